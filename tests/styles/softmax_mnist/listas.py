# Devuelve listas anidadas.
import numpy as np
from math import exp, log, fsum

def codificarOneHot(y, K):
    return [[int(c == k) for k in range(K)] for c in y]

def softmax(Z):
    salida = []
    for z in np.asarray(Z).tolist():
        m = max(z)
        e = [exp(v - m) for v in z]
        salida.append([v / fsum(e) for v in e])
    return salida

def entropiaCruzada(A, Y):
    return -fsum(log(max(a, 1e-13)) for fa, fy in zip(A, Y) for a, t in zip(fa, fy) if t) / len(A)

def gradientes(X, A, Y):
    D = np.array(A) - np.array(Y)
    n = len(D)
    return [(X.T @ D / n).tolist(), (D.sum(0) / n).tolist()]

def entrenar(X, y, K, lr, epocas, tam_lote, rng):
    W = [[0.0] * K for _ in range(X.shape[1])]
    b = [0.0] * K
    Y = codificarOneHot(y, K)
    J = lambda: entropiaCruzada(softmax(X @ np.array(W) + np.array(b)), Y)
    costos = [J()]
    for _ in range(epocas):
        o = rng.permutation(len(X)).tolist()
        while o:
            lote, o = o[:tam_lote], o[tam_lote:]
            dW, db = gradientes(X[lote], softmax(X[lote] @ np.array(W) + np.array(b)), [Y[i] for i in lote])
            W = [[w - lr * g for w, g in zip(fw, fg)] for fw, fg in zip(W, dW)]
            b = [v - lr * g for v, g in zip(b, db)]
        costos.append(J())
    return [W, b, costos]

def predecir(X, W, b):
    return [int(max(range(len(b)), key=lambda k: z[k])) for z in (X @ W + b)]
