# Todo en float32.
import numpy as np
f = np.float32

def contarParametros(capas):
    c = np.array(capas, f)
    return float(((c[:-1] + 1) * c[1:]).sum())

def contarActualizaciones(n, tam_lote, epocas):
    k = np.ceil(f(n) / f(tam_lote))
    return k, k * f(epocas)

def regresionLineal(X, Y):
    A = np.column_stack([X, np.ones(len(X))]).astype(f)
    W = np.linalg.lstsq(A, Y.astype(f), rcond=None)[0]
    return W, np.mean((Y.astype(f) - A @ W) ** 2)

def adelante(x, W1, b1, w2, b2):
    z1 = np.asarray(W1, f) @ np.asarray(x, f) + np.asarray(b1, f)
    a1 = f(1) / (f(1) + np.exp(-z1))
    return z1, a1, np.asarray(w2, f) @ a1 + f(b2)

def derivadas(x, y, W1, b1, w2, b2):
    _, a1, y_est = adelante(x, W1, b1, w2, b2)
    db2 = f(-2) * (f(y) - y_est)
    db1 = db2 * np.asarray(w2, f) * a1 * (1 - a1)
    return np.outer(db1, np.asarray(x, f)), db1, db2 * a1, db2

def pasoSGD(x, y, W1, b1, w2, b2, alpha):
    dW1, db1, dw2, db2 = derivadas(x, y, W1, b1, w2, b2)
    a = f(alpha)
    return np.asarray(W1, f) - a * dW1, np.asarray(b1, f) - a * db1, np.asarray(w2, f) - a * dw2, f(b2) - a * db2

def entrenarSGD(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    X = np.asarray(X, f); Y = np.asarray(Y, f)
    p = np.asarray(W1, f), np.asarray(b1, f), np.asarray(w2, f), f(b2)
    J = lambda p: np.mean((Y - np.array([adelante(x, *p)[2] for x in X])) ** 2)
    costos = [J(p)]
    for _ in range(epocas):
        for i in range(len(X)) if rng is None else rng.permutation(len(X)):
            p = pasoSGD(X[i], Y[i], *p, alpha)
        costos.append(J(p))
    return p[0], p[1], p[2], p[3], costos
