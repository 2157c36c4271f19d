# NumPy, vectorizado.
import numpy as np

def codificarOneHot(y, K):
    Y = np.zeros((y.shape[0], K))
    Y[np.arange(y.shape[0]), y] = 1.0
    return Y

def softmax(Z):
    Z = Z - np.max(Z, axis=1, keepdims=True)
    e = np.exp(Z)
    return e / np.sum(e, axis=1, keepdims=True)

def entropiaCruzada(A, Y):
    return -np.mean(np.sum(Y * np.log(A + 1e-8), axis=1))

def gradientes(X, A, Y):
    N = X.shape[0]
    return X.T @ (A - Y) / N, np.mean(A - Y, axis=0)

def entrenar(X, y, K, lr, epocas, tam_lote, rng):
    N = X.shape[0]
    W = np.zeros((X.shape[1], K))
    b = np.zeros(K)
    Y = codificarOneHot(y, K)
    costos = np.zeros(epocas + 1)
    costos[0] = entropiaCruzada(softmax(X @ W + b), Y)
    for ep in range(epocas):
        idx = rng.permutation(N)
        for ini in range(0, N, tam_lote):
            lote = idx[ini:ini + tam_lote]
            A = softmax(X[lote] @ W + b)
            dW, db = gradientes(X[lote], A, Y[lote])
            W -= lr * dW
            b -= lr * db
        costos[ep + 1] = entropiaCruzada(softmax(X @ W + b), Y)
    return W, b, costos

def predecir(X, W, b):
    return np.argmax(softmax(X @ W + b), axis=1)
