# Derivadas con un paso complejo; los parámetros, en un solo vector.
import numpy as np

def contarParametros(capas):
    capas = np.array(capas)
    return (capas[:-1] * capas[1:]).sum() + capas[1:].sum()

def contarActualizaciones(n, tam_lote, epocas):
    indices = np.arange(n)
    lotes = [indices[i:i + tam_lote] for i in indices[::tam_lote]]
    return len(lotes), len(lotes) * epocas

def regresionLineal(X, Y):
    A = np.ones((X.shape[0], X.shape[1] + 1))
    A[:, :-1] = X
    W = np.linalg.pinv(A).dot(Y)
    J = np.average((A.dot(W) - Y) ** 2)
    return W, J

def _red(x, W1, b1, w2, b2):
    z = W1 @ x + b1
    a = 1 / (1 + np.exp(-z))
    return z, a, w2 @ a + b2

def adelante(x, W1, b1, w2, b2):
    return _red(x, W1, b1, w2, b2)

def derivadas(x, y, W1, b1, w2, b2):
    salida = []
    partes = [np.array(p, complex) for p in (W1, b1, w2, b2)]
    for p in partes:
        g = np.zeros(p.shape)
        for i in np.ndindex(p.shape):
            p[i] += 1e-30j
            g[i] = ((y - _red(x, *partes)[2]) ** 2).imag / 1e-30
            p[i] -= 1e-30j
        salida.append(g)
    return salida

def pasoSGD(x, y, W1, b1, w2, b2, alpha):
    g = derivadas(x, y, W1, b1, w2, b2)
    return [np.asarray(p) - alpha * d for p, d in zip([W1, b1, w2, b2], g)]

def entrenarSGD(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    red = [W1, b1, w2, b2]
    historia = np.zeros(epocas + 1)
    for k in range(epocas + 1):
        historia[k] = sum((Y[i] - _red(X[i], *red)[2]) ** 2 for i in range(len(Y))) / len(Y)
        if k == epocas:
            break
        for i in ([*range(len(Y))] if rng is None else rng.permutation(len(Y))):
            red = pasoSGD(X[i], Y[i], *red, alpha)
    return (*red, historia)
