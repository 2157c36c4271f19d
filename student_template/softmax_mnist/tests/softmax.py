"""Pruebas públicas de softmax: forma, valores hechos a mano y puntajes extremos."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "softmax"


def evaluar(softmax, Z):
    """La salida como arreglo, o una frase que dice que no la hay."""
    salida = softmax(Z)
    assert salida is not None, "tu función no devolvió nada (None): ¿falta el return?"
    return np.asarray(salida, float)


@test_case(name="filas que suman 1", points=2)
def filas(softmax):
    """La salida tiene la forma de Z y cada fila suma 1."""
    for N, K in ((5, 3), (3, 3), (1, 4)):
        Z = np.linspace(-1, 2, N * K).reshape(N, K) ** 2
        A = evaluar(softmax, Z)

        assert A.shape == Z.shape, (
            f"con Z de forma {Z.shape} la salida tiene forma {A.shape}; debe ser la misma."
        )
        assert np.allclose(A.sum(axis=1), 1, atol=1e-4), (
            f"con Z de forma {Z.shape} tus filas suman {np.round(A.sum(axis=1), 4)}; cada una debe "
            "sumar 1. Revisa sobre qué eje sumas y qué forma tiene esa suma."
        )


@test_case(name="valores a mano", points=2)
def valores(softmax):
    """(0, ln 2, ln 5) da 1/8, 2/8, 5/8, y (2, 1, 0) da 0.6652, 0.2447, 0.0900."""
    Z = np.array([[0, np.log(2), np.log(5)], [2.0, 1.0, 0.0]])
    esperado = np.array([[0.125, 0.25, 0.625], [0.6652, 0.2447, 0.0900]])
    obtenido = evaluar(softmax, Z)

    assert obtenido.size and np.allclose(obtenido, esperado, atol=1e-4), (
        f"las filas (0, ln 2, ln 5) y (2, 1, 0) dieron\n{np.round(obtenido, 4)}\n"
        f"se esperaba\n{esperado}\nCada fila se divide por la suma de sus propias exponenciales."
    )


@test_case(name="puntajes extremos", points=1)
def extremos(softmax):
    """Con puntajes de ±1000 no hay nan, también si las filas son muy distintas entre sí."""
    Z = np.array([[1000.0, 1000.0, -1000.0], [-1000.0, -1000.0, -1000.0]])
    esperado = np.array([[0.5, 0.5, 0.0], [1 / 3, 1 / 3, 1 / 3]])
    obtenido = evaluar(softmax, Z)

    assert obtenido.size and np.allclose(obtenido, esperado, atol=1e-4), (
        f"con las filas (1000, 1000, −1000) y (−1000, −1000, −1000) dio\n{np.round(obtenido, 4)}\n"
        f"se esperaba\n{np.round(esperado, 4)}\n"
        "Restar un mismo número a toda una fila no cambia sus probabilidades: elige uno bueno."
    )
