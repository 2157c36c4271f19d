# Comprensiones, listas y tuplas.
from math import exp, log


def probabilidad(X, beta0, beta):
    z = [beta0 + sum(a * b for a, b in zip(fila, beta)) for fila in X]
    return tuple(1 / (1 + exp(-t)) if t > 0 else 1 - 1 / (1 + exp(t)) for t in z)


def razonDeProbabilidad(p):
    return [[v / (1 - v) for v in p], [log(v / (1 - v)) for v in p]]


def costoLogistico(X, y, beta0, beta):
    pares = zip(y, probabilidad(X, beta0, beta))
    return sum(-log((p if t else 1 - p) or 1e-12) for t, p in pares) / len(y)


def gradienteLogistico(X, y, beta0, beta):
    r = [p - t for p, t in zip(probabilidad(X, beta0, beta), y)]
    return [sum(r) / len(r), [sum(a * b for a, b in zip(r, col)) / len(r) for col in zip(*X)]]


def entrenarLogistica(X, y, beta0, beta, eta, epocas, tam_lote):
    X, y, beta = [tuple(f) for f in X], tuple(y), tuple(beta)
    costos = (costoLogistico(X, y, beta0, beta),)
    for _ in range(epocas):
        for i in range(0, len(y), tam_lote):
            d0, d = gradienteLogistico(X[i:i + tam_lote], y[i:i + tam_lote], beta0, beta)
            beta0, beta = beta0 - eta * d0, tuple(b - eta * g for b, g in zip(beta, d))
        costos += (costoLogistico(X, y, beta0, beta),)
    return [beta0, list(beta), costos]


def clasificar(X, beta0, beta, umbral=0.5):
    return [p >= umbral for p in probabilidad(X, beta0, beta)]


def expandir(X):
    return tuple((a, b, a ** 2, b ** 2, a * b) for a, b in X)
