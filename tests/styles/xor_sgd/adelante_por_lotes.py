# adelante sirve también para toda la tabla: el costo se calcula de un golpe.
import numpy as np


def sigmoide(z):
    return np.where(z >= 0, 1 / (1 + np.exp(-np.abs(z))), np.exp(-np.abs(z)) / (1 + np.exp(-np.abs(z))))


def contarParametros(capas):
    return sum(np.prod([a, b]) + b for a, b in zip(capas, capas[1:]))


def contarActualizaciones(n, tam_lote, epocas):
    por_epoca = len(list(range(0, n, tam_lote)))
    return por_epoca, sum(por_epoca for _ in range(epocas))


def regresionLineal(X, Y):
    X = np.hstack((X, np.ones((len(X), 1))))
    W = np.linalg.solve(X.T @ X, X.T @ Y)
    return W, np.linalg.norm(Y - X @ W) ** 2 / len(Y)


def adelante(x, W1, b1, w2, b2):
    z1 = x @ W1.T + b1
    a1 = sigmoide(z1)
    return z1, a1, a1 @ w2 + b2


def derivadas(x, y, W1, b1, w2, b2):
    _, a1, y_est = adelante(x, W1, b1, w2, b2)
    db2 = -2 * (y - y_est)
    db1 = db2 * w2 * a1 * (1 - a1)
    return db1[:, np.newaxis] @ x[np.newaxis, :], db1, db2 * a1, db2


def pasoSGD(x, y, W1, b1, w2, b2, alpha):
    dW1, db1, dw2, db2 = derivadas(x, y, W1, b1, w2, b2)
    return W1 - alpha * dW1, b1 - alpha * db1, w2 - alpha * dw2, b2 - alpha * db2


def entrenarSGD(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    def costo():
        return np.mean((Y - adelante(X, W1, b1, w2, b2)[2]) ** 2)

    costos = [costo()]
    for _ in range(epocas):
        for i in np.arange(len(X)) if rng is None else rng.permutation(len(X)):
            W1, b1, w2, b2 = pasoSGD(X[i], Y[i], W1, b1, w2, b2, alpha)
        costos.append(costo())
    return W1, b1, w2, b2, costos
