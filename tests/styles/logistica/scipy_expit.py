# SciPy: expit, logit, log_expit.
import numpy as np
from scipy.special import expit, log_expit, logit


def probabilidad(X, beta0, beta):
    return expit(X @ beta + beta0)


def razonDeProbabilidad(p):
    l = logit(p)
    return np.exp(l), l


def costoLogistico(X, y, beta0, beta):
    z = X @ beta + beta0
    return np.average(np.where(y == 1, -log_expit(z), -log_expit(-z)))


def gradienteLogistico(X, y, beta0, beta):
    r = expit(X @ beta + beta0) - y
    return np.average(r), np.average(X, axis=0, weights=np.ones(len(y))) * 0 + r @ X / len(r)


def entrenarLogistica(X, y, beta0, beta, eta, epocas, tam_lote):
    def historia():
        nonlocal beta0, beta
        yield costoLogistico(X, y, beta0, beta)
        for _ in range(epocas):
            for i in range(0, len(X), tam_lote):
                d0, d = gradienteLogistico(X[i:i + tam_lote], y[i:i + tam_lote], beta0, beta)
                beta0, beta = beta0 - eta * d0, beta - eta * d
            yield costoLogistico(X, y, beta0, beta)

    costos = list(historia())
    return beta0, beta, costos


def clasificar(X, beta0, beta, umbral=0.5):
    return np.where(X @ beta + beta0 >= logit(umbral), 1, 0)


def expandir(X):
    return np.c_[X, X ** 2, X.prod(axis=1)]
