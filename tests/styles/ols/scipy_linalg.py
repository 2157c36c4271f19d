# scipy.linalg.
import numpy as np
from scipy import linalg, stats

def costo(theta, X, y):
    return linalg.norm(X @ theta - y) ** 2 / (2 * y.shape[0])

def gradiente(theta, X, y):
    return linalg.blas.dgemv(1.0 / y.shape[0], X.T.copy(), X @ theta - y)

def descensoGradiente(theta, X, y, alpha, iteraciones):
    theta = np.array(theta)
    costos = np.full(iteraciones + 1, np.nan)
    for k in range(iteraciones + 1):
        costos[k] = costo(theta, X, y)
        if k == iteraciones:
            break
        theta = theta - alpha * gradiente(theta, X, y)
    return theta, costos

def normalizar(X):
    mu, sigma = X.mean(axis=0), X.std(axis=0, ddof=0)
    constante = np.ptp(X, axis=0) == 0
    Z = np.where(constante, 0.0, (X - mu) / np.where(constante, 1.0, sigma))
    return Z, mu, sigma

def ecuacionNormal(X, y):
    return linalg.pinv(X) @ y

def sgdLineal(x, y, w, b, eta, epocas):
    for _ in range(epocas):
        for i in np.arange(x.shape[0]):
            r = y[i] - np.polyval([w, b], x[i])
            w, b = np.add([w, b], eta * r * np.array([x[i], 1.0]))
    return w, b
