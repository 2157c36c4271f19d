"""Pruebas ocultas de haciaAtras: si solo falla porque falla una jacobiana, no pierde puntos."""

from otter.test_files import test_case

from autograder.assertions import assert_matches
from solutions.retropropagacion import cases, solution

OK_FORMAT = False
name = "haciaAtras_ocultas"

# Con una jacobiana en float32, las columnas salen en float64 con el error de float32.
RTOL = 1e-4  # 100 semillas: peor 8e-6


def comprobar(haciaAtras, *args, env):
    assert_matches(haciaAtras, solution.haciaAtras, *args, env=env, rtol=RTOL)


@test_case(name="redes de varios tamaños", points=16, hidden=True)
def valores(haciaAtras, env):
    """Da las cinco columnas, de la pérdida a las entradas."""
    for caso in cases.hacia_atras(seed=51):
        comprobar(haciaAtras, *caso, env=env)


@test_case(name="capas del mismo tamaño", points=4, hidden=True)
def cuadradas(haciaAtras, env):
    """También donde todas las matrices son cuadradas y cualquiera cabe en cualquier lugar."""
    for caso in cases.hacia_atras_cuadradas(seed=52):
        comprobar(haciaAtras, *caso, env=env)


@test_case(name="la red del cuaderno", points=4, hidden=True)
def a_mano(haciaAtras, env):
    """Da las cinco columnas, en la red del cuaderno con una oculta más."""
    comprobar(haciaAtras, *cases.hacia_atras_a_mano(), env=env)
