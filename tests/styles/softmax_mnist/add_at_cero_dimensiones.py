# np.add.at, take_along_axis, una memoria en la que solo se escribe, costo 0-d.
import numpy as np
_cache = {"pasos": 0}

def codificarOneHot(y, K):
    Y = np.zeros((len(y), K))
    np.add.at(Y, (np.arange(len(y)), y), 1)
    return Y

def softmax(Z):
    _cache["Z"] = Z
    m = np.amax(Z, 1, keepdims=True)
    lse = m + np.log(np.sum(np.exp(Z - m), 1, keepdims=True))
    return np.exp(Z - lse)

def entropiaCruzada(A, Y):
    clase = np.argmax(Y, axis=1)[:, None]
    p = np.take_along_axis(A, clase, axis=1)
    return np.asarray(-np.log(p + 1e-9).mean())

def gradientes(X, A, Y):
    _cache["pasos"] += 1
    N = len(A)
    D = A.copy()
    D -= Y
    db = np.zeros(A.shape[1])
    dW = np.zeros((X.shape[1], A.shape[1]))
    for k in range(A.shape[1]):
        db[k] = D[:, k].mean()
        dW[:, k] = (X * D[:, [k]]).mean(axis=0)
    return dW, db

def entrenar(X, y, K, lr, epocas, tam_lote, rng):
    X = np.array(X)
    y = np.array(y)
    W, b = np.zeros((X.shape[1], K)), np.zeros(K)
    costos = np.array([entropiaCruzada(softmax(X @ W + b), codificarOneHot(y, K))])
    N = len(X)
    for e in range(epocas):
        perm = np.arange(N)
        rng.shuffle(perm)
        completos = N // tam_lote
        trozos = [perm[t * tam_lote:(t + 1) * tam_lote] for t in range(completos)]
        if N % tam_lote:
            trozos.append(perm[completos * tam_lote:])
        for t in trozos:
            g = gradientes(X[t], softmax(X[t] @ W + b), codificarOneHot(y[t], K))
            W, b = W - lr * g[0], b - lr * g[1]
        costos = np.append(costos, entropiaCruzada(softmax(X @ W + b), codificarOneHot(y, K)))
    return W, b, costos

def predecir(X, W, b):
    Z = X @ W + b
    return np.nanargmax(Z, axis=1)
