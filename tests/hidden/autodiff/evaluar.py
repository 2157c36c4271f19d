"""Pruebas ocultas de evaluar."""

from otter.test_files import test_case

from autograder.assertions import assert_matches
from solutions.autodiff import cases, solution

OK_FORMAT = False
name = "evaluar_ocultas"


def comprobar(evaluar, casos, *, env):
    """Cada expresión da su valor, y valores queda como estaba."""
    for caso in casos:
        assert_matches(evaluar, solution.evaluar, *caso, env=env)


@test_case(name="las siete operaciones", points=3, hidden=True)
def siete(evaluar, env):
    """Las siete operaciones en una sola expresión."""
    comprobar(evaluar, cases.siete(seed=25), env=env)


@test_case(name="cada operación", points=3, hidden=True)
def operaciones(evaluar, env):
    """Las siete operaciones, una por una, con nombres y con números."""
    comprobar(evaluar, cases.operaciones(seed=21), env=env)


@test_case(name="expresiones hondas", points=4, hidden=True)
def hondas(evaluar, env):
    """Operaciones dentro de operaciones, con nombres que se repiten o que no se usan."""
    comprobar(evaluar, cases.expresiones(seed=22), env=env)


@test_case(name="un nombre o un número solo", points=1, hidden=True)
def hojas(evaluar, env):
    """Un nombre y un número también son expresiones."""
    comprobar(evaluar, cases.hojas(seed=23), env=env)


@test_case(name="exponentes 0 y 1", points=1, hidden=True)
def exponentes(evaluar, env):
    """También con exponente 0 o 1, y con bases negativas."""
    comprobar(evaluar, cases.exponentes(seed=24), env=env)
