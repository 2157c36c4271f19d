# backProp con el paso complejo sobre su propia red.
import numpy as np

def _adelante(X, w1, w2, b1, b2):
    a1 = 1 / (1 + np.exp(-(w1 @ X + b1)))
    return a1, 1 / (1 + np.exp(-(w2 @ a1 + b2)))

def feedForward(X, w1, w2, b1, b2):
    return _adelante(X, w1, w2, b1, b2)

def costoGlobal(y_est, y):
    p = np.real_if_close(y_est)
    p = np.clip(p, 1e-13, 1 - 1e-13)
    return np.mean(-y * np.log(p) - (1 - y) * np.log(1 - p))

def backProp(X, y, w1, w2, b1, b2, a2, a1):
    # paso complejo: J(p + ih).imag / h, exacto a precisión de máquina
    P = [w1, b1, w2, b2]
    h = 1e-30
    gs = []
    for k in range(4):
        g = np.zeros(P[k].shape)
        for idx in np.ndindex(*P[k].shape):
            Q = [p.astype(complex) for p in P]
            Q[k][idx] += 1j * h
            _, q = _adelante(X, Q[0], Q[2], Q[1], Q[3])
            J = np.sum(-y * np.log(q) - (1 - y) * np.log(1 - q)) / y.shape[1]
            g[idx] = J.imag / h
        gs.append(g)
    return tuple(gs)

def entrenarRed(epocas, lr, X, y, w1, b1, w2, b2, a1, a2):
    costos = np.zeros((epocas,))
    for k in range(epocas):
        costos[k] = costoGlobal(a2, y)
        dw1, db1, dw2, db2 = backProp(X, y, w1, w2, b1, b2, a2, a1)
        w1 = w1 - lr * dw1; w2 = w2 - lr * dw2
        b1 = b1 - lr * db1; b2 = b2 - lr * db2
        a1, a2 = _adelante(X, w1, w2, b1, b2)
    return w1, b1, w2, b2, costos
