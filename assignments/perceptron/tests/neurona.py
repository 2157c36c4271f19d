"""Pruebas públicas de neurona: forma y las tablas de la diapositiva."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "neurona"
ARGUMENTOS = ("X", "w", "umbral")
X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])  # 00, 01, 10, 11


def llamar(funcion, *argumentos):
    """Lo que devuelve tu función, que deja sus argumentos como estaban."""
    copias = [np.copy(a) if isinstance(a, np.ndarray) else a for a in argumentos]
    salida = funcion(*copias)
    for nombre, antes, despues in zip(ARGUMENTOS, argumentos, copias, strict=True):
        assert np.array_equal(antes, despues), (
            f"neurona cambió {nombre}, que no es suyo. "
            "Operaciones como += cambian el arreglo original: crea uno nuevo."
        )
    assert salida is not None, "neurona no devolvió nada (None): ¿falta el return?"
    return salida


@test_case(name="forma", points=2)
def forma(neurona):
    """Hay una respuesta por fila de X, y cada una es 0 o 1."""
    for n, m in ((4, 2), (1, 3), (5, 1)):
        entradas = np.arange(n * m).reshape(n, m) / 4 - 1
        salida = np.asarray(llamar(neurona, entradas, np.full(m, 0.75), 0.5), float)

        assert salida.shape == (n,), (
            f"con X de forma {(n, m)} la salida tiene forma {salida.shape}; debe ser {(n,)}: una "
            "respuesta por fila."
        )
        assert np.isin(salida, (0, 1)).all(), (
            f"con X de forma {(n, m)} salieron valores que no son 0 ni 1: la unidad decide, no "
            "devuelve la entrada neta."
        )


@test_case(name="tablas de la diapositiva", points=3)
def tablas(neurona):
    """Con umbral 1: w = (1, 1) da 0 1 1 1, (1, −0.5) da 0 0 1 0 y (−0.5, 1) da 0 1 0 0."""
    for w, esperado in (
        ((1, 1), (0, 1, 1, 1)),
        ((1, -0.5), (0, 0, 1, 0)),
        ((-0.5, 1), (0, 1, 0, 0)),
    ):
        salida = np.asarray(llamar(neurona, X, np.array(w, float), 1.0), float)

        assert np.array_equal(salida, esperado), (
            f"con w = {w} y umbral 1, en las filas 00, 01, 10, 11, dio {salida}; se esperaba "
            f"{np.array(esperado, float)}. Mira qué pasa cuando la entrada neta es justo 1."
        )
