"""Pruebas ocultas de sigmoide: valores, formas y extremos con y sin vigilar el desborde."""

import numpy as np
from otter.test_files import test_case

from autograder.assertions import Mismatch, assert_matches
from autograder.model import Diagnosis
from solutions.sigmoide import cases, misconceptions, solution

OK_FORMAT = False
name = "sigmoide_ocultas"

OVERFLOW = ("overflow", "invalid value", "range error")  # NumPy's words and math.exp's


@test_case(name="valores", points=14, hidden=True)
def valores(sigmoide, env):
    """Da σ(z) para un vector de entradas netas."""
    assert_matches(sigmoide, solution.sigmoide, cases.entradas_netas(seed=11), env=env)


@test_case(name="números, matrices y más dimensiones", points=4, hidden=True)
def formas(sigmoide, env):
    """Da σ(z) con la forma de z, sea un número, una matriz o un arreglo de tres dimensiones."""
    for z in cases.de_toda_forma(seed=12, low=-6, high=6):
        assert_matches(sigmoide, solution.sigmoide, z, env=env)


@test_case(name="números enteros", points=2, hidden=True)
def enteros(sigmoide, env):
    """Da lo mismo para −2 que para −2.0: z puede ser un entero o un arreglo de enteros."""
    for z in cases.enteros(seed=15):
        assert_matches(sigmoide, solution.sigmoide, z, env=env)


@test_case(name="extremos sin nan", points=6, hidden=True)
def sin_nan(sigmoide, env):
    """Con |z| muy grande llega a 0 y a 1 sin nan."""
    assert_matches(sigmoide, solution.sigmoide, cases.extremos(seed=13), env=env)


@test_case(name="extremos sin desborde", points=6, hidden=True)
def sin_desborde(sigmoide, env):
    """Con |z| muy grande llega a 0 y a 1 sin que ninguna operación se desborde."""
    z = cases.extremos(seed=14)
    assert_matches(sigmoide, solution.sigmoide, z, env=env)
    try:
        with np.errstate(over="raise", invalid="raise"):
            assert_matches(sigmoide, solution.sigmoide, z, env=env)
    except Exception as error:
        if not any(words in str(error) for words in OVERFLOW):
            raise
        text = " ".join(misconceptions.sigmoide__desborde.__doc__.split())
        raise Mismatch("hubo un desborde", Diagnosis("desborde", text)) from None
