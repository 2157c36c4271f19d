"""Pruebas ocultas de pasoMomento."""

import numpy as np
from otter.test_files import test_case

from autograder.assertions import assert_matches
from solutions.optimizadores import cases, solution

OK_FORMAT = False
name = "pasoMomento_ocultas"


@test_case(name="con memoria", points=5, hidden=True)
def con_memoria(pasoMomento, env):
    """Da w y v desde una velocidad que ya trae memoria, con w de varias formas."""
    for paso in cases.pasos(seed=21):
        assert_matches(pasoMomento, solution.pasoMomento, *paso, env=env)


@test_case(name="el primer paso", points=1, hidden=True)
def primer_paso(pasoMomento, env):
    """Desde v = 0."""
    for paso in cases.primeros_pasos(seed=22):
        assert_matches(pasoMomento, solution.pasoMomento, *paso, env=env)


@test_case(name="el cuenco", points=1, hidden=True)
def cuenco(pasoMomento, env):
    """El primer paso del cuaderno y el siguiente."""
    A, _, w = cases.cuenco()
    v = np.zeros(2)
    for _ in range(2):
        assert_matches(pasoMomento, solution.pasoMomento, w, A @ w, v, 0.1, 0.9, env=env)
        w, v = solution.pasoMomento(w, A @ w, v, 0.1, 0.9)
