"""Pruebas ocultas de normalizarLote: lotes corrientes y neuronas constantes."""

from otter.test_files import test_case

from autograder.assertions import assert_matches
from solutions.activaciones import cases, solution

OK_FORMAT = False
name = "normalizarLote_ocultas"


@test_case(name="lotes", points=7, hidden=True)
def lotes(normalizarLote, env):
    """Normaliza cada neurona con la media y la varianza de sus m registros."""
    for Z, gamma, beta in cases.lotes(seed=61):
        assert_matches(normalizarLote, solution.normalizarLote, Z, gamma, beta, env=env)


@test_case(name="neuronas constantes", points=3, hidden=True)
def constantes(normalizarLote, env):
    """Una neurona que no cambia queda en beta, sin dividir por 0."""
    for Z, gamma, beta in cases.lotes_con_constantes(seed=62):
        assert_matches(normalizarLote, solution.normalizarLote, Z, gamma, beta, env=env)
