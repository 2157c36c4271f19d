# Lambdas y functools.partial.
from functools import partial, reduce
import numpy as np

codificarOneHot = lambda y, K: np.eye(K)[np.asarray(y)]
_desplazar = lambda Z: Z - np.max(Z, axis=1, keepdims=True)
_normalizar = lambda E: E / np.sum(E, axis=1, keepdims=True)
softmax = lambda Z: _normalizar(np.exp(_desplazar(Z)))
entropiaCruzada = lambda A, Y: -np.sum(np.log(np.maximum(A, 1e-14))[np.asarray(Y) == 1]) / len(A)
gradientes = lambda X, A, Y: (X.T @ (A - Y) / len(X), (A - Y).mean(axis=0))
predecir = lambda X, W, b: np.array(list(map(np.argmax, X @ W + b)))


def entrenar(X, y, K, lr, epocas, tam_lote, rng):
    Y = codificarOneHot(y, K)
    f = lambda p, M: softmax(M @ p[0] + p[1])

    def paso(p, ids):
        return tuple(v - lr * g for v, g in zip(p, gradientes(X[ids], f(p, X[ids]), Y[ids])))

    def epoca(p, _):
        perm = rng.permutation(len(X))
        return reduce(paso, [perm[i:i + tam_lote] for i in range(0, len(X), tam_lote)], p)

    p = (np.zeros((X.shape[1], K)), np.zeros(K))
    costos = [entropiaCruzada(f(p, X), Y)]
    for e in range(epocas):
        p = epoca(p, e)
        costos.append(entropiaCruzada(f(p, X), Y))
    return (*p, np.array(costos))
