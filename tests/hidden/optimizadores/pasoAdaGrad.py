"""Pruebas ocultas de pasoAdaGrad."""

import numpy as np
from otter.test_files import test_case

from autograder.assertions import assert_matches
from solutions.optimizadores import cases, solution

OK_FORMAT = False
name = "pasoAdaGrad_ocultas"


@test_case(name="con memoria", points=4, hidden=True)
def con_memoria(pasoAdaGrad, env):
    """Da w y r desde una suma que ya trae memoria, con w de varias formas."""
    for *paso, _ in cases.pasos_con_suma(seed=31):
        assert_matches(pasoAdaGrad, solution.pasoAdaGrad, *paso, env=env)


@test_case(name="el primer paso", points=1, hidden=True)
def primer_paso(pasoAdaGrad, env):
    """Desde r = 0, con el eps que llegue, y con los números del cuaderno."""
    for *paso, _ in cases.primeros_pasos(seed=32):
        assert_matches(pasoAdaGrad, solution.pasoAdaGrad, *paso, 1e-9, env=env)
    A, _, w = cases.cuenco()
    assert_matches(pasoAdaGrad, solution.pasoAdaGrad, w, A @ w, np.zeros(2), 0.1, env=env)


@test_case(name="parámetros sin gradiente", points=2, hidden=True)
def sin_gradiente(pasoAdaGrad, env):
    """Donde G y r son 0, w se queda donde está y no aparece ningún nan."""
    *paso, _ = cases.sin_gradiente(seed=33)
    assert_matches(pasoAdaGrad, solution.pasoAdaGrad, *paso, env=env)
