# namedtuple para el resultado, dataclass para los nodos, comprensiones por todas partes.
from collections import namedtuple
from dataclasses import dataclass, field
from math import exp, log

import numpy as np

Resultado = namedtuple("Resultado", "valor gradiente")
Descenso = namedtuple("Descenso", "valores historia")


@dataclass
class Nodo:
    valor: float
    entradas: list = field(default_factory=list)  # (nodo, derivada local)
    adjunto: float = 0.0


def gradienteAnalitico(x: float, y: float) -> np.ndarray:
    return np.array([y, x]) * np.array([2 * x, x]) + np.array([0, 1])


def _calcula(op, n):
    return {
        "+": lambda: n[0] + n[1], "-": lambda: n[0] - n[1], "*": lambda: n[0] * n[1],
        "/": lambda: n[0] / n[1], "^": lambda: n[0] ** n[1], "exp": lambda: exp(n[0]),
        "log": lambda: log(n[0]),
    }[op]()


def evaluar(expr, valores) -> float:
    if isinstance(expr, str):
        return float(valores[expr])
    return float(_calcula(expr[0], [evaluar(e, valores) for e in expr[1:]]) if isinstance(expr, tuple) else expr)


def gradienteNumerico(expr, valores, h=1e-5):
    movida = lambda n, d: evaluar(expr, {m: v + d * (m == n) for m, v in valores.items()})
    return {n: np.diff([movida(n, -h), movida(n, h)])[0] / (2 * h) for n in valores}


def parciales(op, a, b=None):
    if op in ("exp", "log", "^"):
        return tuple({"exp": [exp(a)] if op == "exp" else [], "log": [1 / a] if op == "log" else [], "^": [b * a ** (b - 1)] if op == "^" else []}[op])
    return tuple({"+": (1, 1), "-": (1, -1), "*": (b, a), "/": (1 / b if b else 0, -a / b**2 if b else 0)}[op])


def retroceder(cinta):
    nodos = []
    for op, ent, v in cinta:
        nodo = Nodo(v)
        if op == "^":
            nodo.entradas = [(nodos[ent[0]], parciales(op, nodos[ent[0]].valor, ent[1])[0])]
        elif op != "hoja":
            locales = parciales(op, *[nodos[i].valor for i in ent])
            nodo.entradas = list(zip([nodos[i] for i in ent], locales))
        nodos.append(nodo)
    nodos[-1].adjunto = 1.0
    for nodo in nodos[::-1]:
        for entrada, local in nodo.entradas:
            entrada.adjunto += nodo.adjunto * local
    return np.array([nodo.adjunto for nodo in nodos])


def gradienteReverso(expr, valores):
    hojas = {n: Nodo(v) for n, v in valores.items()}
    creados = []

    def construye(e):
        if isinstance(e, str):
            return hojas[e]
        if not isinstance(e, tuple):
            return Nodo(e)
        op = e[0]
        hijos = [construye(h) for h in (e[1:2] if op == "^" else e[1:])]
        n = [h.valor for h in hijos] + list(e[2:] if op == "^" else ())
        creados.append(Nodo(_calcula(op, n), list(zip(hijos, parciales(op, *n)))))
        return creados[-1]

    raiz = construye(expr)
    raiz.adjunto = 1.0
    for nodo in reversed(creados):
        for hijo, local in nodo.entradas:
            hijo.adjunto += local * nodo.adjunto
    return Resultado(raiz.valor, {n: h.adjunto for n, h in hojas.items()})


def minimizar(expr, valores, alpha, pasos):
    historia = [gradienteReverso(expr, valores).valor]
    for _ in range(pasos):
        g = gradienteReverso(expr, valores).gradiente
        valores = {n: v - alpha * g[n] for n, v in valores.items()}
        historia.append(gradienteReverso(expr, valores).valor)
    return Descenso(valores, historia)
