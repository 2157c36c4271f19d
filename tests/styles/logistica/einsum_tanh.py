# einsum, y la sigmoide por la tangente hiperbólica.
import numpy as np


def probabilidad(X, beta0, beta):
    return 0.5 * (1.0 + np.tanh(0.5 * (beta0 + np.einsum("ij,j->i", X, beta))))


def razonDeProbabilidad(p):
    return np.divide(p, np.subtract(1, p)), 2 * np.arctanh(2 * p - 1)


def costoLogistico(X, y, beta0, beta):
    p = probabilidad(X, beta0, beta)
    q = np.where(y > 0, p, 1 - p)
    return -np.einsum("i->", np.log(q + 1e-10)) / y.size


def gradienteLogistico(X, y, beta0, beta):
    r = probabilidad(X, beta0, beta) - y
    return np.einsum("i->", r) / y.size, np.einsum("ij,i->j", X, r) / y.size


def entrenarLogistica(X, y, beta0, beta, eta, epocas, tam_lote):
    N = y.size
    costos = np.zeros(epocas + 1)
    costos[0] = costoLogistico(X, y, beta0, beta)
    cortes = list(range(0, N, tam_lote)) + [N]
    for k in range(1, epocas + 1):
        for a, b in zip(cortes[:-1], cortes[1:]):
            g0, g = gradienteLogistico(X[a:b], y[a:b], beta0, beta)
            beta0 = beta0 - eta * g0
            beta = beta - eta * g
        costos[k] = costoLogistico(X, y, beta0, beta)
    return beta0, beta, costos


def clasificar(X, beta0, beta, umbral=0.5):
    return np.heaviside(probabilidad(X, beta0, beta) - umbral, 1)


def expandir(X):
    productos = np.einsum("ij,ik->ijk", X, X)
    return np.concatenate([X, productos[:, [0, 1, 0], [0, 1, 1]]], axis=1)
