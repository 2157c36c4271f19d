"""Pruebas ocultas de descensoGradiente."""

from otter.test_files import test_case

from autograder.assertions import assert_matches
from solutions.ols import cases, solution

OK_FORMAT = False
name = "descensoGradiente_ocultas"

# Con costo o gradiente en float32, theta sale en float64 con el error de float32.
RTOL = 1e-4  # 200 semillas: peor 6e-6


@test_case(name="un paso grande", points=6, hidden=True)
def un_paso(descensoGradiente, env):
    """Con alpha grande, una iteración mueve todos los θ a la vez."""
    for theta, X, y in cases.problemas(seed=41):
        _comprobar(descensoGradiente, theta, X, y, 1.7, 1, env=env)


@test_case(name="trayectoria", points=6, hidden=True)
def trayectoria(descensoGradiente, env):
    """Después de varias iteraciones, θ y toda la lista de costos son los que deben ser."""
    for theta, X, y in cases.problemas(seed=42):
        _comprobar(descensoGradiente, theta, X, y, 0.08, 25, env=env)


@test_case(name="todas las iteraciones", points=2, hidden=True)
def todas_las_iteraciones(descensoGradiente, env):
    """Hace todas las iteraciones que se piden, también cuando el costo no se mueve o sube."""
    for theta, X, y, alpha in cases.sin_motivo_para_seguir(seed=44):
        _comprobar(descensoGradiente, theta, X, y, alpha, 4, env=env)


@test_case(name="cero iteraciones", points=2, hidden=True)
def cero_iteraciones(descensoGradiente, env):
    """Con 0 iteraciones devuelve la θ recibida y una lista con su costo."""
    for theta, X, y in cases.problemas(seed=43):
        _comprobar(descensoGradiente, theta, X, y, 0.3, 0, env=env)


@test_case(name="los apartamentos", points=4, hidden=True)
def apartamentos(descensoGradiente, env):
    """Con los apartamentos del cuaderno menos uno, normalizados, el costo baja como debe."""
    _comprobar(descensoGradiente, *cases.apartamentos(), 0.15, 60, env=env, curve=1)


def _comprobar(descensoGradiente, *args, env, curve=None):
    assert_matches(
        descensoGradiente, solution.descensoGradiente, *args, env=env, rtol=RTOL, curve=curve
    )
