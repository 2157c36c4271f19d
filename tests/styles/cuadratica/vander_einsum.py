# np.vander y einsum.
import numpy as np

def _base(x):
    return np.vander(np.atleast_1d(x), N=3, increasing=False)

def predecir(x, w):
    return np.einsum("ij,j->i", _base(x), w)

def costo(x, y, w):
    r = y - predecir(x, w)
    return np.einsum("i,i", r, r) / r.size

def gradienteMuestra(x_i, y_i, w):
    B = _base(x_i)
    return (-2 * (y_i - B @ w) @ B)

def ajustarSGD(x, y, w, alpha, epocas, rng=None):
    B = _base(x)
    W = np.zeros((epocas + 1, 3))
    W[0] = w
    for k in range(epocas):
        v = W[k]
        for i in (rng.permutation(x.shape[0]) if rng is not None else np.arange(x.shape[0])):
            v = v + 2 * alpha * (y[i] - B[i] @ v) * B[i]
        W[k + 1] = v
    R = y[None, :] - np.einsum("kj,ij->ki", W, B)
    return W[-1], np.einsum("ki,ki->k", R, R) / len(x)
