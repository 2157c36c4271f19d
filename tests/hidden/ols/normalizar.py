"""Pruebas ocultas de normalizar; mu y sigma pueden venir como (n,) o como (1, n)."""

import numpy as np
from otter.test_files import test_case

from autograder.assertions import assert_matches
from solutions.ols import cases, solution

OK_FORMAT = False
name = "normalizar_ocultas"


def con_sigma_libre(normalizar):
    """La misma función, con σ = 1 donde una columna constante deja elegir cualquier σ finita."""

    def normalizada(X):
        constant = np.ptp(X, axis=0) == 0
        value = normalizar(X)
        try:
            Z, mu, sigma = value
            flat = np.array(sigma, float).reshape(-1)
        except (TypeError, ValueError):
            return value
        if flat.size == constant.size:
            sigma = np.where(constant & np.isfinite(flat), 1, flat)
        return Z, mu, sigma

    return normalizada


@test_case(name="valores", points=8, hidden=True)
def valores(normalizar, env):
    """Da Z, mu y sigma con columnas de escalas muy distintas."""
    for X in cases.tablas(seed=51):
        assert_matches(normalizar, solution.normalizar, X, env=env, free_shape=(1, 2))


@test_case(name="columnas constantes", points=4, hidden=True)
def columnas_constantes(normalizar, env):
    """Una columna constante da Z = 0, sin nan, y las demás se normalizan como siempre."""
    for X in cases.tablas_con_constantes(seed=52):
        assert_matches(
            con_sigma_libre(normalizar), solution.normalizar, X, env=env, free_shape=(1, 2)
        )
