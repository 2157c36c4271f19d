"""Pruebas públicas de normasDelGradiente: sin puntos, porque se apoya en tus otras funciones."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "normasDelGradiente"


def normas(normasDelGradiente, nombre, x, pesos):
    """Las L + 1 normas, o una frase que dice por qué no."""
    dados = [np.copy(a) for a in (x, *pesos)]
    salida = normasDelGradiente(nombre, x, pesos)
    quedan = (x, *pesos)
    assert len(quedan) == len(dados) and all(map(np.array_equal, quedan, dados)), (
        f"{name} cambió x, la lista o las matrices que recibió: trabaja en otras."
    )
    assert salida is not None, f"{name} no devolvió nada (None): ¿falta el return?"
    salida = np.asarray(salida, float)
    assert salida.shape == (len(pesos) + 1,), (
        f"con {len(pesos)} capas la salida tiene forma {salida.shape} y debe ser "
        f"{(len(pesos) + 1,)}: una norma por cada a, también la de la entrada y la de la salida."
    )
    return salida


def red(*tamaños):
    """Una entrada y los pesos de una red de esos tamaños."""
    rng = np.random.default_rng(8)
    pares = zip(tamaños[1:], tamaños[:-1], strict=True)
    return rng.uniform(-1, 1, (tamaños[0], 1)), [rng.uniform(-1, 1, par) for par in pares]


@test_case(name="a mano", points=0)
def a_mano(normasDelGradiente):
    """La red del cuaderno, con relu, da √10, √6 y 1."""
    x = np.array([[1.0], [2.0]])
    pesos = [np.array([[1.0, -1.0], [2.0, 1.0], [1.0, 1.0]]), np.array([[1.0, 2.0, -1.0]])]
    salida = normas(normasDelGradiente, "relu", x, pesos)

    assert np.allclose(salida, [3.1623, 2.4495, 1], atol=1e-4), (
        f"dio {np.round(salida, 4)}; se esperaba 3.1623, 2.4495, 1. Empieza por el final, con un 1 "
        "por salida, y en cada capa multiplica por la derivada en z antes de volver por los pesos."
    )


@test_case(name="la última", points=0)
def la_ultima(normasDelGradiente):
    """Con 4 salidas la última norma es √4 = 2: S es la suma, y su derivada en cada salida es 1."""
    salida = normas(normasDelGradiente, "tanh", *red(3, 5, 4))

    assert np.allclose(salida[-1], 2), f"la última dio {salida[-1]:.4f}; se esperaba 2."


@test_case(name="medida en la entrada", points=0)
def medida(normasDelGradiente, activacion):
    """La primera es la que sale de mover cada entrada un poco y mirar S, con tu activacion."""
    for nombre in ("sigmoide", "tanh", "lineal"):  # sin esquinas que el paso pueda cruzar
        x, pesos = red(3, 5, 4)
        pendientes = [_pendiente(activacion, nombre, x, pesos, i) for i in range(3)]
        primera = normas(normasDelGradiente, nombre, x, pesos)[0]
        due = float(np.linalg.norm(pendientes))
        assert np.allclose(primera, due, rtol=0.01, atol=1e-3), (
            f"{nombre}: al mover las entradas S cambia con un gradiente de norma {due:.4f}, y la "
            f"primera de las tuyas es {primera:.4f}. O falla {name}, o falla activacion."
        )


def _pendiente(activacion, nombre, x, pesos, i, h=1e-2):
    def suma(paso):
        a = np.array(x)
        a[i] += paso
        for W in pesos:
            a = np.asarray(activacion(nombre, W @ a), float)
        return a.sum()

    return (suma(h) - suma(-h)) / (2 * h)
