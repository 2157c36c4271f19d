# scipy.special.logsumexp.
import numpy as np
from scipy import special

def codificarOneHot(y, K):
    return np.identity(K)[y, :]

def softmax(Z):
    return special.softmax(Z, axis=1)

def entropiaCruzada(A, Y):
    return -special.xlogy(Y, np.maximum(A, np.finfo(float).tiny)).sum() / len(Y)

def gradientes(X, A, Y):
    R = np.subtract(A, Y)
    return np.tensordot(X, R, axes=(0, 0)) / R.shape[0], np.average(R, axis=0)

def entrenar(X, y, K, lr, epocas, tam_lote, rng):
    N = X.shape[0]
    W, b = np.zeros((X.shape[1], K)), np.zeros(K)
    nll = lambda: -special.log_softmax(X @ W + b, axis=1)[np.arange(N), y].mean()
    costos = [nll()]
    for _ in range(epocas):
        perm = rng.permutation(N)
        for lote in np.array_split(perm, np.arange(tam_lote, N, tam_lote)):
            dW, db = gradientes(X[lote], softmax(X[lote] @ W + b), codificarOneHot(y[lote], K))
            W = W - lr * dW
            b = b - lr * db
        costos.append(nll())
    return W, b, np.array(costos)

def predecir(X, W, b):
    return special.log_softmax(X @ W + b, axis=1).argmax(axis=1)
