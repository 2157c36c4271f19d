"""Pruebas ocultas de gradienteMuestra: si solo falla porque falla predecir, no pierde puntos."""

import numpy as np
from otter.test_files import test_case

from autograder.assertions import assert_matches
from solutions.cuadratica import cases, solution

OK_FORMAT = False
name = "gradienteMuestra_ocultas"

# Con predecir en float32, el gradiente sale en float64 con el error de float32.
RTOL = 1e-4  # 200 semillas: peor 5e-5


@test_case(name="valores", points=22, hidden=True)
def valores(gradienteMuestra, env):
    """Da las tres derivadas del costo de una muestra, también con x = 0."""
    for x_i, y_i, w in cases.muestras(seed=31):
        assert_matches(gradienteMuestra, solution.gradienteMuestra, x_i, y_i, w, env=env, rtol=RTOL)


@test_case(name="residuo cero", points=2, hidden=True)
def residuo_cero(gradienteMuestra, env):
    """Si la parábola ya pasa por la muestra, el gradiente es 0 en las tres componentes."""
    for x_i, _, w in cases.muestras(seed=32):
        y_i = float(solution.predecir(np.array([x_i]), w)[0])
        assert_matches(gradienteMuestra, solution.gradienteMuestra, x_i, y_i, w, env=env, rtol=RTOL)
