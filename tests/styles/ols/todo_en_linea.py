# descensoGradiente no llama a ninguna otra función, y el signo se cambia dos veces.
import numpy as np

def costo(theta, X, y):
    d = y - X.dot(theta)
    return d.dot(d) / (2.0 * d.size)

def gradiente(theta, X, y):
    return -(y - X.dot(theta)).dot(X) / y.size

def descensoGradiente(theta, X, y, alpha, iteraciones):
    tt = 1.0 * theta
    hist = []
    n = y.size
    for _ in range(iteraciones + 1):
        d = y - X.dot(tt)
        hist.append(d.dot(d) / (2.0 * n))
        anterior = tt
        tt = tt + alpha * d.dot(X) / n      # ascenso con el signo cambiado dos veces
    return anterior, np.array(hist)

def normalizar(X):
    mu = X.sum(axis=0) / X.shape[0]
    sigma = np.sqrt(((X - mu) ** 2).sum(axis=0) / X.shape[0])
    return (X - mu) / np.maximum(sigma, 1e-12), mu, sigma

def ecuacionNormal(X, y):
    # autovectores de X'X
    val, vec = np.linalg.eigh(X.T @ X)
    ok = val > 1e-10 * val[-1]
    V = vec[:, ok]
    return V @ ((V.T @ (X.T @ y)) / val[ok])

def sgdLineal(x, y, w, b, eta, epocas):
    muestras = list(zip(x, y)) * epocas
    for xi, yi in muestras:
        r = (w * xi + b) - yi
        w = w - eta * r * xi
        b = b - eta * r
    return w, b
