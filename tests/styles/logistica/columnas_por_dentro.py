# Trabaja con columnas (N, 1) y (n, 1), y devuelve arreglos de un elemento por números.
import numpy as np


def _col(v):
    return np.reshape(v, (-1, 1))


def _sig(z):
    return np.where(z < -700, 0.0, 1 / (1 + np.exp(-np.maximum(z, -700))))


def probabilidad(X, beta0, beta):
    return _sig(beta0 + X @ _col(beta))[:, 0]


def razonDeProbabilidad(p):
    r = _col(p) / (1 - _col(p))
    return r.flatten(), np.log(r).flatten()


def costoLogistico(X, y, beta0, beta):
    A, Y = _col(probabilidad(X, beta0, beta)), _col(y)
    A = np.clip(A, 1e-9, 1 - 1e-9)
    return -(Y.T @ np.log(A) + (1 - Y).T @ np.log(1 - A)) / len(Y)


def gradienteLogistico(X, y, beta0, beta):
    dZ = _col(probabilidad(X, beta0, beta)) - _col(y)
    return np.mean(dZ, axis=0), (X.T @ dZ / len(dZ)).ravel()


def entrenarLogistica(X, y, beta0, beta, eta, epocas, tam_lote):
    b0, b = np.array([beta0]), np.copy(beta)
    costos = [costoLogistico(X, y, b0, b)]
    for _ in range(epocas):
        for i in range(0, len(y), tam_lote):
            db0, db = gradienteLogistico(X[i:i + tam_lote], y[i:i + tam_lote], b0, b)
            b0 = b0 - eta * db0
            b = b - eta * db
        costos += [costoLogistico(X, y, b0, b)]
    return b0, b, np.array(costos).reshape(-1, 1)


def clasificar(X, beta0, beta, umbral=0.5):
    return probabilidad(X, beta0, beta).__ge__(umbral)


def expandir(X):
    x1, x2 = np.hsplit(X, 2)
    return np.hstack([x1, x2, x1 * x1, x2 * x2, x1 * x2])
