"""Pruebas públicas de adalineEnLote: un paso hecho a mano y el final de AND y de XOR."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "adalineEnLote"
ARGUMENTOS = ("X", "y", "w", "b", "eta", "epocas")
X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])  # 00, 01, 10, 11


def llamar(funcion, *argumentos):
    """Lo que devuelve tu función, que deja sus argumentos como estaban."""
    copias = [np.copy(a) if isinstance(a, np.ndarray) else a for a in argumentos]
    salida = funcion(*copias)
    for nombre, antes, despues in zip(ARGUMENTOS, argumentos, copias, strict=True):
        assert np.array_equal(antes, despues), (
            f"adalineEnLote cambió {nombre}, que no es suyo. "
            "Operaciones como += cambian el arreglo original: crea uno nuevo."
        )
    assert salida is not None, "adalineEnLote no devolvió nada (None): ¿falta el return?"
    return salida


def partes(salida, nombres):
    """Los valores uno por uno, como arreglos, o una frase que dice cuáles faltan."""
    valores = salida if isinstance(salida, tuple | list | np.ndarray) else ()
    assert len(valores) == len(nombres), (
        f"adalineEnLote debe devolver {len(nombres)} valores: {', '.join(nombres)}."
    )
    return [np.asarray(valor, float) for valor in valores]


def numeros(adalineEnLote, *argumentos):
    """w, b y costos, con sus formas comprobadas."""
    w, b, costos = partes(llamar(adalineEnLote, *argumentos), ("w", "b", "costos"))
    m, epocas = argumentos[0].shape[1], argumentos[-1]
    assert w.shape == (m,), f"con {m} entradas, w tiene forma {w.shape}; debe ser {(m,)}."
    assert b.size == 1, f"b debe ser un número y tiene {b.size} valores."
    assert costos.size == epocas + 1, (
        f"con {epocas} épocas, costos tiene {costos.size} valores; deben ser {epocas + 1}: el de "
        "los w y b recibidos y uno después de cada época."
    )
    return w, float(b.reshape(-1)[0]), costos.ravel()


@test_case(name="un paso a mano", points=3)
def un_paso(adalineEnLote):
    """AND desde cero con η = 0.1: w = (0.025, 0.025), b = 0.025, y el costo baja a 0.2153."""
    y = np.array([0.0, 0.0, 0.0, 1.0])
    w, b, costos = numeros(adalineEnLote, X, y, np.zeros(2), 0.0, 0.1, 1)

    assert np.allclose((*w, b), 0.025, rtol=1e-4), (
        f"dio w = {w}, b = {b:.4f}; se esperaba 0.025 en los tres. Los residuos son 0, 0, 0, 1: "
        "suma sus correcciones, divide por las cuatro muestras y multiplica por η."
    )
    assert np.allclose(costos, (0.25, 0.2153125), rtol=1e-4), (
        f"costos fue {np.round(costos, 4)}; se esperaba 0.25 y 0.2153: el promedio de r² antes y "
        "después del paso."
    )


@test_case(name="AND y XOR", points=2)
def and_y_xor(adalineEnLote):
    """Mil épocas con η = 0.1: AND llega a (0.5, 0.5), −0.25 y XOR a (0, 0), 0.5."""
    for compuerta, y, final, minimo in (
        ("AND", (0, 0, 0, 1), (0.5, 0.5, -0.25), 0.0625),
        ("XOR", (0, 1, 1, 0), (0, 0, 0.5), 0.25),
    ):
        w, b, costos = numeros(adalineEnLote, X, np.array(y, float), np.zeros(2), 0.0, 0.1, 1000)

        assert np.allclose((*w, b), final, atol=1e-3), (
            f"en {compuerta} quedó w = {np.round(w, 4)}, b = {b:.4f}; se esperaba {final[:2]} y "
            f"{final[2]}."
        )
        assert np.isclose(costos[-1], minimo, atol=1e-4), (
            f"en {compuerta} el costo final fue {costos[-1]:.4f}; se esperaba {minimo}."
        )
