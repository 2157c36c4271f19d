# Solo bucles; al final, lstsq.
import numpy as np
import math

def costo(theta, X, y):
    suma = 0
    for i in range(X.shape[0]):
        pred = 0
        for j in range(X.shape[1]):
            pred = pred + X[i][j] * theta[j]
        suma = suma + (pred - y[i]) ** 2
    return suma / (2 * X.shape[0])

def gradiente(theta, X, y):
    m = X.shape[0]
    g = []
    for j in range(X.shape[1]):
        s = 0
        for i in range(m):
            pred = 0
            for k in range(X.shape[1]):
                pred += X[i][k] * theta[k]
            s += (pred - y[i]) * X[i][j]
        g.append(s / m)
    return g

def descensoGradiente(theta, X, y, alpha, iteraciones):
    costos = []
    actual = [float(t) for t in theta]
    costos.append(costo(actual, X, y))
    for k in range(iteraciones):
        g = gradiente(actual, X, y)
        for j in range(len(actual)):
            actual[j] = actual[j] - alpha * g[j]
        costos.append(costo(actual, X, y))
    return actual, costos

def normalizar(X):
    m, n = X.shape
    Z = np.empty((m, n))
    mu = np.empty(n)
    sigma = np.empty(n)
    for j in range(n):
        s = 0.0
        for i in range(m):
            s += X[i, j]
        mu[j] = s / m
        s = 0.0
        for i in range(m):
            s += (X[i, j] - mu[j]) ** 2
        sigma[j] = math.sqrt(s / m)
        for i in range(m):
            Z[i, j] = (X[i, j] - mu[j]) / sigma[j] if sigma[j] > 1e-12 else 0.0
    return Z, mu, sigma

def ecuacionNormal(X, y):
    return list(np.linalg.lstsq(X, y, rcond=None)[0])

def sgdLineal(x, y, w, b, eta, epocas):
    for e in range(0, epocas):
        for i in range(0, len(x)):
            r = y[i] - (w * x[i] + b)
            w = w + eta * r * x[i]
            b = b + eta * r
    return [w, b]
