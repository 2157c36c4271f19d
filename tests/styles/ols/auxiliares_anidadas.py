# Funciones auxiliares anidadas, con nombres en inglés.
import numpy as np

def costo(theta, X, y):
    def predict(row):
        return sum(t * v for t, v in zip(theta, row))
    return np.mean([(predict(row) - target) ** 2 for row, target in zip(X, y)]) / 2

def gradiente(theta, X, y):
    def error(i):
        return float(np.inner(theta, X[i])) - y[i]
    def partial_derivative(j):
        return np.mean([error(i) * X[i, j] for i in range(len(X))])
    return np.array([partial_derivative(j) for j in range(len(theta))])

def descensoGradiente(theta, X, y, alpha, iteraciones):
    def step(t):
        return t - alpha * gradiente(t, X, y)
    def trajectory():
        t = theta
        yield t
        for _ in range(iteraciones):
            t = step(t)
            yield t
    ts = list(trajectory())
    return ts[-1].copy(), np.fromiter((costo(t, X, y) for t in ts), dtype=float)

def normalizar(X):
    def column(c):
        u, s = c.mean(), c.std()
        return (np.zeros_like(c) if s == 0 else (c - u) / s), u, s
    parts = [column(X[:, j]) for j in range(X.shape[1])]
    Z, mu, sigma = zip(*parts)
    return np.column_stack(Z), np.array(mu), np.array(sigma)

def ecuacionNormal(X, y):
    def pseudo_inverse(M):
        if M.shape[0] >= M.shape[1] and np.linalg.matrix_rank(M) == M.shape[1]:
            return np.linalg.inv(M.T @ M) @ M.T
        return np.linalg.pinv(M)
    return pseudo_inverse(X) @ y

def sgdLineal(x, y, w, b, eta, epocas):
    def epoch(w, b):
        for xi, yi in zip(x, y):
            residual = yi - (w * xi + b)
            w, b = w + eta * residual * xi, b + eta * residual
        return w, b
    for _ in range(epocas):
        w, b = epoch(w, b)
    return w, b
