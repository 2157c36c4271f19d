"""Pruebas ocultas de minimizar: si solo falla por otra función, no pierde puntos."""

from otter.test_files import test_case

from autograder.assertions import assert_matches
from solutions.autodiff import cases, solution

OK_FORMAT = False
name = "minimizar_ocultas"

# Con gradienteReverso en float32 o por diferencias, cada paso arrastra un error que allí no se ve.
RTOL = 1e-4


def comprobar(minimizar, *args, env, curve=None):
    assert_matches(minimizar, solution.minimizar, *args, env=env, rtol=RTOL, curve=curve)


@test_case(name="pocos pasos", points=6, hidden=True)
def pocos_pasos(minimizar, env):
    """Mueve todos los nombres a la vez, cuesta abajo, y anota el valor antes y después."""
    for cuenco in cases.cuencos(seed=71):
        comprobar(minimizar, *cuenco, env=env)


@test_case(name="cero pasos", points=1, hidden=True)
def cero_pasos(minimizar, env):
    """Sin pasos, los valores vuelven como llegaron y la historia tiene un solo número."""
    expr, valores, alpha, _ = cases.cuenco_redondo(seed=72)
    comprobar(minimizar, expr, valores, alpha, 0, env=env)


@test_case(name="muchos pasos", points=3, hidden=True)
def muchos_pasos(minimizar, env):
    """Los da todos, también cuando ya casi no se mueve, cuando f ya es casi 0 y cuando sube."""
    comprobar(minimizar, *cases.cuenco_redondo(seed=73), env=env)
    comprobar(minimizar, *cases.plano(seed=74), env=env)
    comprobar(minimizar, *cases.escalada(seed=75), env=env)


@test_case(name="el valle del cuaderno", points=2, hidden=True)
def valle(minimizar, env):
    """En el valle curvo del cuaderno da la misma historia."""
    comprobar(minimizar, *cases.valle(), env=env, curve=2)  # tras x e y
