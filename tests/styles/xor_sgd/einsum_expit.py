# einsum y scipy.special.expit.
import numpy as np
from scipy.special import expit

def contarParametros(capas):
    c = np.asarray(capas)
    return int(np.einsum('i,i->', c[:-1] + 1, c[1:]))

def contarActualizaciones(n, tam_lote, epocas):
    k, r = divmod(n, tam_lote)
    k += bool(r)
    return np.array([k, k * epocas])

def regresionLineal(X, Y):
    X1 = np.c_[X, np.ones(X.shape[0])]
    G = np.einsum('ni,nj->ij', X1, X1)
    W = np.linalg.solve(G, np.einsum('ni,n->i', X1, Y))
    R = Y - np.einsum('ni,i->n', X1, W)
    return W, np.einsum('n,n->', R, R) / R.size

def adelante(x, W1, b1, w2, b2):
    z1 = np.einsum('kj,j->k', W1, x) + b1
    a1 = expit(z1)
    return z1, a1, np.einsum('k,k->', w2, a1) + b2

def derivadas(x, y, W1, b1, w2, b2):
    z1, a1, y_est = adelante(x, W1, b1, w2, b2)
    e = 2.0 * (y_est - y)
    d = e * w2 * expit(z1) * expit(-z1)
    return np.einsum('k,j->kj', d, x), d, e * a1, e

def pasoSGD(x, y, W1, b1, w2, b2, alpha):
    return tuple(np.subtract(p, np.multiply(alpha, g))
                 for p, g in zip((W1, b1, w2, b2), derivadas(x, y, W1, b1, w2, b2)))

def entrenarSGD(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    def mse(W1, b1, w2, b2):
        Z = np.einsum('kj,nj->nk', W1, X) + b1
        return np.mean(np.square(Y - np.einsum('k,nk->n', w2, expit(Z)) - b2))
    P = W1, b1, w2, b2
    costos = np.empty(epocas + 1)
    costos[0] = mse(*P)
    for e in range(1, epocas + 1):
        orden = np.arange(len(X)) if rng is None else rng.permutation(len(X))
        for x, y in zip(X[orden], Y[orden]):
            P = pasoSGD(x, y, *P, alpha)
        costos[e] = mse(*P)
    return (*P, costos)
