# Añade una columna de unos y trabaja con theta.
import numpy as np


def unos(X):
    return np.column_stack([np.ones(len(X)), X])


def theta(beta0, beta):
    return np.concatenate([[beta0], beta])


def sigma(z):
    return np.exp(-np.logaddexp(0, -z))


def probabilidad(X, beta0, beta):
    return sigma(unos(X) @ theta(beta0, beta))


def razonDeProbabilidad(p):
    q = 1 - p
    return p / q, np.log(p / q)


def J(A, y, t):
    z = A @ t
    return np.mean(np.logaddexp(0, z) - y * z)


def gradJ(A, y, t):
    return A.T @ (sigma(A @ t) - y) / len(A)


def costoLogistico(X, y, beta0, beta):
    return J(unos(X), y, theta(beta0, beta))


def gradienteLogistico(X, y, beta0, beta):
    g = gradJ(unos(X), y, theta(beta0, beta))
    return g[0], g[1:]


def entrenarLogistica(X, y, beta0, beta, eta, epocas, tam_lote):
    A, t = unos(X), theta(beta0, beta)
    costos = [J(A, y, t)]
    for _ in range(epocas):
        for i in range(0, len(A), tam_lote):
            t = t - eta * gradJ(A[i:i + tam_lote], y[i:i + tam_lote], t)
        costos.append(J(A, y, t))
    return t[0], t[1:], costos


def clasificar(X, beta0, beta, umbral=0.5):
    return np.array(unos(X) @ theta(beta0, beta) >= np.log(umbral / (1 - umbral)), dtype=int)


def expandir(X):
    return np.vstack([X.T, X.T ** 2, X[:, 0] * X[:, 1]]).T
