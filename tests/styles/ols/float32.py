# Calcula en float32.
import numpy as np
F = np.float32

def costo(theta, X, y):
    e = X.astype(F) @ theta.astype(F) - y.astype(F)
    return F(np.sum(e * e) / F(2 * len(y)))

def gradiente(theta, X, y):
    Xf = X.astype(F)
    return Xf.T @ (Xf @ theta.astype(F) - y.astype(F)) / F(len(y))

def descensoGradiente(theta, X, y, alpha, iteraciones):
    t = theta.astype(F)
    costos = np.zeros(iteraciones + 1, dtype=F)
    costos[0] = costo(t, X, y)
    for k in range(iteraciones):
        t = t - F(alpha) * gradiente(t, X, y)
        costos[k + 1] = costo(t, X, y)
    return t, costos

def normalizar(X):
    mu = X.mean(axis=0)
    sigma = X.std(axis=0)
    sigma = np.where(sigma > 0, sigma, 1)
    return ((X - mu) / sigma).astype(F), mu.astype(F), sigma.astype(F)

def ecuacionNormal(X, y):
    return np.linalg.lstsq(X, y, rcond=None)[0].astype(F)

def sgdLineal(x, y, w, b, eta, epocas):
    w = F(w); b = F(b); eta = F(eta)
    for _ in range(epocas):
        for xi, yi in zip(x.astype(F), y.astype(F)):
            r = yi - (w * xi + b)
            w = w + eta * r * xi
            b = b + eta * r
    return w, b
