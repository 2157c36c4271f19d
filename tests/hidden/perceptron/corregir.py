"""Pruebas ocultas de corregir."""

from otter.test_files import test_case

from autograder.assertions import assert_matches
from solutions.perceptron import cases, solution

OK_FORMAT = False
name = "corregir_ocultas"


@test_case(name="cuando acierta", points=2, hidden=True)
def aciertos(corregir, env):
    """Si la unidad acierta, los pesos no se mueven."""
    for muestra in cases.aciertos(seed=21):
        assert_matches(corregir, solution.corregir, *muestra, env=env)


@test_case(name="debía contestar 1", points=5, hidden=True)
def por_debajo(corregir, env):
    """Si contesta 0 y debía contestar 1, cada peso se corrige según su entrada."""
    for muestra in cases.por_debajo(seed=22):
        assert_matches(corregir, solution.corregir, *muestra, env=env)


@test_case(name="debía contestar 0", points=5, hidden=True)
def por_encima(corregir, env):
    """Si contesta 1 y debía contestar 0, cada peso se corrige según su entrada."""
    for muestra in cases.por_encima(seed=23):
        assert_matches(corregir, solution.corregir, *muestra, env=env)


@test_case(name="justo en el umbral", points=3, hidden=True)
def en_el_umbral(corregir, env):
    """Si la entrada neta es exactamente el umbral, la respuesta que se corrige es 1."""
    for muestra in cases.muestras_en_el_umbral(seed=24):
        assert_matches(corregir, solution.corregir, *muestra, env=env)
