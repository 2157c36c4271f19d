# Los números vuelven como arreglos de un elemento; mu y sigma, como (1, n).
import numpy as np

def costo(theta, X, y):
    m = X.shape[0]
    r = (X @ theta.reshape(-1, 1) - y.reshape(-1, 1))
    return r.T @ r / (2 * m)

def gradiente(theta, X, y):
    m = X.shape[0]
    r = X @ theta.reshape(-1, 1) - y.reshape(-1, 1)
    return (X.T @ r / m).ravel()

def descensoGradiente(theta, X, y, alpha, iteraciones):
    th = theta.reshape(-1, 1).copy()
    Y = y.reshape(-1, 1)
    m = len(Y)
    costos = []
    for k in range(iteraciones):
        r = X @ th - Y
        costos.append((r.T @ r / (2 * m)).item())
        th = th - alpha / m * (X.T @ r)
    r = X @ th - Y
    costos.append((r.T @ r / (2 * m)).item())
    return th[:, 0], np.array(costos)

def normalizar(X):
    mu = X.mean(axis=0, keepdims=True)
    sigma = X.std(axis=0, keepdims=True)
    return (X - mu) / (sigma + (sigma == 0)), mu, sigma

def ecuacionNormal(X, y):
    return (np.linalg.pinv(X) @ y.reshape(-1, 1)).flatten()

def sgdLineal(x, y, w, b, eta, epocas):
    w = np.array([w], dtype=float)
    b = np.array([[b]], dtype=float)
    for _ in range(epocas):
        for k in range(x.shape[0]):
            r = y[k] - (w[0] * x[k] + b[0, 0])
            w[0] += eta * r * x[k]
            b[0, 0] += eta * r
    return w, b
