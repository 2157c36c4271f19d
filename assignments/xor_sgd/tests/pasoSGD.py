"""Pruebas públicas de pasoSGD: sin puntos, porque se apoya en derivadas."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "pasoSGD"
ARGUMENTOS = ("x", "y", "W1", "b1", "w2", "b2", "alpha")


def llamar(funcion, *argumentos, quien=name, nombres=ARGUMENTOS):
    """Lo que devuelve, que deja sus argumentos como estaban."""
    antes = [np.copy(valor) for valor in argumentos]
    salida = funcion(*argumentos)
    assert salida is not None, f"{quien} no devolvió nada (None): ¿falta el return?"
    for nombre, valor, copia in zip(nombres, argumentos, antes, strict=False):
        if isinstance(valor, np.ndarray):
            assert np.array_equal(valor, copia), (
                f"{quien} cambió {nombre}, que es de quien la llama. Operaciones como -= cambian "
                "el arreglo original: crea uno nuevo."
            )
    return salida


PARAMETROS = ("W1", "b1", "w2", "b2")
RED = ("x", *PARAMETROS)


def cuatro(salida, prefijo, red):
    """Las cuatro partes, cada una con la forma de su parámetro, o una frase que dice cuál no."""
    nombres = [prefijo + nombre for nombre in PARAMETROS]
    partes = salida if isinstance(salida, tuple | list) else ()
    assert len(partes) == 4, f"{name} devuelve cuatro cosas, en este orden: {', '.join(nombres)}."
    arreglos = [np.asarray(parte, float) for parte in partes]
    for k, (nombre, parametro) in enumerate(zip(nombres, red, strict=True)):
        forma = np.shape(parametro)
        assert arreglos[k].shape == forma or (forma == () and arreglos[k].size == 1), (
            f"{nombre} tiene forma {arreglos[k].shape} y debe ser {forma or 'un solo número'}: la "
            f"de {PARAMETROS[k]}. Mira también en qué orden los devuelves."
        )
        arreglos[k] = arreglos[k].reshape(forma)
    return arreglos


def muestra():
    """La que el cuaderno resuelve a mano: x, y, W1, b1, w2, b2."""
    x, W1, b1 = np.array([1.0, 1.0]), np.array([[1.0, -1.0], [2.0, 1.0]]), np.array([0.0, -1.0])
    return x, 0.0, W1, b1, np.array([1.0, -2.0]), 0.5


@test_case(name="formas", points=0)
def formas(pasoSGD):
    """Con m = 3 y h = 5 los cuatro parámetros salen con la forma con que entraron."""
    rng = np.random.default_rng(4)
    x, W1, b1, w2 = (rng.uniform(-1, 1, forma) for forma in (3, (5, 3), 5, 5))
    cuatro(llamar(pasoSGD, x, 1.0, W1, b1, w2, 0.3, 0.2), "", (W1, b1, w2, 0.3))


@test_case(name="el paso hecho a mano", points=0)
def a_mano(pasoSGD):
    """Con α = 0.5 la muestra del cuaderno lleva los nueve números adonde dice la tabla."""
    obtenidos = cuatro(llamar(pasoSGD, *muestra(), 0.5), "", muestra()[2:])
    esperados = (
        [[1.1904, -0.8096], [1.8401, 0.8401]], [0.1904, -1.1599], [1.3808, -1.3292], 1.2616,
    )  # fmt: skip
    for nombre, obtenido, esperado in zip(PARAMETROS, obtenidos, esperados, strict=True):
        assert np.allclose(obtenido, esperado, atol=1e-4), (
            f"{nombre} dio {np.round(obtenido, 4).tolist()}; se esperaba {esperado}. Si derivadas "
            "ya pasa sus comprobaciones, mira el signo, y que las cuatro derivadas salgan de los "
            "mismos pesos."
        )


@test_case(name="mejora su muestra", points=0)
def mejora(pasoSGD, adelante):
    """Un paso pequeño deja un error menor en esa muestra."""
    x, y, *red = muestra()
    movida = cuatro(llamar(pasoSGD, x, y, *red, 0.05), "", red)
    errores = []
    for W1, b1, w2, b2 in (red, movida):
        argumentos = x.copy(), W1.copy(), b1.copy(), w2.copy(), float(b2)
        salida = llamar(adelante, *argumentos, quien="adelante", nombres=RED)
        partes = salida if isinstance(salida, tuple | list) else ()
        assert len(partes) == 3 and np.size(partes[2]) == 1, (
            "tu adelante todavía no devuelve z1, a1 y un ŷ: termínala primero."
        )
        errores.append((y - float(np.asarray(partes[2], float).reshape(()))) ** 2)

    assert errores[1] < errores[0], (
        f"antes del paso (y − ŷ)² valía {errores[0]:.4f}, y después {errores[1]:.4f}. ¿Hacia dónde "
        "te mueves?"
    )
