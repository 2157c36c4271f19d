"""Pruebas ocultas de backProp."""

from otter.test_files import test_case

from autograder.assertions import assert_matches
from solutions.xor import cases, solution

OK_FORMAT = False
name = "backProp_ocultas"


@test_case(name="gradientes", points=19, hidden=True)
def gradientes(backProp, env):
    """Da los cuatro gradientes del costo medio en redes de varios tamaños."""
    for red in cases.redes(seed=5):
        assert_matches(backProp, solution.backProp, *cases.para_backprop(red), env=env)


@test_case(name="un solo registro", points=6, hidden=True)
def un_solo_registro(backProp, env):
    """Con m = 1 da los gradientes de la pérdida de ese registro."""
    red = cases.red_de_un_registro(seed=32)
    assert_matches(backProp, solution.backProp, *cases.para_backprop(red), env=env)


@test_case(name="neuronas saturadas", points=4, hidden=True)
def neuronas_saturadas(backProp, env):
    """Da los gradientes también cuando la capa escondida está cerca de 0 y de 1."""
    for red in cases.redes_saturadas(seed=7):
        assert_matches(backProp, solution.backProp, *cases.para_backprop(red), env=env)
