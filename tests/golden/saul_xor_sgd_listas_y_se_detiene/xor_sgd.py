# %%
import numpy as np


# %%
def contarParametros(capas):
    return sum(a * b + b for a, b in zip(capas[:-1], capas[1:]))


def contarActualizaciones(n, tam_lote, epocas):
    lotes = int(np.ceil(n / tam_lote))
    return lotes, lotes * epocas


def regresionLineal(X, Y):
    A = np.hstack([X, np.ones((len(X), 1))])
    W = np.linalg.solve(A.T @ A, A.T @ Y)
    return W, np.mean((Y - A @ W) ** 2)


# %%
def adelante(x, W1, b1, w2, b2):
    z1 = W1 @ x + b1
    a1 = 1 / (1 + np.exp(-z1))
    return z1, a1, w2 @ a1 + b2


def derivadas(x, y, W1, b1, w2, b2):
    z1, a1, y_est = adelante(x, W1, b1, w2, b2)
    d = -2 * (y - y_est)
    dz = [d * w2[j] * a1[j] * (1 - a1[j]) for j in range(len(w2))]
    dW1 = [[dz[j] * x[k] for k in range(len(x))] for j in range(len(w2))]
    return dW1, dz, [d * a for a in a1], d


def pasoSGD(x, y, W1, b1, w2, b2, alpha):
    dW1, db1, dw2, db2 = derivadas(x, y, W1, b1, w2, b2)
    return W1 - alpha * dW1, b1 - alpha * db1, w2 - alpha * dw2, b2 - alpha * db2


# %%
def mse(X, Y, W1, b1, w2, b2):
    return np.mean([(y - adelante(x, W1, b1, w2, b2)[2]) ** 2 for x, y in zip(X, Y)])


def entrenarSGD(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    costos = [mse(X, Y, W1, b1, w2, b2)]
    for _ in range(epocas):
        orden = range(len(X)) if rng is None else rng.permutation(len(X))
        for i in orden:
            W1, b1, w2, b2 = pasoSGD(X[i], Y[i], W1, b1, w2, b2, alpha)
        costos.append(mse(X, Y, W1, b1, w2, b2))
        if abs(costos[-2] - costos[-1]) < 1e-6:
            break
    return W1, b1, w2, b2, costos
