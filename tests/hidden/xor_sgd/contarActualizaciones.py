"""Pruebas ocultas de contarActualizaciones."""

from otter.test_files import test_case

from autograder.assertions import assert_matches
from solutions.xor_sgd import cases, solution

OK_FORMAT = False
name = "contarActualizaciones_ocultas"


def comprobar(contarActualizaciones, casos, *, env):
    """Cada caso da los dos números."""
    for caso in casos:
        assert_matches(contarActualizaciones, solution.contarActualizaciones, *caso, env=env)


@test_case(name="un último lote corto", points=3, hidden=True)
def con_resto(contarActualizaciones, env):
    """El lote que sobra al final de cada época también es una actualización."""
    comprobar(contarActualizaciones, cases.lotes_con_resto(seed=21), env=env)


@test_case(name="lotes enteros", points=1, hidden=True)
def exactos(contarActualizaciones, env):
    """Cuenta bien sin lotes cortos: de una en una, todas a la vez y en lotes iguales."""
    comprobar(contarActualizaciones, cases.lotes_exactos(seed=22), env=env)


@test_case(name="un lote mayor que los datos", points=1, hidden=True)
def enormes(contarActualizaciones, env):
    """Si en un lote caben todas las muestras y sobra sitio, hay una actualización por época."""
    comprobar(contarActualizaciones, cases.lotes_enormes(seed=23), env=env)
