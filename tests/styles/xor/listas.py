# Devuelve listas anidadas, también al entrenar.
import numpy as np
from math import log

def feedForward(X, w1, w2, b1, b2):
    f = lambda z: (1 / (1 + np.exp(-z)))
    a1 = f(np.array(w1) @ X + np.array(b1))
    a2 = f(np.array(w2) @ a1 + np.array(b2))
    return [a1.tolist(), a2.tolist()]

def costoGlobal(y_est, y):
    ps = np.asarray(y_est).ravel().tolist()
    ts = np.asarray(y).ravel().tolist()
    return sum(-log(max(p if t else 1 - p, 1e-9)) for p, t in zip(ps, ts)) / len(ts)

def backProp(X, y, w1, w2, b1, b2, a2, a1):
    a1, a2 = np.array(a1), np.array(a2)
    m = X.shape[1]
    e = a2 - y
    h = np.array(w2).T @ e * a1 * (1 - a1)
    return [(h @ X.T / m).tolist(), (h.sum(1, keepdims=True) / m).tolist(),
            (e @ a1.T / m).tolist(), (e.sum(1, keepdims=True) / m).tolist()]

def entrenarRed(epocas, lr, X, y, w1, b1, w2, b2, a1, a2):
    W1, B1, W2, B2 = np.array(w1), np.array(b1), np.array(w2), np.array(b2)
    costos = []
    for _ in range(epocas):
        costos.append(costoGlobal(a2, y))
        d = backProp(X, y, W1, W2, B1, B2, a2, a1)
        W1 = W1 - lr * np.array(d[0])
        B1 = B1 - lr * np.array(d[1])
        W2 = W2 - lr * np.array(d[2])
        B2 = B2 - lr * np.array(d[3])
        a1, a2 = feedForward(X, W1, W2, B1, B2)
    return [W1.tolist(), B1.tolist(), W2.tolist(), B2.tolist(), costos]
