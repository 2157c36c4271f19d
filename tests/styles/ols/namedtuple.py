"""Varias salidas con nombre: una namedtuple es una tupla."""

# %%
import numpy as np
from collections import namedtuple
Ajuste = namedtuple("Ajuste", ["theta", "costos"])
Escala = namedtuple("Escala", ["Z", "mu", "sigma"])

# %%
def costo(theta, X, y):
    r = X @ theta - y
    return r @ r / (2 * len(y))

def gradiente(theta, X, y):
    return X.T @ (X @ theta - y) / len(y)

def descensoGradiente(theta, X, y, alpha, iteraciones):
    t = np.array(theta, dtype=float)
    historia = [costo(t, X, y)]
    for _ in range(iteraciones):
        t = t - alpha * gradiente(t, X, y)
        historia.append(costo(t, X, y))
    return Ajuste(t, np.array(historia))

def normalizar(X):
    mu, sigma = X.mean(0), X.std(0)
    return Escala((X - mu) / np.where(sigma == 0, 1, sigma), mu, sigma)

def ecuacionNormal(X, y):
    return np.linalg.pinv(X) @ y

def sgdLineal(x, y, w, b, eta, epocas):
    for _ in range(epocas):
        for xi, yi in zip(x, y):
            r = yi - (w * xi + b)
            w, b = w + eta * r * xi, b + eta * r
    return w, b
