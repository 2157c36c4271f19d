# Por dentro trabaja por filas y transpone a la entrada y a la salida.
from typing import NamedTuple
import numpy as np


class Parametros(NamedTuple):
    W1: np.ndarray
    c1: np.ndarray
    W2: np.ndarray
    c2: np.ndarray


def _fwd(D, p):
    H = 1 / (1 + np.exp(-(D @ p.W1 + p.c1)))
    return H, 1 / (1 + np.exp(-(H @ p.W2 + p.c2)))


def _bce(P, T):
    P = np.clip(P, 1e-11, 1 - 1e-11)
    return float(np.mean(-T * np.log(P) - (1 - T) * np.log(1 - P)))


def _bwd(D, T, p, H, P):
    n = len(D)
    E = P - T
    G = (E @ p.W2.T) * H * (1 - H)
    return Parametros(D.T @ G / n, G.mean(0), H.T @ E / n, E.mean(0))


def feedForward(X, w1, w2, b1, b2):
    H, P = _fwd(X.T, Parametros(w1.T, b1[:, 0], w2.T, b2[:, 0]))
    return H.T, P.T

def costoGlobal(y_est, y):
    return _bce(y_est.T, y.T)

def backProp(X, y, w1, w2, b1, b2, a2, a1):
    g = _bwd(X.T, y.T, Parametros(w1.T, b1[:, 0], w2.T, b2[:, 0]), a1.T, a2.T)
    return g.W1.T, g.c1[:, None], g.W2.T, g.c2[:, None]

def entrenarRed(epocas, lr, X, y, w1, b1, w2, b2, a1, a2):
    D, T, H, P = X.T, y.T, a1.T, a2.T
    p = Parametros(w1.T, b1[:, 0], w2.T, b2[:, 0])
    costos = []
    while len(costos) < epocas:
        costos.append(_bce(P, T))
        p = Parametros(*[v - lr * g for v, g in zip(p, _bwd(D, T, p, H, P))])
        H, P = _fwd(D, p)
    return p.W1.T, p.c1.reshape(-1, 1), p.W2.T, p.c2.reshape(-1, 1), np.array(costos, dtype=float)
