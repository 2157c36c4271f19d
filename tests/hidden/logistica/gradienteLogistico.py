"""Pruebas ocultas de gradienteLogistico: si solo falla por probabilidad, no pierde puntos."""

from otter.test_files import test_case

from autograder.assertions import assert_matches
from solutions.logistica import cases, solution

OK_FORMAT = False
name = "gradienteLogistico_ocultas"

# Con probabilidad en float32, el gradiente sale en float64 con el error de float32.
RTOL = 1e-4  # 200 semillas: peor 8e-6, en float32


@test_case(name="valores", points=14, hidden=True)
def valores(gradienteLogistico, env):
    """Da d0 y d, con distintos números de filas y de columnas."""
    for model in cases.models(seed=41):
        assert_matches(gradienteLogistico, solution.gradienteLogistico, *model, env=env, rtol=RTOL)


@test_case(name="un solo ejemplo", points=3, hidden=True)
def un_solo_ejemplo(gradienteLogistico, env):
    """Con una sola fila es el gradiente de su pérdida."""
    model = cases.single_example(seed=42)
    assert_matches(gradienteLogistico, solution.gradienteLogistico, *model, env=env, rtol=RTOL)
