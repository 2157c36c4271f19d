"""Pruebas públicas de entrenarPerceptron: sin puntos, porque puede apoyarse en las anteriores."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "entrenarPerceptron"
ARGUMENTOS = ("X", "y", "w", "b", "gamma", "epocas")
X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])  # 00, 01, 10, 11
NOMBRES = ("w", "b", "errores")


def llamar(funcion, *argumentos):
    """Lo que devuelve tu función, que deja sus argumentos como estaban."""
    copias = [np.copy(a) if isinstance(a, np.ndarray) else a for a in argumentos]
    salida = funcion(*copias)
    for nombre, antes, despues in zip(ARGUMENTOS, argumentos, copias, strict=True):
        assert np.array_equal(antes, despues), (
            f"entrenarPerceptron cambió {nombre}, que no es suyo. "
            "Operaciones como += cambian el arreglo original: crea uno nuevo."
        )
    assert salida is not None, "entrenarPerceptron no devolvió nada (None): ¿falta el return?"
    return salida


def partes(salida, nombres):
    """Los valores uno por uno, como arreglos, o una frase que dice cuáles faltan."""
    valores = salida if isinstance(salida, tuple | list | np.ndarray) else ()
    assert len(valores) == len(nombres), (
        f"entrenarPerceptron debe devolver {len(nombres)} valores: {', '.join(nombres)}."
    )
    return [np.asarray(valor, float) for valor in valores]


def aprendida(entrenarPerceptron, y, gamma, epocas):
    """Lo que queda desde w = 0 y b = 0 con la tabla de una compuerta: w, b y errores."""
    salida = llamar(entrenarPerceptron, X, np.array(y, float), np.zeros(2), 0.0, gamma, epocas)
    w, b, errores = partes(salida, NOMBRES)
    assert w.shape == (2,), f"w tiene forma {w.shape}; debe ser (2,)."
    assert b.size == 1, f"b debe ser un número y tiene {b.size} valores."
    return w, float(b.reshape(-1)[0]), errores.ravel().tolist()


@test_case(name="AND y OR", points=0)
def and_y_or(entrenarPerceptron):
    """Desde cero y con γ = 1: AND da w = (2, 1), b = −3 y OR da w = (1, 1), b = −1."""
    for compuerta, y, w_final, b_final, fallos in (
        ("AND", (0, 0, 0, 1), (2, 1), -3, [2, 3, 3, 2, 1, 0]),
        ("OR", (0, 1, 1, 1), (1, 1), -1, [2, 2, 1, 0]),
    ):
        w, b, errores = aprendida(entrenarPerceptron, y, 1.0, 20)

        assert errores == fallos, (
            f"en {compuerta}, errores fue {errores}; se esperaba {fallos}: un número por época, "
            "contado antes de cada corrección, hasta la primera época con 0."
        )
        assert np.allclose(w, w_final) and np.isclose(b, b_final), (
            f"en {compuerta} quedó w = {w}, b = {b:g}; se esperaba {w_final} y {b_final}."
        )


@test_case(name="con otra γ", points=0)
def otra_gamma(entrenarPerceptron):
    """Desde cero, con γ = 1.5 los fallos son los mismos y w y b salen por 1.5."""
    w, b, errores = aprendida(entrenarPerceptron, (0, 0, 0, 1), 1.5, 20)

    assert errores == [2, 3, 3, 2, 1, 0], (
        f"en AND con γ = 1.5, errores fue {errores}; se esperaba [2, 3, 3, 2, 1, 0]."
    )
    assert np.allclose(w, (3, 1.5)) and np.isclose(b, -4.5), (
        f"en AND con γ = 1.5 quedó w = {w}, b = {b:g}; se esperaba (3, 1.5) y −4.5. La tasa γ va "
        "en las dos correcciones, la de w y la de b."
    )


@test_case(name="XOR", points=0)
def xor(entrenarPerceptron):
    """En XOR no para: 3, 3, 4, 4, 4… fallos, y acaba las épocas en w = (−1, 0), b = 0."""
    w, b, errores = aprendida(entrenarPerceptron, (0, 1, 1, 0), 1.0, 6)

    assert errores == [3, 3, 4, 4, 4, 4], (
        f"en 6 épocas de XOR, errores fue {errores}; se esperaba [3, 3, 4, 4, 4, 4]."
    )
    assert np.allclose(w, (-1, 0)) and np.isclose(b, 0), (
        f"después de 6 épocas de XOR quedó w = {w}, b = {b:g}; se esperaba (−1, 0) y 0."
    )


@test_case(name="sin épocas", points=0)
def cero_epocas(entrenarPerceptron):
    """Con 0 épocas no cambia nada y errores está vacía."""
    w, b, errores = aprendida(entrenarPerceptron, (0, 0, 0, 1), 1.0, 0)

    assert errores == [] and not w.any() and b == 0, (
        f"con 0 épocas dio w = {w}, b = {b:g}, errores = {errores}; se esperaba todo como llegó y "
        "una lista vacía."
    )
