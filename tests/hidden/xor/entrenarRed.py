"""Pruebas ocultas de entrenarRed: valen las dos lecturas, entrenar los sesgos o dejarlos en 0."""

from copy import deepcopy

import numpy as np
from otter.test_files import test_case

from autograder.assertions import assert_matches, is_unwell
from autograder.model import EngineError
from solutions.xor import cases
from solutions.xor.readings import lectura as lectura_de

OK_FORMAT = False
name = "entrenarRed_ocultas"

# Con una backProp en float32 los parámetros salen en float64 con un error de 1e-5; el error más
# pequeño del catálogo se aparta un 2 %.
RTOL = 1e-4  # 200 semillas: peor 4e-5, con vecinas en float32


def coincide(entrenarRed, epocas, lr, redes, *, env, curve=None):
    """Con cada red coincide con alguna lectura correcta: se prueba antes la que él sigue."""
    todos = [(epocas, lr, *cases.para_entrenar(red)) for red in redes]
    con_sesgos = entrena_los_sesgos(entrenarRed, todos[0])
    for args in todos:
        coincide_con_una(entrenarRed, con_sesgos, args, env=env, curve=curve)


def coincide_con_una(entrenarRed, con_sesgos, args, *, env, curve):
    """Coincide con alguna lectura correcta; si no, el fallo es ante la que el estudiante sigue."""
    fallos = []
    for lectura in lecturas(con_sesgos):
        try:
            assert_matches(
                entrenarRed, lectura, *args, env=env, rtol=RTOL, curve=None if fallos else curve
            )
        except EngineError:
            raise
        except Exception as fallo:  # noqa: BLE001 - puede acertar en otra lectura
            fallos.append(fallo)
        else:
            return
    raise fallos[0]


def lecturas(suya):
    """Las lecturas correctas, primero las que tratan los sesgos como él; su nombre da el error."""
    nombre = "entrenarRed"
    for con_sesgos in (suya, not suya):
        for al_empezar in (False, True):
            yield lectura_de(nombre, con_sesgos=con_sesgos, al_empezar=al_empezar)
            nombre = "otra_lectura"  # los errores conocidos ya se buscaron


def entrena_los_sesgos(entrenarRed, args):
    """Si después de una época algún sesgo no es 0."""
    if args[0] == 0 or is_unwell(entrenarRed):
        return True
    try:
        _, b1, _, b2, _ = entrenarRed(*deepcopy((1, *args[1:])))
        return bool(np.any(np.asarray(b1, float)) or np.any(np.asarray(b2, float)))
    except EngineError:
        raise
    except Exception:  # noqa: BLE001 - ya se verá en la comparación
        return True


@test_case(name="paso grande", points=7, hidden=True)
def paso_grande(entrenarRed, env):
    """Una época, con una tasa grande, mueve todos los parámetros desde los mismos pesos."""
    coincide(entrenarRed, 1, 4.0, cases.redes(seed=3, con_sesgos=False), env=env)


@test_case(name="trayectoria", points=9, hidden=True)
def trayectoria(entrenarRed, env):
    """Tras muchas épocas coinciden los parámetros y la historia de costos, época por época."""
    coincide(entrenarRed, 30, 1.5, cases.redes(seed=6, con_sesgos=False), env=env)


@test_case(name="todas las épocas", points=2, hidden=True)
def todas_las_epocas(entrenarRed, env):
    """Un costo por cada época: con lr = 0, con el que nada se mueve, si baja y también si sube."""
    coincide(entrenarRed, 5, 0.0, cases.redes(seed=9, con_sesgos=False), env=env)
    coincide(entrenarRed, 3, 0.7, cases.redes(seed=10, con_sesgos=False), env=env)
    coincide(entrenarRed, 3, 6.0, [cases.inquieta(seed=12, lr=6.0, epocas=3)], env=env)


@test_case(name="cero épocas", points=3, hidden=True)
def cero_epocas(entrenarRed, env):
    """Con 0 épocas devuelve los parámetros recibidos y una historia vacía."""
    coincide(entrenarRed, 0, 1.5, cases.redes(seed=8, con_sesgos=False), env=env)


@test_case(name="XOR completo", points=6, hidden=True)
def xor_completo(entrenarRed, env):
    """Con los datos del cuaderno, desde sus pesos y desde otros, llega a la red que debe ser."""
    coincide(entrenarRed, 100, 3.0, [cases.xor_del_cuaderno()], env=env, curve=4)
    coincide(entrenarRed, 20, 1.5, [cases.xor_con_otros_pesos(seed=11)], env=env)
