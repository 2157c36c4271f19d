# Calcula en float32.
import numpy as np
T = np.float32

def codificarOneHot(y, K):
    return np.eye(K, dtype=T)[y]

def softmax(Z):
    Z = np.asarray(Z, T)
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)

def entropiaCruzada(A, Y):
    A = np.maximum(np.asarray(A, T), T(1e-30))
    return T(-(np.asarray(Y, T) * np.log(A)).sum() / T(len(A)))

def gradientes(X, A, Y):
    D = (np.asarray(A, T) - np.asarray(Y, T)) / T(len(A))
    return np.asarray(X, T).T @ D, D.sum(axis=0)

def entrenar(X, y, K, lr, epocas, tam_lote, rng):
    X = X.astype(T)
    N, d = X.shape
    W, b, lr = np.zeros((d, K), T), np.zeros(K, T), T(lr)
    Y = codificarOneHot(y, K)
    costos = np.zeros(epocas + 1, T)
    costos[0] = entropiaCruzada(softmax(X @ W + b), Y)
    for e in range(epocas):
        perm = rng.permutation(N)
        for i in range(0, N, tam_lote):
            j = perm[i:i + tam_lote]
            dW, db = gradientes(X[j], softmax(X[j] @ W + b), Y[j])
            W = W - lr * dW
            b = b - lr * db
        costos[e + 1] = entropiaCruzada(softmax(X @ W + b), Y)
    return W, b, costos

def predecir(X, W, b):
    return np.argmax(X @ W + b, axis=1).astype(np.int32)
