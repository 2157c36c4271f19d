"""Pruebas públicas de predecir: sin puntos, porque puede apoyarse en tu softmax."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "predecir"


@test_case(name="forma", points=0)
def forma(predecir):
    """Devuelve una clase por ejemplo: forma (N,)."""
    for N, d, K in ((5, 2, 3), (3, 4, 7), (1, 2, 2)):
        X, W = np.linspace(0, 1, N * d).reshape(N, d), np.linspace(-1, 2, d * K).reshape(d, K)
        salida = predecir(X, W, np.zeros(K))

        assert salida is not None, "tu función no devolvió nada (None): ¿falta el return?"
        assert np.shape(salida) == (N,), (
            f"con N = {N}, d = {d}, K = {K} la salida tiene forma {np.shape(salida)}; debe ser "
            f"{(N,)}: una clase por ejemplo."
        )


@test_case(name="la clase más probable", points=0)
def clases(predecir):
    """Gana la columna con el puntaje más alto, y b también cuenta."""
    X = np.array([[1.0, 0.0, 0.2], [0.1, 0.9, 0.0], [0.0, 0.3, 0.8], [0.4, 0.3, 0.5]])
    casos = ((np.zeros(3), [0, 1, 2, 2]), (np.array([0.5, 0.0, -0.5]), [0, 1, 0, 0]))
    for b, esperado in casos:
        salida = predecir(X, 3 * np.eye(3), 3 * b)
        assert salida is not None, "tu función no devolvió nada (None): ¿falta el return?"
        obtenido = np.asarray(salida, float)

        assert np.array_equal(obtenido, esperado), (
            f"con W = 3 I y b = {3 * b} dio {obtenido}; se esperaba {np.array(esperado)}. "
            "Se pide, en cada fila, el número de la columna con el puntaje más alto."
        )
