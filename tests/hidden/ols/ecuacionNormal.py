"""Pruebas ocultas de ecuacionNormal."""

from otter.test_files import test_case

from autograder.assertions import assert_matches
from solutions.ols import cases, solution

OK_FORMAT = False
name = "ecuacionNormal_ocultas"


@test_case(name="valores", points=6, hidden=True)
def valores(ecuacionNormal, env):
    """Da la θ de menor costo cuando hay una sola."""
    for _, X, y in cases.problemas(seed=61):
        assert_matches(ecuacionNormal, solution.ecuacionNormal, X, y, env=env)


@test_case(name="columnas dependientes", points=3, hidden=True)
def columnas_dependientes(ecuacionNormal, env):
    """Si una columna es combinación de otras, da la θ óptima de menor norma."""
    for X, y in cases.columnas_dependientes(seed=79):
        assert_matches(ecuacionNormal, solution.ecuacionNormal, X, y, env=env)


@test_case(name="más columnas que ejemplos", points=3, hidden=True)
def anchas(ecuacionNormal, env):
    """Si hay más columnas que ejemplos, da la θ óptima de menor norma."""
    for X, y in cases.anchas(seed=63):
        assert_matches(ecuacionNormal, solution.ecuacionNormal, X, y, env=env)
