# Bucles en todas partes y el módulo math.
import math
import numpy as np

def s(v):
    if v < 0:
        e = math.exp(v)
        return e / (1 + e)
    return 1 / (1 + math.exp(-v))

def feedForward(X, w1, w2, b1, b2):
    n1, n0 = w1.shape
    m = X.shape[1]
    a1 = np.zeros((n1, m))
    a2 = np.zeros((w2.shape[0], m))
    for k in range(m):
        for i in range(n1):
            z = b1[i, 0]
            for j in range(n0):
                z += w1[i, j] * X[j, k]
            a1[i, k] = s(z)
        for i in range(w2.shape[0]):
            z = b2[i, 0]
            for j in range(n1):
                z += w2[i, j] * a1[j, k]
            a2[i, k] = s(z)
    return a1, a2

def costoGlobal(y_est, y):
    total = 0.0
    m = y.shape[1]
    for k in range(m):
        p = y_est[0, k]
        if y[0, k] == 1:
            total += -math.log(p) if p > 0 else 40.0
        else:
            total += -math.log(1 - p) if p < 1 else 40.0
    return total / m

def backProp(X, y, w1, w2, b1, b2, a2, a1):
    n1, n0 = w1.shape
    m = X.shape[1]
    dw1 = np.zeros((n1, n0)); db1 = np.zeros((n1, 1))
    dw2 = np.zeros((1, n1)); db2 = np.zeros((1, 1))
    for k in range(m):
        d = a2[0, k] - y[0, k]
        db2[0, 0] += d / m
        for i in range(n1):
            dw2[0, i] += d * a1[i, k] / m
            di = d * w2[0, i] * a1[i, k] * (1 - a1[i, k])
            db1[i, 0] += di / m
            for j in range(n0):
                dw1[i, j] += di * X[j, k] / m
    return dw1, db1, dw2, db2

def entrenarRed(epocas, lr, X, y, w1, b1, w2, b2, a1, a2):
    w1 = w1.copy(); b1 = b1.copy(); w2 = w2.copy(); b2 = b2.copy()
    costos = np.zeros(epocas)
    for ep in range(epocas):
        costos[ep] = costoGlobal(a2, y)
        dw1, db1, dw2, db2 = backProp(X, y, w1, w2, b1, b2, a2, a1)
        for p, g in ((w1, dw1), (b1, db1), (w2, dw2), (b2, db2)):
            for i in range(p.shape[0]):
                for j in range(p.shape[1]):
                    p[i, j] -= lr * g[i, j]
        a1, a2 = feedForward(X, w1, w2, b1, b2)
    return w1, b1, w2, b2, costos
