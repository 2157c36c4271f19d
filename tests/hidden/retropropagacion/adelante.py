"""Pruebas ocultas de adelante: valores y logits enormes."""

from otter.test_files import test_case

from autograder.assertions import assert_matches
from solutions.retropropagacion import cases, solution

OK_FORMAT = False
name = "adelante_ocultas"


@test_case(name="redes de varios tamaños", points=6, hidden=True)
def valores(adelante, env):
    """Da z, h, y y s, todas columnas, con cualquier número de entradas, neuronas y clases."""
    for red in cases.redes(seed=11):
        assert_matches(adelante, solution.adelante, *red, env=env)


@test_case(name="capas del mismo tamaño", points=2, hidden=True)
def cuadradas(adelante, env):
    """También donde todas las matrices son cuadradas y una traspuesta no se ve en la forma."""
    for red in cases.redes_cuadradas(seed=13):
        assert_matches(adelante, solution.adelante, *red, env=env)


@test_case(name="logits muy grandes y muy pequeños", points=4, hidden=True)
def enormes(adelante, env):
    """Con logits de ±1000, también muy separados, las probabilidades son buenas, sin nan."""
    for red in cases.redes_enormes(seed=12):
        assert_matches(adelante, solution.adelante, *red, env=env)
