# Las derivadas por diferencias centrales: lentas, pero bien medidas.
import numpy as np

def contarParametros(capas):
    W = [np.ones((b, a + 1)) for a, b in zip(capas[:-1], capas[1:])]
    return sum(w.size for w in W)

def contarActualizaciones(n, tam_lote, epocas):
    lotes = np.array_split(np.arange(n), np.arange(tam_lote, n, tam_lote))
    return len(lotes), len(lotes) * epocas

def regresionLineal(X, Y):
    mx, my = X.mean(axis=0), Y.mean()
    w = np.linalg.solve((X - mx).T @ (X - mx), (X - mx).T @ (Y - my))
    b = my - w @ mx
    return np.r_[w, b], np.mean((Y - X @ w - b) ** 2)

def adelante(x, W1, b1, w2, b2):
    z = W1 @ x + b1
    a = 0.5 * (np.tanh(0.5 * z) + 1)
    return z, a, float(np.vdot(w2, a)) + b2

def derivadas(x, y, W1, b1, w2, b2):
    theta = np.concatenate([W1.ravel(), b1, w2, [b2]])
    h, m = W1.shape
    def abrir(t):
        return t[:h * m].reshape(h, m), t[h * m:h * m + h], t[-h - 1:-1], t[-1]
    def error(t):
        return (y - adelante(x, *abrir(t))[2]) ** 2
    g = np.zeros_like(theta)
    for i in range(theta.size):
        e = np.zeros_like(theta); e[i] = 1e-5
        g[i] = (error(theta + e) - error(theta - e)) / 2e-5
    return abrir(g)

def pasoSGD(x, y, W1, b1, w2, b2, alpha):
    dW1, db1, dw2, db2 = derivadas(x, y, W1, b1, w2, b2)
    return W1 - alpha * dW1, b1 - alpha * db1, w2 - alpha * dw2, b2 - alpha * db2

def entrenarSGD(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    def J(p):
        return np.mean([(Y[i] - adelante(X[i], *p)[2]) ** 2 for i in range(len(X))])
    p = (W1, b1, w2, b2)
    costos = [J(p)]
    for _ in range(epocas):
        for i in range(len(X)) if rng is None else rng.permutation(len(X)):
            p = pasoSGD(X[i], Y[i], *p, alpha)
        costos.append(J(p))
    return p[0], p[1], p[2], p[3], costos
