"""Pruebas ocultas de pasoRMSProp."""

import numpy as np
from otter.test_files import test_case

from autograder.assertions import assert_matches
from solutions.optimizadores import cases, solution

OK_FORMAT = False
name = "pasoRMSProp_ocultas"


@test_case(name="con memoria", points=5, hidden=True)
def con_memoria(pasoRMSProp, env):
    """Da w y r desde un promedio que ya trae memoria, con w de varias formas."""
    for paso in cases.pasos_con_suma(seed=41):
        assert_matches(pasoRMSProp, solution.pasoRMSProp, *paso, env=env)


@test_case(name="el primer paso", points=1, hidden=True)
def primer_paso(pasoRMSProp, env):
    """Desde r = 0, con el eps que llegue, y con los números del cuaderno."""
    for paso in cases.primeros_pasos(seed=42):
        assert_matches(pasoRMSProp, solution.pasoRMSProp, *paso, 1e-9, env=env)
    A, _, w = cases.cuenco()
    assert_matches(pasoRMSProp, solution.pasoRMSProp, w, A @ w, np.zeros(2), 0.1, 0.9, env=env)


@test_case(name="parámetros sin gradiente", points=2, hidden=True)
def sin_gradiente(pasoRMSProp, env):
    """Donde G y r son 0, w se queda donde está y no aparece ningún nan."""
    assert_matches(pasoRMSProp, solution.pasoRMSProp, *cases.sin_gradiente(seed=43), env=env)
