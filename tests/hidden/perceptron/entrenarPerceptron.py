"""Pruebas ocultas de entrenarPerceptron."""

from otter.test_files import test_case

from autograder.assertions import assert_matches
from solutions.perceptron import cases, solution

OK_FORMAT = False
name = "entrenarPerceptron_ocultas"


@test_case(name="una época", points=6, hidden=True)
def una_epoca(entrenarPerceptron, env):
    """Tras una pasada por las muestras, w, b y el número de fallos son los que deben ser."""
    for problema in cases.primera_epoca(seed=41):
        assert_matches(entrenarPerceptron, solution.entrenarPerceptron, *problema, 1, env=env)


@test_case(name="aprende y para", points=6, hidden=True)
def aprende_y_para(entrenarPerceptron, env):
    """Si una recta separa las clases, para después de la primera época sin fallos, y la anota."""
    for problema in cases.separables(seed=42):
        assert_matches(entrenarPerceptron, solution.entrenarPerceptron, *problema, 60, env=env)


@test_case(name="no hay recta", points=4, hidden=True)
def no_hay_recta(entrenarPerceptron, env):
    """Si ninguna recta separa las clases, se detiene al completar las épocas pedidas."""
    for problema in cases.inseparables(seed=43):
        assert_matches(entrenarPerceptron, solution.entrenarPerceptron, *problema, 6, env=env)


@test_case(name="compuertas de tres entradas", points=3, hidden=True)
def compuertas(entrenarPerceptron, env):
    """Desde cero, donde la primera entrada neta es exactamente 0, aprende otras compuertas."""
    for problema in cases.compuertas(seed=44):
        assert_matches(entrenarPerceptron, solution.entrenarPerceptron, *problema, 40, env=env)


@test_case(name="cero épocas", points=2, hidden=True)
def cero_epocas(entrenarPerceptron, env):
    """Con 0 épocas devuelve w y b como llegaron y una lista vacía."""
    for problema in cases.primera_epoca(seed=45):
        assert_matches(entrenarPerceptron, solution.entrenarPerceptron, *problema, 0, env=env)
