# El one-hot es una comparación (bool); einsum.
import numpy as np

def codificarOneHot(y, K):
    return y[:, np.newaxis] == np.arange(K)

def softmax(Z):
    # 1 / sum_k exp(z_k - z_j)
    D = Z[:, None, :] - Z[:, :, None]
    with np.errstate(over="ignore"):
        return 1.0 / np.exp(D).sum(axis=2)

def entropiaCruzada(A, Y):
    p = np.einsum("ij,ij->i", A, np.asarray(Y, float))
    return np.einsum("i->", -np.log(np.where(p > 0, p, 1e-100))) / p.size

def gradientes(X, A, Y):
    D = A - np.asarray(Y, float)
    return np.einsum("ni,nk->ik", X, D) / len(D), np.einsum("nk->k", D) / len(D)

def entrenar(X, y, K, lr, epocas, tam_lote, rng):
    N, d = X.shape
    P = np.zeros((d + 1, K))                      # ultima fila: b
    Xa = np.hstack([X, np.ones((N, 1))])
    Y = codificarOneHot(y, K)
    costos = [entropiaCruzada(softmax(Xa @ P), Y)]
    for _ in range(epocas):
        orden = rng.permutation(N)
        for i in range(0, N, tam_lote):
            s = orden[i:i + tam_lote]
            P = P - lr * Xa[s].T @ (softmax(Xa[s] @ P) - Y[s]) / s.size
        costos.append(entropiaCruzada(softmax(Xa @ P), Y))
    return P[:-1], P[-1], np.array(costos)

def predecir(X, W, b):
    Z = np.einsum("ni,ik->nk", X, W) + b
    return Z.argsort(axis=1)[:, -1]
