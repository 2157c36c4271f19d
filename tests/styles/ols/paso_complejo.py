# El gradiente, con el paso complejo sobre su propio costo; bucles while.
import numpy as np


def _J(theta, X, y):
    return np.sum((X @ theta - y) ** 2) / len(y) / 2


def costo(theta, X, y):
    return np.array(_J(theta, X, y))


def gradiente(theta, X, y):
    derivadas, j = [], 0
    while j < theta.size:
        movida = theta + 0j
        movida[j] += 1e-30j
        derivadas.append(_J(movida, X, y).imag / 1e-30)
        j += 1
    return derivadas


def descensoGradiente(theta, X, y, alpha, iteraciones):
    historia = np.empty(iteraciones + 1)
    historia[0] = _J(theta, X, y)
    k = 1
    while k <= iteraciones:
        theta = theta - alpha * np.array(gradiente(theta, X, y))
        historia[k] = _J(theta, X, y)
        k += 1
    return theta, historia


def normalizar(X):
    mu = np.add.reduce(X) / len(X)
    sigma = np.sqrt(np.mean(np.square(X - mu), axis=0))
    Z = np.divide(X - mu, sigma, out=np.zeros(X.shape), where=sigma > 0)
    return Z, mu, sigma


def ecuacionNormal(X, y):
    valores, vectores = np.linalg.eigh(X @ X.T)
    util = valores > 1e-10 * valores.max()
    return X.T @ (vectores[:, util] @ ((vectores[:, util].T @ y) / valores[util]))


def sgdLineal(x, y, w, b, eta, epocas):
    paso = 0
    while paso < epocas * len(x):
        i = paso % len(x)
        r = y[i] - w * x[i] - b
        w, b, paso = w + eta * r * x[i], b + eta * r, paso + 1
    return w, b
