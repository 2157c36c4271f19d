"""El costo es una matriz de un elemento, y se guarda en un arreglo de ceros."""

# %%
import numpy as np


# %%
def _s(z):
    return 1 / (1 + np.exp(-z))

def feedForward(X, w1, w2, b1, b2):
    a1 = _s(w1 @ X + b1)
    a2 = _s(w2 @ a1 + b2)
    return a1, a2

def costoGlobal(y_est, y):
    p = np.clip(y_est, 1e-12, 1 - 1e-12)
    m = y.shape[1]
    return -(np.dot(y, np.log(p).T) + np.dot(1 - y, np.log(1 - p).T)) / m

def backProp(X, y, w1, w2, b1, b2, a2, a1):
    m = X.shape[1]
    d2 = a2 - y
    d1 = (w2.T @ d2) * a1 * (1 - a1)
    return (d1 @ X.T / m, d1.sum(axis=1, keepdims=True) / m,
            d2 @ a1.T / m, d2.sum(axis=1, keepdims=True) / m)

def entrenarRed(epocas, lr, X, y, w1, b1, w2, b2, a1, a2):
    costos = np.zeros(epocas)
    for k in range(epocas):
        costos[k] = costoGlobal(a2, y)
        dw1, db1, dw2, db2 = backProp(X, y, w1, w2, b1, b2, a2, a1)
        w1 = w1 - lr * dw1
        b1 = b1 - lr * db1
        w2 = w2 - lr * dw2
        b2 = b2 - lr * db2
        a1, a2 = feedForward(X, w1, w2, b1, b2)
    return w1, b1, w2, b2, costos
