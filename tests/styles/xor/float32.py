# Calcula en float32.
import numpy as np
f4 = np.float32

def feedForward(X, w1, w2, b1, b2):
    X, w1, w2, b1, b2 = (np.asarray(v, dtype=f4) for v in (X, w1, w2, b1, b2))
    a1 = 1 / (1 + np.exp(-(w1 @ X + b1)))
    a2 = 1 / (1 + np.exp(-(w2 @ a1 + b2)))
    return a1, a2

def costoGlobal(y_est, y):
    p = np.clip(np.asarray(y_est, dtype=f4), f4(1e-7), f4(1 - 1.2e-7))
    y = np.asarray(y, dtype=f4)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p), dtype=f4)

def backProp(X, y, w1, w2, b1, b2, a2, a1):
    X, y, w2, a2, a1 = (np.asarray(v, dtype=f4) for v in (X, y, w2, a2, a1))
    m = f4(X.shape[1])
    d2 = a2 - y
    d1 = (w2.T @ d2) * a1 * (1 - a1)
    return d1 @ X.T / m, d1.sum(1, keepdims=True) / m, d2 @ a1.T / m, d2.sum(1, keepdims=True) / m

def entrenarRed(epocas, lr, X, y, w1, b1, w2, b2, a1, a2):
    w1, b1, w2, b2 = (np.asarray(v, dtype=f4) for v in (w1, b1, w2, b2))
    costos = np.zeros(epocas, dtype=f4)
    for k in range(epocas):
        costos[k] = costoGlobal(a2, y)
        dw1, db1, dw2, db2 = backProp(X, y, w1, w2, b1, b2, a2, a1)
        w1 = w1 - f4(lr) * dw1
        b1 = b1 - f4(lr) * db1
        w2 = w2 - f4(lr) * dw2
        b2 = b2 - f4(lr) * db2
        a1, a2 = feedForward(X, w1, w2, b1, b2)
    return w1, b1, w2, b2, costos
