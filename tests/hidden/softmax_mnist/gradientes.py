"""Pruebas ocultas de gradientes: el valor de dW y db, con varios ejemplos y con uno solo."""

from otter.test_files import test_case

from autograder.assertions import assert_matches
from solutions.softmax_mnist import cases, solution

OK_FORMAT = False
name = "gradientes_ocultas"


@test_case(name="dW y db", points=11, hidden=True)
def valores(gradientes, env):
    """Da el gradiente del costo medio respecto a W y a b, con N, d y K distintos entre sí."""
    for X, A, Y in cases.activaciones(seed=41):
        _comprobar(gradientes, X, A, Y, env)


@test_case(name="un solo ejemplo", points=4, hidden=True)
def un_ejemplo(gradientes, env):
    """Con una sola fila da el gradiente de ese ejemplo."""
    for X, A, Y in cases.un_ejemplo(seed=42):
        _comprobar(gradientes, X, A, Y, env)


def _comprobar(gradientes, X, A, Y, env):
    """Un db de forma (1, K) también vale: es el que deja keepdims."""
    assert_matches(gradientes, solution.gradientes, X, A, Y, env=env, free_shape=(1,))
