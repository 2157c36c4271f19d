"""Las maneras naturales de apoyar una función de esta tarea en las otras.

Con funciones correctas todas dan lo mismo. Cuando una vecina está mal, dicen de qué más puede ser
eco un resultado: quien escribe la derivada de relu con su escalón, o la de tanh con su
tanhConSigmoide, es tan correcto como quien pasa por la activación.
"""

from collections.abc import Callable, Mapping
from types import FunctionType
from typing import Any

import numpy as np

from autograder.assertions import Environment, assert_matches, is_echo
from autograder.model import EngineError
from solutions.activaciones import solution
from solutions.activaciones.solution import (
    Array,
    activacion,
    derivada,
    derivadaConActivacion,
    tanhConSigmoide,
)

Function = Callable[..., Any]  # una función de un estudiante, o la que la juzga


def juzgar(funcion: Function, *args: Any, de: str, env: Environment) -> None:
    """Compara con la solución, y si no es eso, mira si el error es de otra función."""
    ya_mal = isinstance(env, dict) or de in env.wrong
    try:
        assert_matches(funcion, getattr(solution, de), *args, env=env)
    except EngineError:
        raise
    except Exception:
        if not any(is_echo(funcion, lectura, *args, env=env) for lectura in LECTURAS[de]):
            raise
        if not (isinstance(env, dict) or ya_mal):
            env.wrong.discard(de)  # quien solo es un eco no es causa de otro


# Donde una lectura no se apoya en nadie va la solución misma, por su módulo: así no cuenta como
# vecina. Si lo fuera, una función sería eco de sí misma.


def _tanh_con_sigmoide(nombre: str, z: Array, alfa: float = 0.01) -> Array:
    return tanhConSigmoide(z) if nombre == "tanh" else solution.activacion(nombre, z, alfa)


def _desde_la_tanh(z: Array) -> Array:
    return activacion("tanh", z)


def _derivada_con_tanhConSigmoide(nombre: str, z: Array, alfa: float = 0.01) -> Array:
    return 1 - tanhConSigmoide(z) ** 2 if nombre == "tanh" else solution.derivada(nombre, z, alfa)


def _derivada_de_la_sigmoide(nombre: str, z: Array, alfa: float = 0.01) -> Array:
    if nombre != "tanh":
        return solution.derivada(nombre, z, alfa)
    s = activacion("sigmoide", 2 * z)
    return 4 * s * (1 - s)


def _derivada_con_el_escalon(nombre: str, z: Array, alfa: float = 0.01) -> Array:
    if nombre not in ("relu", "leaky"):
        return solution.derivada(nombre, z, alfa)
    e, bajo = activacion("escalon", z), alfa if nombre == "leaky" else 0.0
    return e + bajo * (1 - e)


def _derivada_segun_el_escalon(nombre: str, z: Array, alfa: float = 0.01) -> Array:
    if nombre not in ("relu", "leaky"):
        return solution.derivada(nombre, z, alfa)
    return np.where(activacion("escalon", z) > 0, 1.0, alfa if nombre == "leaky" else 0.0)


def _con_el_escalon(nombre: str, a: Array, alfa: float = 0.01) -> Array:
    if nombre not in ("relu", "leaky"):
        return solution.derivadaConActivacion(nombre, a, alfa)
    e, bajo = activacion("escalon", a), alfa if nombre == "leaky" else 0.0
    return e + bajo * (1 - e)


def _segun_el_escalon(nombre: str, a: Array, alfa: float = 0.01) -> Array:
    if nombre not in ("relu", "leaky"):
        return solution.derivadaConActivacion(nombre, a, alfa)
    return np.where(activacion("escalon", a) > 0, 1.0, alfa if nombre == "leaky" else 0.0)


def _con_la_derivada(nombre: str, a: Array, alfa: float = 0.01) -> Array:
    """a tiene el signo de z, y en las rampas no importa otra cosa."""
    if nombre in ("lineal", "relu", "leaky"):
        return derivada(nombre, a, alfa)
    return solution.derivadaConActivacion(nombre, a, alfa)


def _normas_con_activaciones(nombre: str, x: Array, pesos: list[Array]) -> Array:
    def pendiente(_: Array, a: Array) -> Array:
        return np.zeros_like(a) if nombre == "escalon" else derivadaConActivacion(nombre, a)

    return _normas(pesos, x, lambda z: activacion(nombre, z), pendiente)


def _normas_con_derivada_propia(nombre: str, x: Array, pesos: list[Array]) -> Array:
    def pendiente(z: Array, _: Array) -> Array:
        return solution.derivada(nombre, z)

    return _normas(pesos, x, lambda z: activacion(nombre, z), pendiente)


def _normas(pesos: list[Array], x: Array, activa: Function, pendiente: Function) -> Array:
    a, pendientes = x, []
    for W in pesos:
        z = W @ a
        a = activa(z)
        pendientes.append(pendiente(z, a))
    g = np.ones_like(a)
    normas = [np.linalg.norm(g)]
    for W, dg in zip(pesos[::-1], pendientes[::-1], strict=True):
        g = W.T @ (g * dg)
        normas.append(np.linalg.norm(g))
    return np.array(normas[::-1])


def _llamada_como(nombre: str, *lecturas: Function) -> tuple[Function, ...]:
    """Las lecturas con el nombre de la función: por él se sabe de quién es el eco."""
    return tuple(
        FunctionType(lectura.__code__, globals(), nombre, lectura.__defaults__)
        for lectura in lecturas
    )


NATURALES: Mapping[str, tuple[Any, ...]] = {
    "activacion": (_tanh_con_sigmoide,),
    "tanhConSigmoide": (_desde_la_tanh,),
    "derivada": (
        _derivada_con_tanhConSigmoide,
        _derivada_de_la_sigmoide,
        _derivada_con_el_escalon,
        _derivada_segun_el_escalon,
    ),
    "derivadaConActivacion": (_con_la_derivada, _con_el_escalon, _segun_el_escalon),
    "normasDelGradiente": (_normas_con_activaciones, _normas_con_derivada_propia),
}
LECTURAS = {nombre: _llamada_como(nombre, *todas) for nombre, todas in NATURALES.items()}
