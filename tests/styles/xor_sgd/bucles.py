# Todo con bucles y math.
import math
import numpy as np

def contarParametros(capas):
    total = 0
    for i in range(1, len(capas)):
        for j in range(capas[i]):
            total += capas[i - 1]   # pesos
            total += 1              # sesgo
    return total

def contarActualizaciones(n, tam_lote, epocas):
    total = 0
    for e in range(epocas):
        por_epoca = 0
        i = 0
        while i < n:
            por_epoca += 1
            i += tam_lote
        total += por_epoca
    return por_epoca, total

def regresionLineal(X, Y):
    n = len(X)
    m = len(X[0])
    A = np.zeros((m + 1, m + 1))
    c = np.zeros(m + 1)
    for i in range(n):
        fila = list(X[i]) + [1.0]
        for j in range(m + 1):
            c[j] += fila[j] * Y[i]
            for k in range(m + 1):
                A[j, k] += fila[j] * fila[k]
    W = np.linalg.inv(A) @ c
    J = 0
    for i in range(n):
        p = W[m]
        for j in range(m):
            p += W[j] * X[i][j]
        J += (Y[i] - p) ** 2
    return W, J / n

def sigmoide(z):
    return 1 / (1 + math.exp(-z))

def adelante(x, W1, b1, w2, b2):
    z1, a1 = [], []
    y = b2
    for k in range(len(W1)):
        z = b1[k]
        for j in range(len(x)):
            z += W1[k][j] * x[j]
        z1.append(z)
        a1.append(sigmoide(z))
        y += w2[k] * a1[k]
    return z1, a1, y

def derivadas(x, y, W1, b1, w2, b2):
    z1, a1, y_est = adelante(x, W1, b1, w2, b2)
    db2 = -2 * (y - y_est)
    dw2 = [db2 * a for a in a1]
    db1 = []
    dW1 = []
    for k in range(len(W1)):
        d = db2 * w2[k] * a1[k] * (1 - a1[k])
        db1.append(d)
        fila = []
        for j in range(len(x)):
            fila.append(d * x[j])
        dW1.append(fila)
    return dW1, db1, dw2, db2

def pasoSGD(x, y, W1, b1, w2, b2, alpha):
    dW1, db1, dw2, db2 = derivadas(x, y, W1, b1, w2, b2)
    W, b, w = [], [], []
    for k in range(len(W1)):
        W.append([W1[k][j] - alpha * dW1[k][j] for j in range(len(x))])
        b.append(b1[k] - alpha * db1[k])
        w.append(w2[k] - alpha * dw2[k])
    return W, b, w, b2 - alpha * db2

def entrenarSGD(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    def costo():
        s = 0
        for i in range(len(X)):
            s += (Y[i] - adelante(X[i], W1, b1, w2, b2)[2]) ** 2
        return s / len(X)
    costos = [costo()]
    for epoca in range(epocas):
        if rng is None:
            orden = range(len(X))
        else:
            orden = rng.permutation(len(X))
        for i in orden:
            W1, b1, w2, b2 = pasoSGD(X[i], Y[i], W1, b1, w2, b2, alpha)
        costos.append(costo())
    return W1, b1, w2, b2, costos
