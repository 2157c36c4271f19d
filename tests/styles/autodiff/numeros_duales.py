# gradienteReverso con números duales (modo hacia adelante): es exacto, y vale.
import math

import numpy as np


class Dual:
    def __init__(self, v, d=0.0):
        self.v, self.d = v, d

    def __add__(s, o): return Dual(s.v + o.v, s.d + o.d)
    def __sub__(s, o): return Dual(s.v - o.v, s.d - o.d)
    def __mul__(s, o): return Dual(s.v * o.v, s.d * o.v + s.v * o.d)
    def __truediv__(s, o): return Dual(s.v / o.v, (s.d * o.v - s.v * o.d) / o.v**2)
    def a_la(s, p): return Dual(s.v**p, p * s.v ** (p - 1) * s.d)
    def exp(s): return Dual(math.exp(s.v), math.exp(s.v) * s.d)
    def log(s): return Dual(math.log(s.v), s.d / s.v)


def gradienteAnalitico(x, y):
    g = np.empty(2)
    g[0], g[1] = 2 * x * y, x**2 + 1
    return g


def _dual(expr, duales):
    if isinstance(expr, str):
        return duales[expr]
    if not isinstance(expr, tuple):
        return Dual(float(expr))
    op = expr[0]
    a = _dual(expr[1], duales)
    if op == "^":
        return a.a_la(expr[2])
    if op == "exp":
        return a.exp()
    if op == "log":
        return a.log()
    b = _dual(expr[2], duales)
    return {"+": a.__add__, "-": a.__sub__, "*": a.__mul__, "/": a.__truediv__}[op](b) if op != "/" else a / b


def evaluar(expr, valores):
    return _dual(expr, {n: Dual(v) for n, v in valores.items()}).v


def gradienteNumerico(expr, valores, h=1e-5):
    nombres, v = list(valores), np.array(list(valores.values()))
    g = {}
    for k, n in enumerate(nombres):
        paso = h * np.eye(len(v))[k]
        mas, menos = evaluar(expr, dict(zip(nombres, v + paso))), evaluar(expr, dict(zip(nombres, v - paso)))
        g[n] = (mas - menos) / (2 * h)
    return g


def parciales(op, a, b=None):
    if b is None:
        return getattr(Dual(a, 1.0), op)().d
    if op == "^":
        return Dual(a, 1.0).a_la(b).d
    nombre = {"+": "__add__", "-": "__sub__", "*": "__mul__", "/": "__truediv__"}[op]
    return (getattr(Dual(a, 1.0), nombre)(Dual(b)).d, getattr(Dual(a), nombre)(Dual(b, 1.0)).d)


def retroceder(cinta):
    n = len(cinta)
    J = np.zeros((n, n))  # J[k, i]: derivada local del nodo k respecto al i
    for k, (op, ent, _) in enumerate(cinta):
        if op == "hoja":
            continue
        if op == "^":
            J[k, ent[0]] = parciales("^", cinta[ent[0]][2], ent[1])
        elif len(ent) == 1:
            J[k, ent[0]] = parciales(op, cinta[ent[0]][2])
        else:
            da, db = parciales(op, cinta[ent[0]][2], cinta[ent[1]][2])
            J[k, ent[0]] += da
            J[k, ent[1]] += db
    adj = np.zeros(n)
    adj[-1] = 1
    for k in range(n - 1, -1, -1):
        adj += adj[k] * J[k]
    return adj


def gradienteReverso(expr, valores):
    g = {}
    for n in valores:
        salida = _dual(expr, {m: Dual(v, float(m == n)) for m, v in valores.items()})
        g[n] = salida.d
    return evaluar(expr, valores), g


def minimizar(expr, valores, alpha, pasos):
    valores = dict(valores)
    historia = [evaluar(expr, valores)]
    for _ in range(pasos):
        g = gradienteReverso(expr, valores)[1]
        valores = {n: v - alpha * g[n] for n, v in valores.items()}
        historia.append(evaluar(expr, valores))
    return [valores, historia]
