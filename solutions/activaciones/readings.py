"""Las maneras naturales de apoyar una función de esta tarea en las otras.

Con funciones correctas todas dan lo mismo. Cuando una vecina está mal, dicen de qué más puede ser
eco un resultado: quien escribe la derivada de relu con su escalón, o la de tanh con su
tanhConSigmoide, es tan correcto como quien pasa por la activación.
"""

from collections.abc import Callable
from typing import Any

import numpy as np

from solutions.activaciones import solution
from solutions.activaciones.solution import (
    Array,
    activacion,
    derivada,
    derivadaConActivacion,
    tanhConSigmoide,
)

Function = Callable[..., Any]

# Donde una lectura no se apoya en nadie va la solución misma, por su módulo: así no cuenta como
# vecina. Si lo fuera, una función sería eco de sí misma.


def activacion__tanh_con_sigmoide(nombre: str, z: Array, alfa: float = 0.01) -> Array:
    """La tangente, de tanhConSigmoide."""
    return tanhConSigmoide(z) if nombre == "tanh" else solution.activacion(nombre, z, alfa)


def tanhConSigmoide__desde_la_tanh(z: Array) -> Array:
    """La que ya está hecha."""
    return activacion("tanh", z)


def derivada__con_tanhConSigmoide(nombre: str, z: Array, alfa: float = 0.01) -> Array:
    """1 − tanh², con tanhConSigmoide."""
    return 1 - tanhConSigmoide(z) ** 2 if nombre == "tanh" else solution.derivada(nombre, z, alfa)


def derivada__de_la_sigmoide(nombre: str, z: Array, alfa: float = 0.01) -> Array:
    """La tangente es una sigmoide estirada: su pendiente también."""
    if nombre != "tanh":
        return solution.derivada(nombre, z, alfa)
    s = activacion("sigmoide", 2 * z)
    return 4 * s * (1 - s)


def derivada__con_el_escalón(nombre: str, z: Array, alfa: float = 0.01) -> Array:
    """La pendiente de una rampa es el escalón."""
    if nombre not in ("relu", "leaky"):
        return solution.derivada(nombre, z, alfa)
    e, bajo = activacion("escalon", z), alfa if nombre == "leaky" else 0.0
    return e + bajo * (1 - e)


def derivada__según_el_escalón(nombre: str, z: Array, alfa: float = 0.01) -> Array:
    """El escalón dice de qué lado se está."""
    if nombre not in ("relu", "leaky"):
        return solution.derivada(nombre, z, alfa)
    return np.where(activacion("escalon", z) > 0, 1.0, alfa if nombre == "leaky" else 0.0)


def derivadaConActivacion__con_el_escalón(nombre: str, a: Array, alfa: float = 0.01) -> Array:
    """La pendiente de una rampa es el escalón de su altura."""
    if nombre not in ("relu", "leaky"):
        return solution.derivadaConActivacion(nombre, a, alfa)
    e, bajo = activacion("escalon", a), alfa if nombre == "leaky" else 0.0
    return e + bajo * (1 - e)


def derivadaConActivacion__según_el_escalón(nombre: str, a: Array, alfa: float = 0.01) -> Array:
    """El escalón de la altura dice de qué lado se está."""
    if nombre not in ("relu", "leaky"):
        return solution.derivadaConActivacion(nombre, a, alfa)
    return np.where(activacion("escalon", a) > 0, 1.0, alfa if nombre == "leaky" else 0.0)


def derivadaConActivacion__con_la_derivada(nombre: str, a: Array, alfa: float = 0.01) -> Array:
    """a tiene el signo de z, y en las rampas no importa otra cosa."""
    if nombre in ("lineal", "relu", "leaky"):
        return derivada(nombre, a, alfa)
    return solution.derivadaConActivacion(nombre, a, alfa)


def normasDelGradiente__con_activaciones(nombre: str, x: Array, pesos: list[Array]) -> Array:
    """Cada pendiente, de la activación que ya está hecha."""

    def pendiente(_: Array, a: Array) -> Array:
        return np.zeros_like(a) if nombre == "escalon" else derivadaConActivacion(nombre, a)

    return _normas(pesos, x, lambda z: activacion(nombre, z), pendiente)


def normasDelGradiente__con_derivada_propia(nombre: str, x: Array, pesos: list[Array]) -> Array:
    """Cada pendiente, sin derivada."""

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
