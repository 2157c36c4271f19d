# Como en las otras tareas: vectores columna por dentro, y se aplana al devolver.
import numpy as np

def sig(z):
    return 1 / (1 + np.exp(-z))

def contarParametros(capas):
    pesos = np.dot(capas[:-1], capas[1:])
    sesgos = np.sum(capas[1:])
    return pesos + sesgos

def contarActualizaciones(n, tam_lote, epocas):
    lotes = n // tam_lote
    if n % tam_lote != 0:
        lotes = lotes + 1
    return [lotes, lotes * epocas]

def regresionLineal(X, Y):
    n = X.shape[0]
    Xb = np.concatenate((X, np.ones((n, 1))), axis=1)
    Yc = Y.reshape(-1, 1)
    W = np.linalg.pinv(Xb) @ Yc
    r = Yc - Xb @ W
    J = (r.T @ r) / n
    return W.ravel(), J

def adelante(x, W1, b1, w2, b2):
    xc = x.reshape(-1, 1)
    z = W1 @ xc + b1.reshape(-1, 1)
    a = sig(z)
    y = w2.reshape(1, -1) @ a + b2
    return z.flatten(), a.flatten(), y

def derivadas(x, y, W1, b1, w2, b2):
    xc = x.reshape(-1, 1)
    z = W1 @ xc + b1.reshape(-1, 1)
    a = sig(z)
    yh = w2.reshape(1, -1) @ a + b2
    d2 = -2 * (y - yh)                       # (1, 1)
    dw2 = d2 @ a.T                           # (1, h)
    d1 = (w2.reshape(-1, 1) @ d2) * a * (1 - a)
    dW1 = d1 @ xc.T
    return dW1, d1.ravel(), dw2.ravel(), d2

def pasoSGD(x, y, W1, b1, w2, b2, alpha):
    g = derivadas(x, y, W1, b1, w2, b2)
    return W1 - alpha * g[0], b1 - alpha * g[1], w2 - alpha * g[2], (b2 - alpha * g[3]).item()

def entrenarSGD(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    n = X.shape[0]
    p = (W1, b1, w2, b2)
    def J(p):
        A = sig(p[0] @ X.T + p[1][:, None])
        return np.mean((Y - (p[2] @ A + p[3])) ** 2)
    costos = [J(p)]
    for t in range(epocas):
        for i in (range(n) if rng is None else rng.permutation(n)):
            p = pasoSGD(X[i, :], Y[i], *p, alpha)
        costos.append(J(p))
    return [*p, costos]
