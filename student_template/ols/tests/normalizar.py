"""Pruebas públicas de normalizar: media 0, desviación 1 y la columna constante."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "normalizar"


def separar(salida, X):
    """Z, mu y sigma como arreglos; mu y sigma pueden venir como (n,) o como (1, n)."""
    partes = salida if isinstance(salida, tuple | list | np.ndarray) else ()
    assert len(partes) == 3, "la función debe devolver tres cosas, en este orden: Z, mu y sigma."
    Z, mu, sigma = (np.asarray(parte, float) for parte in partes)
    assert Z.shape == X.shape, f"Z tiene forma {Z.shape}; debe tener la de X, {X.shape}."
    for nombre, parte in (("mu", mu), ("sigma", sigma)):
        assert parte.size == X.shape[1], (
            f"{nombre} tiene forma {parte.shape}; debe tener un valor por columna de X."
        )
    return Z, mu.reshape(-1), sigma.reshape(-1)


@test_case(name="media 0 y desviación 1", points=2)
def estandar(normalizar):
    """Cada columna de Z queda con media 0 y desviación 1, y mu y sigma son las de X."""
    X = np.array([[50.0, 3.0], [80.0, 10.0], [120.0, 2.0], [110.0, 25.0], [65.0, 15.0]])
    Z, mu, sigma = separar(normalizar(X.copy()), X)

    assert np.allclose(mu, (85, 11), rtol=1e-4), f"mu dio {mu}; las medias son 85 y 11."
    assert np.allclose(sigma, (26.4575, 8.4617), rtol=1e-4), (
        f"sigma dio {np.round(sigma, 4)}; se esperaba 26.4575 y 8.4617, que dividen por m. "
        "Si te dio 29.5804 y 9.4604, dividiste por m − 1."
    )
    assert np.allclose(Z.mean(0), 0, atol=1e-4), (
        f"las medias de Z son {np.round(Z.mean(0), 4)}; deben ser 0."
    )
    assert np.allclose(Z.std(0), 1, rtol=1e-4), (
        f"las desviaciones de Z son {np.round(Z.std(0), 4)}; deben ser 1."
    )


@test_case(name="columna constante", points=1)
def constante(normalizar):
    """Una columna constante da Z = 0, sin nan; las demás se normalizan como siempre."""
    X = np.array([[7.0, 1.0], [7.0, 2.0], [7.0, 3.0]])
    with np.errstate(all="ignore"):
        Z, _, sigma = separar(normalizar(X.copy()), X)

    assert np.isfinite(Z).all(), (
        "en Z hay nan o infinitos: una columna constante tiene desviación 0, y no se divide por 0."
    )
    assert np.isfinite(sigma).all(), (
        "en sigma hay nan o infinitos; puede ser cualquier otro número."
    )
    assert np.allclose(Z[:, 0], 0, atol=1e-6), (
        f"la columna constante quedó en {np.round(Z[:, 0], 4)}; debe quedar en 0."
    )
    assert np.allclose(Z[:, 1], (-1.2247, 0, 1.2247), atol=1e-3), (
        f"la otra columna dio {np.round(Z[:, 1], 4)}; se esperaba −1.2247, 0, 1.2247."
    )
