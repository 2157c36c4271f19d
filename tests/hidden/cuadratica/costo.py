"""Pruebas ocultas de costo: si solo falla porque falla predecir, no pierde puntos."""

from otter.test_files import test_case

from autograder.assertions import assert_matches
from solutions.cuadratica import cases, solution

OK_FORMAT = False
name = "costo_ocultas"

# Con predecir en float32, el costo sale en float64 con el error de float32.
RTOL = 1e-4  # 200 semillas: peor 1e-6


@test_case(name="valores", points=18, hidden=True)
def valores(costo, env):
    """Es el promedio de los cuadrados de los residuos, con muchas muestras o con una sola."""
    for x, y, w in cases.ajustes(seed=21):
        assert_matches(costo, solution.costo, x, y, w, env=env, rtol=RTOL)


@test_case(name="residuos todos cero", points=2, hidden=True)
def residuos_cero(costo, env):
    """Vale 0 cuando la parábola pasa por todos los puntos."""
    for x, w in cases.parabolas(seed=22):
        assert_matches(costo, solution.costo, x, solution.predecir(x, w), w, env=env, rtol=RTOL)
