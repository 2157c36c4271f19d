# Una clase Nodo con cierres, al estilo de micrograd: cada nodo sabe repartir su adjunto.
import math

import numpy as np


class Nodo:
    def __init__(self, valor, padres=()):
        self.valor = valor
        self.adjunto = 0.0
        self.padres = padres
        self.reparte = lambda: None


def gradienteAnalitico(x, y):
    return np.array([2 * x * y, x * x + 1])


def evaluar(expr, valores):
    if type(expr) is str:
        return valores[expr]
    if type(expr) in (int, float):
        return expr
    op = expr[0]
    a = evaluar(expr[1], valores)
    if op == "exp":
        return math.exp(a)
    if op == "log":
        return math.log(a)
    if op == "^":
        return a ** expr[2]
    b = evaluar(expr[2], valores)
    if op == "+":
        return a + b
    if op == "-":
        return a - b
    if op == "*":
        return a * b
    return a / b


def gradienteNumerico(expr, valores, h=1e-5):
    g = {}
    for nombre in valores:
        copia = dict(valores)
        copia[nombre] = valores[nombre] + h
        arriba = evaluar(expr, copia)
        copia[nombre] = valores[nombre] - h
        abajo = evaluar(expr, copia)
        g[nombre] = (arriba - abajo) / (2 * h)
    return g


def parciales(op, a, b=None):
    if op == "+":
        return 1, 1
    if op == "-":
        return 1, -1
    if op == "*":
        return b, a
    if op == "/":
        return 1 / b, -a / b**2
    if op == "^":
        return (b * a ** (b - 1),)
    if op == "exp":
        return (math.exp(a),)
    return (1 / a,)


def retroceder(cinta):
    n = len(cinta)
    adj = [0.0] * n
    adj[n - 1] = 1.0
    for k in range(n - 1, -1, -1):
        op, ent, _ = cinta[k]
        if op == "hoja":
            continue
        if op == "^":
            (d,) = parciales(op, cinta[ent[0]][2], ent[1])
            adj[ent[0]] += adj[k] * d
        elif op in ("exp", "log"):
            (d,) = parciales(op, cinta[ent[0]][2])
            adj[ent[0]] += adj[k] * d
        else:
            i, j = ent
            da, db = parciales(op, cinta[i][2], cinta[j][2])
            adj[i] += adj[k] * da
            adj[j] += adj[k] * db
    return np.array(adj)


def gradienteReverso(expr, valores):
    variables = {n: Nodo(v) for n, v in valores.items()}
    orden = []

    def arma(e):
        if isinstance(e, str):
            return variables[e]
        if not isinstance(e, tuple):
            return Nodo(float(e))
        hijos = [arma(e[1])] if e[0] in ("exp", "log", "^") else [arma(e[1]), arma(e[2])]
        numeros = [h.valor for h in hijos] + ([e[2]] if e[0] == "^" else [])
        nodo = Nodo(evaluar((e[0], *numeros), {}), hijos)

        def reparte():
            for h, d in zip(hijos, parciales(e[0], *numeros)):
                h.adjunto += nodo.adjunto * d

        nodo.reparte = reparte
        orden.append(nodo)
        return nodo

    raiz = arma(expr)
    raiz.adjunto = 1.0
    for nodo in reversed(orden):
        nodo.reparte()
    return raiz.valor, {n: v.adjunto for n, v in variables.items()}


def minimizar(expr, valores, alpha, pasos):
    actuales = dict(valores)
    historia = []
    for _ in range(pasos):
        valor, g = gradienteReverso(expr, actuales)
        historia.append(valor)
        actuales = {n: actuales[n] - alpha * g[n] for n in actuales}
    historia.append(evaluar(expr, actuales))
    return actuales, historia
