# En cada época baraja los datos mismos, con el orden de rng.permutation(N), y avisa.
import warnings

import numpy as np


def codificarOneHot(y, K):
    return np.array([[1.0 if j == etiqueta else 0.0 for j in range(K)] for etiqueta in y])


def softmax(Z):
    E = np.exp(Z.T - Z.max(1))
    return (E / sum(E)).T


def entropiaCruzada(A, Y):
    A = np.where(A == 0, np.finfo(float).tiny, A)
    if (A < 1e-6).any():
        warnings.warn("hay probabilidades casi nulas")
    return np.float64(-(Y * np.log(A)).sum() / Y.shape[0])


def gradientes(X, A, Y):
    unos = np.ones((1, len(X))) / len(X)
    return X.T.dot(A - Y) / len(X), unos.dot(A - Y)


def entrenar(X, y, K, lr, epocas, tam_lote, rng):
    W, b = np.zeros((X.shape[1], K)), np.zeros((1, K))
    Y = codificarOneHot(y, K)
    costos = [entropiaCruzada(softmax(X.dot(W) + b), Y)]
    for epoca in range(epocas):
        orden = rng.permutation(len(X))
        barajadas, etiquetas = X[orden], Y[orden]
        cortes = range(tam_lote, len(X), tam_lote)
        for x, t in zip(np.split(barajadas, cortes), np.split(etiquetas, cortes)):
            dW, db = gradientes(x, softmax(x.dot(W) + b), t)
            W, b = W - lr * dW, b - lr * db
        costos.append(entropiaCruzada(softmax(X.dot(W) + b), Y))
        warnings.warn(f"época {epoca}: {costos[-1]:.3f}")
    return W, b, costos


def predecir(X, W, b):
    return np.argmax(softmax(X.dot(W) + b), axis=1)
