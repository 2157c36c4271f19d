# Llama a las otras funciones con una fila, y junta los pedazos después.
import numpy as np


def probabilidad(X, beta0, beta):
    z = beta0 + np.asarray(X) @ np.asarray(beta)
    return 1 / (1 + np.exp(np.clip(-z, None, 709)))


def razonDeProbabilidad(p):
    return tuple(np.array([(v / (1 - v), np.log(v / (1 - v))) for v in p]).T)


def perdida(x, t, beta0, beta):
    p = probabilidad(x, beta0, beta)
    return -np.log(np.fmax(p if t == 1 else 1 - p, 1e-11))


def costoLogistico(X, y, beta0, beta):
    return np.mean([perdida(x, t, beta0, beta) for x, t in zip(X, y)])


def gradienteLogistico(X, y, beta0, beta):
    suma0, suma = 0.0, np.zeros_like(beta)
    for x, t in zip(X, y):
        r = probabilidad(x, beta0, beta) - t
        suma0 = suma0 + r
        suma = suma + r * x
    return suma0 / len(X), suma / len(X)


def entrenarLogistica(X, y, beta0, beta, eta, epocas, tam_lote):
    b0, b = float(beta0), np.array(beta, float)
    costos = [costoLogistico(X, y, b0, b)]
    for _ in range(epocas):
        lotes = [range(i, min(i + tam_lote, len(X))) for i in range(0, len(X), tam_lote)]
        for lote in lotes:
            gradientes = [gradienteLogistico(X[i:i + 1], y[i:i + 1], b0, b) for i in lote]
            b0 = b0 - eta * np.mean([g[0] for g in gradientes])
            b = b - eta * np.mean([g[1] for g in gradientes], axis=0)
        costos.append(costoLogistico(X, y, b0, b))
    return b0, b, costos


def clasificar(X, beta0, beta, umbral=0.5):
    return np.array([float(probabilidad(x, beta0, beta) >= umbral) for x in X])


def expandir(X):
    return np.array([np.append(x, [x[0] ** 2, x[1] ** 2, x[0] * x[1]]) for x in X])
