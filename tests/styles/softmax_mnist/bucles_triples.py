# Bucles en todas partes.
import math
import numpy as np

def codificarOneHot(y, K):
    Y = []
    for i in range(len(y)):
        fila = [0] * K
        fila[y[i]] = 1
        Y.append(fila)
    return np.array(Y)

def softmax(Z):
    N, K = Z.shape
    A = np.zeros((N, K))
    for i in range(N):
        mayor = Z[i, 0]
        for j in range(1, K):
            if Z[i, j] > mayor:
                mayor = Z[i, j]
        suma = 0.0
        for j in range(K):
            A[i, j] = math.exp(Z[i, j] - mayor)
            suma += A[i, j]
        for j in range(K):
            A[i, j] /= suma
    return A

def entropiaCruzada(A, Y):
    total = 0.0
    for i in range(A.shape[0]):
        for j in range(A.shape[1]):
            if Y[i, j] != 0:
                p = A[i, j] if A[i, j] > 1e-12 else 1e-12
                total -= Y[i, j] * math.log(p)
    return total / A.shape[0]

def gradientes(X, A, Y):
    N, d = X.shape
    K = A.shape[1]
    dW = np.zeros((d, K))
    db = np.zeros(K)
    for i in range(N):
        for k in range(K):
            e = A[i, k] - Y[i, k]
            db[k] += e / N
            for j in range(d):
                dW[j, k] += X[i, j] * e / N
    return dW, db

def entrenar(X, y, K, lr, epocas, tam_lote, rng):
    N, d = X.shape
    W = np.zeros((d, K))
    b = np.zeros(K)
    Y = codificarOneHot(y, K)

    def puntajes(M):
        Z = np.zeros((M.shape[0], K))
        for i in range(M.shape[0]):
            for k in range(K):
                z = b[k]
                for j in range(d):
                    z += M[i, j] * W[j, k]
                Z[i, k] = z
        return Z

    costos = [entropiaCruzada(softmax(puntajes(X)), Y)]
    for ep in range(epocas):
        orden = rng.permutation(N)
        lotes = []
        actual = []
        for i in orden:
            actual.append(i)
            if len(actual) == tam_lote:
                lotes.append(actual)
                actual = []
        if actual:
            lotes.append(actual)
        for lote in lotes:
            dW, db = gradientes(X[lote], softmax(puntajes(X[lote])), Y[lote])
            for k in range(K):
                b[k] -= lr * db[k]
                for j in range(d):
                    W[j, k] -= lr * dW[j, k]
        costos.append(entropiaCruzada(softmax(puntajes(X)), Y))
    return W, b, costos

def predecir(X, W, b):
    res = []
    for x in X:
        z = [sum(x[j] * W[j, k] for j in range(len(x))) + b[k] for k in range(len(b))]
        res.append(z.index(max(z)))
    return res
