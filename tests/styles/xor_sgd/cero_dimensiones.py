# b2 viaja como arreglo de 0 o de 1 dimensión, y los enteros como float.
import numpy as np

def contarParametros(capas):
    return np.array(sum((a + 1.0) * b for a, b in zip(capas, capas[1:])))

def contarActualizaciones(n, tam_lote, epocas):
    k = np.ceil(np.divide(n, tam_lote))
    return np.array([k]), np.array([k * epocas])

def regresionLineal(X, Y):
    A = np.column_stack([X, np.full(len(X), 1.0)])
    W = np.linalg.lstsq(A, Y[:, None], rcond=None)[0][:, 0]
    return W, np.array([np.mean((Y - A @ W) ** 2)])

def adelante(x, W1, b1, w2, b2):
    z1 = (W1 * x).sum(axis=1) + b1
    a1 = 1 / (1 + np.e ** -z1)
    return z1, a1, np.atleast_1d(w2 @ a1 + b2)

def derivadas(x, y, W1, b1, w2, b2):
    z1, a1, y_est = adelante(x, W1, b1, w2, b2)
    d = -2 * (y - y_est)
    g = d * w2 * a1 * (1 - a1)
    return np.tensordot(g, x, axes=0), g, d * a1, np.squeeze(d)

def pasoSGD(x, y, W1, b1, w2, b2, alpha):
    dW1, db1, dw2, db2 = derivadas(x, y, W1, b1, w2, b2)
    return W1 - alpha * dW1, b1 - alpha * db1, w2 - alpha * dw2, np.atleast_1d(b2 - alpha * db2)

def entrenarSGD(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    def J():
        y_est = np.array([adelante(x, W1, b1, w2, b2)[2] for x in X]).reshape(-1)
        return np.array([np.mean((Y - y_est) ** 2)])
    costos = [J()]
    for _ in range(epocas):
        for i in range(len(X)) if rng is None else rng.permutation(len(X)):
            W1, b1, w2, b2 = pasoSGD(X[i], Y[i], W1, b1, w2, b2, alpha)
        costos.append(J())
    return W1, b1, w2, b2, np.array(costos)
