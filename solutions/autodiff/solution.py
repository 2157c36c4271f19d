"""Tres maneras de derivar: a mano, con diferencias y en modo reverso.

Notas 004: «Gradiente» y el ejemplo f(x, y) = x²y + y, el formulario de derivadas y
«Autodiferenciación»; notas 002: «Repaso de derivadas» y «Regla de la cadena».
"""

import math
import operator
from collections.abc import Callable
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Expression: TypeAlias = "float | str | tuple[str, Expression] | tuple[str, Expression, Expression]"
Values = dict[str, float]
Node = tuple[str, tuple[float, ...], float]  # op, entradas, valor
Tape = list[Node]

OPERACIONES: dict[str, Callable[..., float]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "^": math.pow,
    "exp": math.exp,
    "log": math.log,
}


def gradienteAnalitico(x: float, y: float) -> Array:
    """∇f (2,) de f(x, y) = x²y + y (004, «Gradiente», ejemplo)."""
    gradiente = np.array([2 * x * y, x**2 + 1])
    return gradiente


def evaluar(expr: Expression, valores: Values) -> float:
    """El valor de una expresión: primero el de sus partes, después el de la operación."""
    if isinstance(expr, str):
        valor = float(valores[expr])
    elif isinstance(expr, tuple):
        op, *partes = expr
        valor = OPERACIONES[op](*(evaluar(parte, valores) for parte in partes))
    else:
        valor = float(expr)
    return valor


def gradienteNumerico(expr: Expression, valores: Values, h: float = 1e-5) -> Values:
    """Diferencias centrales: (f(v + h) − f(v − h)) / 2h, un nombre cada vez."""
    gradiente = {}
    for nombre, v in valores.items():
        arriba = evaluar(expr, valores | {nombre: v + h})
        abajo = evaluar(expr, valores | {nombre: v - h})
        gradiente[nombre] = (arriba - abajo) / (2 * h)
    return gradiente


def parciales(op: str, a: float, b: float | None = None) -> tuple[float, ...]:
    """Las derivadas locales de una operación en a y b (002, «Repaso»; 004, formulario)."""
    if op == "exp":
        return (math.exp(a),)
    if op == "log":
        return (1 / a,)
    assert b is not None  # noqa: S101 - las demás tienen dos argumentos
    if op == "^":
        return (b * a ** (b - 1),)
    if op == "/":
        return 1 / b, -a / b**2
    da, db = {"+": (1.0, 1.0), "-": (1.0, -1.0), "*": (b, a)}[op]
    return da, db


def retroceder(cinta: Tape) -> Array:
    """El adjunto de cada nodo, ∂(último)/∂(nodo), en una pasada hacia atrás (002, «Cadena»)."""
    adjuntos = np.zeros(len(cinta))
    adjuntos[-1] = 1.0
    for k in reversed(range(len(cinta))):
        op, entradas, _ = cinta[k]
        locales = parciales(op, *_argumentos(cinta, k)) if entradas else ()
        for i, local in zip(entradas, locales, strict=False):  # el exponente de ^ no es un nodo
            adjuntos[int(i)] += adjuntos[k] * local  # lo que llega por cada camino se suma
    return adjuntos


def gradienteReverso(expr: Expression, valores: Values) -> tuple[float, Values]:
    """El valor y el gradiente: se graba la cinta, se retrocede y se leen las variables."""
    cinta: Tape = []
    lugares: dict[str, int] = {}
    _grabar(expr, valores, cinta, lugares)
    adjuntos = retroceder(cinta)
    _, _, valor = cinta[-1]
    gradiente = {n: float(adjuntos[lugares[n]]) if n in lugares else 0.0 for n in valores}
    return valor, gradiente


def minimizar(
    expr: Expression, valores: Values, alpha: float, pasos: int
) -> tuple[Values, list[float]]:
    """Descenso de gradiente en todos los nombres a la vez: v ← v − α ∂f/∂v."""
    historia = [evaluar(expr, valores)]
    for _ in range(pasos):
        _, gradiente = gradienteReverso(expr, valores)
        valores = {nombre: v - alpha * gradiente[nombre] for nombre, v in valores.items()}
        historia.append(evaluar(expr, valores))
    return valores, historia


def _argumentos(cinta: Tape, k: int) -> tuple[float, ...]:
    """Los números en los que se deriva el nodo k: los de sus entradas, y el exponente de ^."""
    op, entradas, _ = cinta[k]
    if op == "^":
        return cinta[int(entradas[0])][2], entradas[1]
    return tuple(cinta[int(i)][2] for i in entradas)


def _grabar(expr: Expression, valores: Values, cinta: Tape, lugares: dict[str, int]) -> int:
    """Añade a la cinta los nodos de una expresión, sus partes primero; devuelve su posición.

    Una variable se graba una sola vez, aunque aparezca muchas.
    """
    if isinstance(expr, str) and expr in lugares:
        return lugares[expr]
    op, *partes = expr if isinstance(expr, tuple) else ("hoja",)
    nodos = partes[:1] if op == "^" else partes
    entradas: tuple[Any, ...] = tuple(_grabar(n, valores, cinta, lugares) for n in nodos)
    if op == "^":
        entradas += (partes[1],)  # el exponente es un número, no una posición
    cinta.append((op, entradas, evaluar(expr, valores)))
    if isinstance(expr, str):
        lugares[expr] = len(cinta) - 1
    return len(cinta) - 1
