"""Pruebas ocultas de expandir."""

import numpy as np
from otter.test_files import test_case

from autograder.assertions import Mismatch, assert_matches
from autograder.judging.comparison import as_array
from autograder.judging.phrases import joined
from autograder.model import Diagnosis
from solutions.logistica import cases, solution

OK_FORMAT = False
name = "expandir_ocultas"

NAMES = ("x1", "x2", "x1²", "x2²", "x1x2")
COLUMNS = "De tus cinco columnas no coincide{1} {0}: haz un punto a mano y compara esas."


@test_case(name="valores", points=6, hidden=True)
def valores(expandir, env):
    """Da las cinco características de cada punto, en su orden."""
    for X in cases.points(seed=71):
        try:
            assert_matches(expandir, solution.expandir, X, env=env)
        except Mismatch as mismatch:
            if mismatch.diagnosis is not None or not (wrong := _distintas(expandir, X)):
                raise
            text = COLUMNS.format(joined(wrong), "n" * (len(wrong) > 1))
            raise Mismatch(text, Diagnosis("columnas", text)) from None


def _distintas(expandir, X):
    """Los nombres de las columnas que no son las que deben, si hay cinco."""
    try:
        mine = as_array(expandir(X.copy()))
    except ValueError:  # no son números
        return []
    right = solution.expandir(X)
    if mine.shape != right.shape:
        return []
    columns = zip(NAMES, mine.T, right.T, strict=True)
    return [name for name, a, b in columns if not np.allclose(a, b, rtol=1e-4)]
