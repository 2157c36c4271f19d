# Baraja con rng.shuffle un np.arange nuevo en cada época: el mismo orden que rng.permutation(N).
import numpy as np


def codificarOneHot(y, K):
    return (np.arange(K) == np.reshape(y, (-1, 1))) * 1.0


def softmax(Z):
    exponenciales = np.exp(Z - np.amax(Z, axis=-1)[:, None])
    return np.divide(exponenciales, exponenciales.sum(-1)[:, None])


def entropiaCruzada(A, Y):
    clases = Y.argmax(1)
    return -np.log(np.clip(A[np.arange(len(A)), clases], 1e-12, None)).mean()


def gradientes(X, A, Y):
    dW = np.einsum("ni,nk->ik", X, A - Y) / len(X)
    return dW, np.average(A - Y, axis=0)


def lotes(rng, N, tam):
    orden = np.arange(N)
    rng.shuffle(orden)
    while orden.size:
        yield orden[:tam]
        orden = orden[tam:]


def entrenar(X, y, K, lr, epocas, tam_lote, rng):
    W, b = np.zeros((X.shape[1], K)), np.zeros(K)
    Y = codificarOneHot(y, K)

    def costo():
        return entropiaCruzada(softmax(X @ W + b), Y)

    costos = [costo()]
    for _ in range(epocas):
        for lote in lotes(rng, len(X), tam_lote):
            dW, db = gradientes(X[lote], softmax(X[lote] @ W + b), Y[lote])
            W -= lr * dW
            b -= lr * db
        costos.append(costo())
    return W, b, tuple(costos)


def predecir(X, W, b):
    return [int(np.argmax(fila @ W + b)) for fila in X]
