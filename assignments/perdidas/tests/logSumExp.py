"""Pruebas públicas de logSumExp: forma, el ejemplo a mano y puntajes enormes."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "logSumExp"


def llamar(funcion, nombre, *argumentos):
    """La salida de tu función, o una frase que dice por qué no la hay."""
    antes = [np.copy(a) for a in argumentos]
    salida = funcion(*argumentos)
    for a, copia in zip(argumentos, antes, strict=True):
        assert np.array_equal(a, copia), f"{nombre} cambió un argumento: trabaja en una copia."
    assert salida is not None, f"{nombre} no devolvió nada (None): ¿falta el return?"
    return salida


def por_fila(logSumExp, Z):
    """Un número por fila, o una frase que dice por qué no."""
    salida = llamar(logSumExp, "logSumExp", Z)
    try:
        salida = np.asarray(salida, float)
    except (TypeError, ValueError):
        raise AssertionError("lo que devolvió logSumExp no es un arreglo de números.") from None
    assert salida.shape == (len(Z),), (
        f"con Z de forma {Z.shape} la salida tiene forma {salida.shape}; debe ser {(len(Z),)}: un "
        "número por fila."
    )
    return salida


@test_case(name="a mano", points=2)
def a_mano(logSumExp):
    """Las filas (1, 2, 3) y (0, 0, 0) dan 3.4076 y ln 3 = 1.0986."""
    salida = por_fila(logSumExp, np.array([[1.0, 2.0, 3.0], [0.0, 0.0, 0.0]]))

    assert np.allclose(salida, [3.4076, 1.0986], atol=1e-4), (
        f"dio {np.round(salida, 4)}; se esperaba 3.4076, 1.0986: el logaritmo de e + e² + e³ y el "
        "de 1 + 1 + 1."
    )


@test_case(name="puntajes enormes", points=2)
def enormes(logSumExp):
    """Las filas (1000, 1000, 1000) y (−1000, −1000, −1000), juntas, dan ±1000 + ln 3."""
    with np.errstate(all="ignore"):
        salida = por_fila(logSumExp, np.array([[1000.0] * 3, [-1000.0] * 3]))

    assert np.allclose(salida, [1001.0986, -998.9014], rtol=0, atol=1e-3), (
        f"dio {salida}; se esperaba 1001.0986, −998.9014. Un infinito dice que alguna exponencial "
        "se desbordó, o que en una fila todas se hicieron 0."
    )
