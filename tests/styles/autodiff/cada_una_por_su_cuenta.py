# Ninguna función llama a otra: cada una repite lo que necesita, e imprime por el camino.
import math

import numpy as np


def gradienteAnalitico(x, y):
    print("gradiente en", x, y)
    return np.array([2.0 * x * y, x * x + 1.0])


def evaluar(expr, valores):
    def ev(e):
        if isinstance(e, str):
            return valores[e]
        if isinstance(e, (int, float)):
            return e
        if len(e) == 2:
            return math.exp(ev(e[1])) if e[0] == "exp" else math.log(ev(e[1]))
        op, a, b = e[0], ev(e[1]), ev(e[2])
        if op == "+":
            return a + b
        elif op == "-":
            return a - b
        elif op == "*":
            return a * b
        elif op == "/":
            return a / b
        elif op == "^":
            return math.pow(a, b)

    resultado = ev(expr)
    return resultado


def gradienteNumerico(expr, valores, h=1e-5):
    def ev(e, v):
        if isinstance(e, str):
            return v[e]
        if isinstance(e, (int, float)):
            return e
        if e[0] == "exp":
            return math.exp(ev(e[1], v))
        if e[0] == "log":
            return math.log(ev(e[1], v))
        a, b = ev(e[1], v), ev(e[2], v)
        return a + b if e[0] == "+" else a - b if e[0] == "-" else a * b if e[0] == "*" else a / b if e[0] == "/" else a**b

    g = {}
    for n in valores:
        vp = {k: (x + h if k == n else x) for k, x in valores.items()}
        vm = {k: (x - h if k == n else x) for k, x in valores.items()}
        g[n] = (ev(expr, vp) - ev(expr, vm)) / (2 * h)
    return g


def parciales(op, a, b=None):
    if op == "+": return (1.0, 1.0)
    if op == "-": return (1.0, -1.0)
    if op == "*": return (b, a)
    if op == "/": return (1.0 / b, -a / b / b)
    if op == "^": return (b * math.pow(a, b - 1),)
    if op == "exp": return (math.exp(a),)
    if op == "log": return (1.0 / a,)
    raise ValueError(op)


def retroceder(cinta):
    adj = np.zeros(len(cinta))
    adj[len(cinta) - 1] = 1
    for k in range(len(cinta))[::-1]:
        op, e, v = cinta[k]
        g = adj[k]
        if op == "+":
            adj[e[0]] += g
            adj[e[1]] += g
        elif op == "-":
            adj[e[0]] += g
            adj[e[1]] -= g
        elif op == "*":
            adj[e[0]] += g * cinta[e[1]][2]
            adj[e[1]] += g * cinta[e[0]][2]
        elif op == "/":
            adj[e[0]] += g / cinta[e[1]][2]
            adj[e[1]] -= g * v / cinta[e[1]][2]
        elif op == "^":
            adj[e[0]] += g * e[1] * cinta[e[0]][2] ** (e[1] - 1)
        elif op == "exp":
            adj[e[0]] += g * v
        elif op == "log":
            adj[e[0]] += g / cinta[e[0]][2]
    return adj


def gradienteReverso(expr, valores):
    grad = {n: 0.0 for n in valores}

    def atras(e):
        # devuelve el valor y una función que reparte el adjunto
        if isinstance(e, str):
            def hoja(g, e=e):
                grad[e] += g
            return valores[e], hoja
        if isinstance(e, (int, float)):
            return e, lambda g: None
        a, ra = atras(e[1])
        if e[0] == "exp":
            v = math.exp(a)
            return v, lambda g: ra(g * v)
        if e[0] == "log":
            return math.log(a), lambda g: ra(g / a)
        if e[0] == "^":
            p = e[2]
            return a**p, lambda g: ra(g * p * a ** (p - 1))
        b, rb = atras(e[2])
        if e[0] == "+":
            return a + b, lambda g: (ra(g), rb(g))
        if e[0] == "-":
            return a - b, lambda g: (ra(g), rb(-g))
        if e[0] == "*":
            return a * b, lambda g: (ra(g * b), rb(g * a))
        return a / b, lambda g: (ra(g / b), rb(-g * a / b**2))

    valor, reparte = atras(expr)
    reparte(1.0)
    return valor, grad


def minimizar(expr, valores, alpha, pasos):
    v = {k: float(x) for k, x in valores.items()}
    historia = [evaluar(expr, v)]
    for paso in range(pasos):
        valor, g = gradienteReverso(expr, v)
        nuevo = {}
        for k in v:
            nuevo[k] = v[k] - alpha * g[k]
        v = nuevo
        historia.append(evaluar(expr, v))
    print("terminé en", v)
    return v, historia
