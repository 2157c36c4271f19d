"""Pruebas ocultas de parciales."""

from otter.test_files import test_case

from autograder.assertions import assert_matches
from solutions.autodiff import cases, solution

OK_FORMAT = False
name = "parciales_ocultas"


def comprobar(parciales, casos, *, env):
    """Cada operación da sus derivadas locales."""
    for caso in casos:
        assert_matches(parciales, solution.parciales, *caso, env=env)


@test_case(name="suma, resta, producto y cociente", points=5, hidden=True)
def dobles(parciales, env):
    """Las derivadas respecto a los dos argumentos, en su orden y con su signo."""
    comprobar(parciales, cases.locales(seed=41), env=env)


@test_case(name="potencias", points=3, hidden=True)
def potencias(parciales, env):
    """Una sola derivada, la de la base, con exponentes enteros, negativos y reales."""
    comprobar(parciales, cases.potencias(seed=42), env=env)


@test_case(name="exp y log", points=3, hidden=True)
def unarias(parciales, env):
    """Con un solo argumento, una sola derivada."""
    comprobar(parciales, cases.unarias(seed=43), env=env)


@test_case(name="exponentes 0 y 1", points=1, hidden=True)
def sencillas(parciales, env):
    """La derivada de a⁰ es 0 y la de a¹ es 1."""
    comprobar(parciales, cases.sencillas(seed=44), env=env)
