"""Pruebas ocultas de derivadaSigmoide: si solo falla porque falla sigmoide, no pierde puntos."""

from otter.test_files import test_case

from autograder.assertions import assert_matches
from solutions.sigmoide import cases, solution

OK_FORMAT = False
name = "derivadaSigmoide_ocultas"


@test_case(name="valores", points=18, hidden=True)
def valores(derivadaSigmoide, env):
    """Da σ′(z) para un vector de entradas netas."""
    z = cases.entradas_netas(seed=21)
    assert_matches(derivadaSigmoide, solution.derivadaSigmoide, z, env=env)


@test_case(name="números, matrices y más dimensiones", points=4, hidden=True)
def formas(derivadaSigmoide, env):
    """Da σ′(z) con la forma de z, sea un número, una matriz o un arreglo de tres dimensiones."""
    for z in cases.de_toda_forma(seed=22, low=-6, high=6):
        assert_matches(derivadaSigmoide, solution.derivadaSigmoide, z, env=env)


@test_case(name="números enteros", points=2, hidden=True)
def enteros(derivadaSigmoide, env):
    """Da lo mismo para −2 que para −2.0: z puede ser un entero o un arreglo de enteros."""
    for z in cases.enteros(seed=24):
        assert_matches(derivadaSigmoide, solution.derivadaSigmoide, z, env=env)


@test_case(name="extremos sin nan", points=6, hidden=True)
def sin_nan(derivadaSigmoide, env):
    """Con |z| muy grande la derivada llega a 0 sin nan."""
    assert_matches(derivadaSigmoide, solution.derivadaSigmoide, cases.extremos(seed=23), env=env)
