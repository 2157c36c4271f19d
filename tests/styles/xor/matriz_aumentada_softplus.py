# Matrices aumentadas [W b]; costo con logaddexp; no usa las activaciones que recibe.
import numpy as np

def _aum(A):
    return np.vstack([A, np.ones((1, A.shape[1]))])

def _sig(Z):
    return np.exp(-np.logaddexp(0.0, -Z))

def feedForward(X, w1, w2, b1, b2):
    h = _sig(np.hstack([w1, b1]) @ _aum(X))
    o = _sig(np.hstack([w2, b2]) @ _aum(h))
    return h, o

def costoGlobal(y_est, y):
    p = np.clip(y_est, 1e-14, 1 - 1e-14)
    z = np.log(p) - np.log1p(-p)                       # logit
    return np.mean(np.logaddexp(0.0, z) - y * z)

def backProp(X, y, w1, w2, b1, b2, a2, a1):
    a1, a2 = feedForward(X, w1, w2, b1, b2)            # por si acaso
    m = X.shape[1]
    D2 = (a2 - y) / m
    G2 = D2 @ _aum(a1).T
    D1 = (w2.T @ D2) * a1 * (1 - a1)
    G1 = D1 @ _aum(X).T
    return G1[:, :-1], G1[:, -1:], G2[:, :-1], G2[:, -1:]

def entrenarRed(epocas, lr, X, y, w1, b1, w2, b2, a1, a2):
    T1, T2 = np.hstack([w1, b1]), np.hstack([w2, b2])
    Xa = _aum(X)
    m = X.shape[1]
    costos = np.zeros(epocas)
    for k in range(epocas):
        h = _sig(T1 @ Xa)
        o = _sig(T2 @ _aum(h))
        costos[k] = costoGlobal(o, y)
        D2 = (o - y) / m
        D1 = (T2[:, :-1].T @ D2) * h * (1 - h)
        T1 = T1 - lr * D1 @ Xa.T
        T2 = T2 - lr * D2 @ _aum(h).T
    return T1[:, :-1], T1[:, -1:], T2[:, :-1], T2[:, -1:], costos
