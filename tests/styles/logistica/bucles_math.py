# Bucles y math, número por número; devuelve listas.
import math


def _sig(z):
    if z >= 0:
        return 1.0 / (1.0 + math.exp(-z))
    t = math.exp(z)
    return t / (1.0 + t)


def _z(fila, beta0, beta):
    total = float(beta0)
    for j in range(len(beta)):
        total += float(fila[j]) * float(beta[j])
    return total


def probabilidad(X, beta0, beta):
    salida = []
    for i in range(len(X)):
        salida.append(_sig(_z(X[i], beta0, beta)))
    return salida


def razonDeProbabilidad(p):
    razones, logits = [], []
    for valor in p:
        r = float(valor) / (1 - float(valor))
        razones.append(r)
        logits.append(math.log(r))
    return razones, logits


def costoLogistico(X, y, beta0, beta):
    total = 0.0
    for pi, yi in zip(probabilidad(X, beta0, beta), y):
        ocurrio = pi if yi == 1 else 1 - pi
        total -= math.log(max(ocurrio, 1e-10))
    return total / len(y)


def gradienteLogistico(X, y, beta0, beta):
    N, n = len(X), len(beta)
    d0, d = 0.0, [0.0] * n
    p = probabilidad(X, beta0, beta)
    for i in range(N):
        r = p[i] - y[i]
        d0 += r / N
        for j in range(n):
            d[j] += r * X[i][j] / N
    return d0, d


def entrenarLogistica(X, y, beta0, beta, eta, epocas, tam_lote):
    beta = [float(b) for b in beta]
    costos = [costoLogistico(X, y, beta0, beta)]
    for epoca in range(epocas):
        i = 0
        while i < len(y):
            d0, d = gradienteLogistico(X[i:i + tam_lote], y[i:i + tam_lote], beta0, beta)
            beta0 = beta0 - eta * d0
            beta = [b - eta * g for b, g in zip(beta, d)]
            i += tam_lote
        costos.append(costoLogistico(X, y, beta0, beta))
    return beta0, beta, costos


def clasificar(X, beta0, beta, umbral=0.5):
    clases = []
    for p in probabilidad(X, beta0, beta):
        if p >= umbral:
            clases.append(1)
        else:
            clases.append(0)
    return clases


def expandir(X):
    filas = []
    for a, b in X:
        filas.append([a, b, a * a, b * b, a * b])
    return filas
