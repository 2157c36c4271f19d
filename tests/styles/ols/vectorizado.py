# NumPy, vectorizado.
import numpy as np

def costo(theta, X, y):
    m = X.shape[0]
    return 1 / (2 * m) * np.sum((X @ theta - y) ** 2)

def gradiente(theta, X, y):
    m = X.shape[0]
    return 1 / m * X.T @ (X @ theta - y)

def descensoGradiente(theta, X, y, alpha, iteraciones):
    costos = np.zeros(iteraciones + 1)
    costos[0] = costo(theta, X, y)
    for k in range(iteraciones):
        theta = theta - alpha * gradiente(theta, X, y)
        costos[k + 1] = costo(theta, X, y)
    return theta, costos

def normalizar(X):
    mu = np.mean(X, axis=0)
    sigma = np.std(X, axis=0)
    Z = np.divide(X - mu, sigma, out=np.zeros_like(X), where=sigma != 0)
    return Z, mu, sigma

def ecuacionNormal(X, y):
    return np.linalg.pinv(X) @ y

def sgdLineal(x, y, w, b, eta, epocas):
    for _ in range(epocas):
        for i in range(len(x)):
            r = y[i] - (w * x[i] + b)
            w += eta * r * x[i]
            b += eta * r
    return w, b
