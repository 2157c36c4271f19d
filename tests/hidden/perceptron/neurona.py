"""Pruebas ocultas de neurona."""

from otter.test_files import test_case

from autograder.assertions import assert_matches
from solutions.perceptron import cases, solution

OK_FORMAT = False
name = "neurona_ocultas"


@test_case(name="valores", points=4, hidden=True)
def valores(neurona, env):
    """Contesta 0 o 1 en cada fila, con cualquier umbral."""
    for X, w, umbral in cases.unidades(seed=11):
        assert_matches(neurona, solution.neurona, X, w, umbral, env=env)


@test_case(name="justo en el umbral", points=4, hidden=True)
def en_el_umbral(neurona, env):
    """Contesta 1 cuando la entrada neta es exactamente el umbral."""
    for X, w, umbral in cases.en_el_umbral(seed=12):
        assert_matches(neurona, solution.neurona, X, w, umbral, env=env)


@test_case(name="una fila, una columna", points=2, hidden=True)
def de_otra_forma(neurona, env):
    """Contesta con forma (n,) también cuando hay una sola fila o una sola entrada."""
    for X, w, umbral in cases.de_otra_forma(seed=13):
        assert_matches(neurona, solution.neurona, X, w, umbral, env=env)
