# %%
import numpy as np


def codificarOneHot(y, K):
    return np.eye(K)[y]

def softmax(Z):
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)

def entropiaCruzada(A, Y):
    return float(-np.sum(Y * np.log(np.clip(A, 1e-12, None))) / len(A))

def gradientes(X, A, Y):
    D = A - Y
    return X.T @ D / len(X), D.mean(axis=0)

def entrenar(X, y, K, lr, epocas, tam_lote, rng):
    W = np.zeros((X.shape[1], K))
    b = np.zeros(K)
    Y = codificarOneHot(y, K)
    costos = [entropiaCruzada(softmax(X @ W + b), Y)]
    for _ in range(epocas):
        p = rng.permutation(len(X))
        for i in range(0, len(X), tam_lote):
            j = p[i:i + tam_lote]
            dW, db = gradientes(X[j], softmax(X[j] @ W + b), Y[j])
            W = W - lr * dW
            b = b - lr * db
        costos.append(entropiaCruzada(softmax(X @ W + b), Y))
    return W, b, np.array(costos)

def predecir(X, W, b):
    return np.argmax(X @ W + b, axis=1)


# %%
_bien = predecir
def predecir(*args):
    r = _bien(*args)
    return r.astype("S1")
