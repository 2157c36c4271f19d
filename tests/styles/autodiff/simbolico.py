# Deriva de verdad: gradienteReverso construye la expresión de la derivada y la evalúa.
import math

import numpy as np


def gradienteAnalitico(x, y):
    return np.array((2 * x * y, x**2 + 1.0)).reshape(2)


def evaluar(expr, valores):
    if isinstance(expr, tuple):
        args = [evaluar(e, valores) for e in expr[1:]]
        op = expr[0]
        return (
            args[0] + args[1] if op == "+" else args[0] - args[1] if op == "-"
            else args[0] * args[1] if op == "*" else args[0] / args[1] if op == "/"
            else args[0] ** args[1] if op == "^" else math.exp(args[0]) if op == "exp"
            else math.log(args[0])
        )
    return valores.get(expr, expr)


def gradienteNumerico(expr, valores, h=1e-5):
    g = {}
    valores = dict(valores)
    for n in list(valores):
        original = valores[n]
        valores[n] = original + h
        mas = evaluar(expr, valores)
        valores[n] = original - h
        menos = evaluar(expr, valores)
        valores[n] = original
        g[n] = 0.5 * (mas - menos) / h
    return g


def parciales(op, a, b=None):
    pa = {"+": 1, "-": 1, "*": b, "exp": math.exp(a) if op == "exp" else 0}
    if op == "/":
        return b / b**2, -a / b**2
    if op == "^":
        return b * a ** (b - 1) if b != 0 else 0.0
    if op == "log":
        return a**-1
    if op == "exp":
        return pa[op]
    return pa[op], {"+": 1, "-": -1, "*": a}[op]


def retroceder(cinta):
    memo = {len(cinta) - 1: 1.0}
    usos = {k: [] for k in range(len(cinta))}
    for k, (op, ent, _) in enumerate(cinta):
        if op == "hoja":
            continue
        if op in ("^", "exp", "log"):
            args = (cinta[ent[0]][2], ent[1]) if op == "^" else (cinta[ent[0]][2],)
            usos[ent[0]].append((k, parciales(op, *args)))
        else:
            a, b = ent
            da, db = parciales(op, cinta[a][2], cinta[b][2])
            usos[a].append((k, da))
            usos[b].append((k, db))

    def adjunto(i):  # hacia adelante por quienes lo usan, con memoria
        if i not in memo:
            memo[i] = sum(adjunto(k) * d for k, d in usos[i])
        return memo[i]

    for i in reversed(range(len(cinta))):
        adjunto(i)
    return [float(memo[i]) for i in range(len(cinta))]


def derivada(e, x):
    if isinstance(e, str):
        return 1.0 if e == x else 0.0
    if not isinstance(e, tuple):
        return 0.0
    op, a = e[0], e[1]
    da = derivada(a, x)
    if op == "exp":
        return ("*", e, da)
    if op == "log":
        return ("/", da, a)
    if op == "^":
        return ("*", ("*", e[2], ("^", a, e[2] - 1)), da)
    b = e[2]
    db = derivada(b, x)
    if op in "+-":
        return (op, da, db)
    if op == "*":
        return ("+", ("*", da, b), ("*", a, db))
    return ("/", ("-", ("*", da, b), ("*", a, db)), ("*", b, b))


def gradienteReverso(expr, valores):
    return evaluar(expr, valores), {n: float(evaluar(derivada(expr, n), valores)) for n in valores}


def minimizar(expr, valores, alpha, pasos):
    def paso(v):
        g = gradienteReverso(expr, v)[1]
        return {n: v[n] - alpha * g[n] for n in v}

    camino = [dict(valores)]
    for _ in range(pasos):
        camino.append(paso(camino[-1]))
    return camino[-1], [evaluar(expr, v) for v in camino]
