# entrenar no llama a ninguna otra función; A − Y restando en su lugar.
import numpy as np

def codificarOneHot(y, K):
    Y = np.zeros(len(y) * K)
    Y[np.arange(len(y)) * K + y] = 1
    return Y.reshape(len(y), K)

def softmax(Z):
    return np.exp(Z - Z.max(1)[:, None]) / np.exp(Z - Z.max(1)[:, None]).sum(1)[:, None]

def entropiaCruzada(A, Y):
    filas = np.arange(len(A))
    return -np.log(np.fmax(A[filas, Y.argmax(1)], 1e-16)).sum() / len(A)

def gradientes(X, A, Y):
    return -(X.T @ (Y - A)) / len(X), -(Y - A).sum(0) / len(X)

def entrenar(X, y, K, lr, epocas, tam_lote, rng):
    N, d = X.shape
    W = np.zeros((d, K)); b = np.zeros(K)
    costos = []
    for e in range(epocas + 1):
        Z = X @ W + b
        M = Z.max(1)
        costos.append(np.mean(M + np.log(np.exp(Z - M[:, None]).sum(1)) - Z[np.arange(N), y]))
        if e == epocas:
            break
        p = rng.permutation(N)
        for i in range(0, N, tam_lote):
            q = p[i:i + tam_lote]
            Z = X[q] @ W + b
            P = np.exp(Z - Z.max(1, keepdims=True))
            P /= P.sum(1, keepdims=True)
            P[range(len(q)), y[q]] -= 1
            W -= lr * X[q].T @ P / len(q)
            b -= lr * P.mean(0)
    return W, b, np.array(costos)

def predecir(X, W, b):
    return (X @ W + b).argmax(axis=-1)
