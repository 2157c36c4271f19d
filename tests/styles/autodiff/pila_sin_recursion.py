# Sin recursión: pilas explícitas para evaluar y para grabar; una hoja por cada aparición.
import math

import numpy as np


def gradienteAnalitico(x, y):
    dx = 2 * x * y
    dy = x**2 + 1
    return np.stack((dx, dy))


def _posfija(expr):
    pendientes, salida = [expr], []
    while pendientes:
        e = pendientes.pop()
        if isinstance(e, tuple):
            salida.append((e[0], e[2] if e[0] == "^" else None))
            pendientes.extend(e[1:2] if e[0] in ("^", "exp", "log") else e[1:3])
        else:
            salida.append(e)
    return salida[::-1]


def _cuenta(op, p, pila):
    if op in ("exp", "log"):
        return getattr(math, op)(pila.pop())
    if op == "^":
        return pila.pop() ** p
    a = pila.pop()
    b = pila.pop()
    return a + b if op == "+" else a - b if op == "-" else a * b if op == "*" else a / b


def evaluar(expr, valores):
    pila = []
    for item in _invertida(expr):
        if isinstance(item, tuple):
            pila.append(_cuenta(*item, pila))
        else:
            pila.append(valores[item] if isinstance(item, str) else item)
    return pila.pop()


def _invertida(expr):
    # b antes que a: al sacar de la pila sale primero a
    pendientes, salida = [expr], []
    while pendientes:
        e = pendientes.pop()
        if isinstance(e, tuple):
            salida.append((e[0], e[2] if e[0] == "^" else None))
            hijos = e[1:2] if e[0] in ("^", "exp", "log") else e[1:3]
            pendientes.extend(reversed(hijos))
        else:
            salida.append(e)
    return salida[::-1]


def gradienteNumerico(expr, valores, h=1e-5):
    nombres = list(valores)
    g = dict.fromkeys(nombres, 0)
    for n in nombres:
        v = dict(valores)
        v[n] += h
        mas = evaluar(expr, v)
        v[n] -= 2 * h
        menos = evaluar(expr, v)
        g[n] = (mas - menos) / (2 * h)
    return g


def parciales(op, a, b=None):
    if op == "+":
        da, db = 1.0, 1.0
    elif op == "-":
        da, db = 1.0, -1.0
    elif op == "*":
        da, db = b, a
    elif op == "/":
        da = 1 / b
        db = -da * a * da
    elif op == "^":
        return b * a ** (b - 1)
    elif op == "exp":
        return math.exp(a)
    elif op == "log":
        return 1 / a
    return np.array([da, db])


def retroceder(cinta):
    adj = {k: 0.0 for k in range(len(cinta))}
    k = len(cinta) - 1
    adj[k] = 1.0
    while k >= 0:
        op, ent, _ = cinta[k]
        if op == "^":
            adj[ent[0]] += adj[k] * parciales(op, cinta[ent[0]][2], ent[1])
        elif op in ("exp", "log"):
            adj[ent[0]] += adj[k] * parciales(op, cinta[ent[0]][2])
        elif op != "hoja":
            d = parciales(op, cinta[ent[0]][2], cinta[ent[1]][2])
            adj[ent[0]] += adj[k] * d[0]
            adj[ent[1]] += adj[k] * d[1]
        k -= 1
    return list(adj.values())


def gradienteReverso(expr, valores):
    cinta, pila, apariciones = [], [], []
    for item in _invertida(expr):
        if not isinstance(item, tuple):
            if isinstance(item, str):
                apariciones.append((item, len(cinta)))
            cinta.append(("hoja", (), valores[item] if isinstance(item, str) else item))
        else:
            op, p = item
            ent = (pila.pop(),) if op in ("^", "exp", "log") else (pila.pop(), pila.pop())
            nums = tuple(cinta[i][2] for i in ent)
            if op == "^":
                cinta.append((op, (ent[0], p), evaluar((op, nums[0], p), {})))
            else:
                cinta.append((op, ent, evaluar((op, *nums), {})))
        pila.append(len(cinta) - 1)
    adj = retroceder(cinta)
    g = {n: 0.0 for n in valores}
    for n, k in apariciones:
        g[n] += adj[k]
    return cinta[-1][2], g


def minimizar(expr, valores, alpha, pasos):
    valores, historia = {**valores}, []
    for _ in range(pasos + 1):
        valor, g = gradienteReverso(expr, valores)
        historia.append(valor)
        if len(historia) <= pasos:
            valores = {n: v - alpha * g[n] for n, v in valores.items()}
    return valores, tuple(historia)
