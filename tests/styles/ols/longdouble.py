"""θ en long double."""

# %%
import numpy as np


# %%
def costo(theta, X, y):
    r = X @ theta - y
    return float((r @ r) / (2 * len(y)))

def gradiente(theta, X, y):
    return X.T @ (X @ theta - y) / len(y)

def descensoGradiente(theta, X, y, alpha, iteraciones):
    t = theta.astype(np.longdouble)
    costos = [costo(t, X, y)]
    for _ in range(iteraciones):
        t = t - alpha * gradiente(t, X, y)
        costos.append(costo(t, X, y))
    return t, np.array(costos)

def normalizar(X):
    mu = X.mean(axis=0)
    sigma = X.std(axis=0)
    s = np.where(sigma == 0, 1.0, sigma)
    return (X - mu) / s, mu, sigma

def ecuacionNormal(X, y):
    return np.linalg.pinv(X) @ y

def sgdLineal(x, y, w, b, eta, epocas):
    for _ in range(epocas):
        for i in range(len(x)):
            r = y[i] - (w * x[i] + b)
            w = w + eta * r * x[i]
            b = b + eta * r
    return w, b
