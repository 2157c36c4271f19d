"""Pruebas públicas de ecuacionNormal: una recta exacta, XOR y una columna repetida."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "ecuacionNormal"


def resolver(ecuacionNormal, X, y):
    """La θ como arreglo, con su forma comprobada."""
    theta = np.asarray(ecuacionNormal(X.copy(), y.copy()), float)
    assert theta.shape == (X.shape[1],), (
        f"con X de forma {X.shape} theta tiene forma {theta.shape}; debe ser {(X.shape[1],)}."
    )
    return theta


@test_case(name="recta exacta", points=2)
def recta(ecuacionNormal):
    """Con puntos de la recta y = 2 − 3x encuentra θ = (2, −3)."""
    x = np.array([-1.0, 0.5, 2.0, 4.0, 7.0])
    theta = resolver(ecuacionNormal, np.column_stack((np.ones(5), x)), 2 - 3 * x)

    assert np.allclose(theta, (2, -3), rtol=1e-3, atol=1e-3), (
        f"dio {np.round(theta, 4)}; se esperaba (2, −3). X ya trae la columna de unos."
    )


@test_case(name="XOR", points=1)
def xor(ecuacionNormal):
    """En XOR el mejor modelo lineal responde 0.5 en las cuatro filas."""
    X = np.array([[1.0, 0, 0], [1, 0, 1], [1, 1, 0], [1, 1, 1]])
    prediccion = X @ resolver(ecuacionNormal, X, np.array([0.0, 1, 1, 0]))

    assert np.allclose(prediccion, 0.5, atol=1e-4), (
        f"las predicciones son {np.round(prediccion, 4)}; se esperaba 0.5 en todas."
    )


@test_case(name="columna repetida", points=1)
def repetida(ecuacionNormal):
    """Con dos columnas iguales reparte el peso entre ellas: es la θ de menor norma."""
    theta = resolver(ecuacionNormal, np.ones((3, 2)), np.full(3, 2.0))

    assert np.allclose(theta, (1, 1), atol=1e-4), (
        f"dio {np.round(theta, 4)}. Cualquier θ con θ0 + θ1 = 2 tiene costo 0; de todas ellas, la "
        "más corta es (1, 1)."
    )
