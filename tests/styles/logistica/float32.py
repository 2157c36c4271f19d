# Calcula en float32.
import numpy as np

f = np.float32


def _sigma(z):
    return (1 / (1 + np.exp(-np.clip(z, -80, 80)))).astype(f)


def probabilidad(X, beta0, beta):
    return _sigma(f(beta0) + np.asarray(X, f) @ np.asarray(beta, f))


def razonDeProbabilidad(p):
    p = np.asarray(p, f)
    return p / (f(1) - p), np.log(p / (f(1) - p))


def costoLogistico(X, y, beta0, beta):
    p = probabilidad(X, beta0, beta)
    bien = np.where(np.asarray(y) == 1, p, f(1) - p)
    return float(-np.mean(np.log(np.maximum(bien, f(1e-12)))))


def gradienteLogistico(X, y, beta0, beta):
    r = probabilidad(X, beta0, beta) - np.asarray(y, f)
    return np.mean(r), np.asarray(X, f).T @ r / f(len(y))


def entrenarLogistica(X, y, beta0, beta, eta, epocas, tam_lote):
    X, y, b0, b = np.asarray(X, f), np.asarray(y, f), f(beta0), np.asarray(beta, f)
    costos = np.empty(epocas + 1, f)
    costos[0] = costoLogistico(X, y, b0, b)
    for k in range(epocas):
        for i in range(0, len(y), tam_lote):
            d0, d = gradienteLogistico(X[i:i + tam_lote], y[i:i + tam_lote], b0, b)
            b0, b = b0 - f(eta) * d0, b - f(eta) * d
        costos[k + 1] = costoLogistico(X, y, b0, b)
    return b0, b, costos


def clasificar(X, beta0, beta, umbral=0.5):
    return (probabilidad(X, beta0, beta) >= umbral).astype(f)


def expandir(X):
    X = np.asarray(X, f)
    return np.stack([X[:, 0], X[:, 1], X[:, 0] ** 2, X[:, 1] ** 2, X[:, 0] * X[:, 1]], axis=1)
