# Cada función repite su propia fórmula: ninguna llama a otra.
import numpy as np

def contarParametros(capas):
    return sum([capas[i] * capas[i + 1] + capas[i + 1] for i in range(len(capas) - 1)])

def contarActualizaciones(n, tam_lote, epocas):
    return -(-n // tam_lote), epocas * -(-n // tam_lote)

def regresionLineal(X, Y):
    unos = np.ones(len(X))
    A = np.vstack([X.T, unos]).T
    W = np.linalg.inv(A.T.dot(A)).dot(A.T).dot(Y)
    return W, np.sum((Y - A.dot(W)) ** 2) / len(Y)

def adelante(x, W1, b1, w2, b2):
    z1 = np.dot(W1, x) + b1
    a1 = 1 / (1 + np.exp(-z1))
    y_est = np.dot(w2, a1) + b2
    return z1, a1, y_est

def derivadas(x, y, W1, b1, w2, b2):
    z1 = np.dot(W1, x) + b1
    a1 = 1 / (1 + np.exp(-z1))
    error = y - (np.dot(w2, a1) + b2)
    dL_db2 = -2 * error
    dL_dw2 = -2 * error * a1
    dL_db1 = -2 * error * w2 * (np.exp(-z1) / (1 + np.exp(-z1)) ** 2)
    dL_dW1 = np.zeros_like(W1)
    for k in range(W1.shape[0]):
        dL_dW1[k] = dL_db1[k] * x
    return dL_dW1, dL_db1, dL_dw2, dL_db2

def pasoSGD(x, y, W1, b1, w2, b2, alpha):
    z1 = np.dot(W1, x) + b1
    a1 = 1 / (1 + np.exp(-z1))
    error = y - (np.dot(w2, a1) + b2)
    delta = -2 * error * w2 * a1 * (1 - a1)
    W1_nuevo = W1 - alpha * np.outer(delta, x)
    b1_nuevo = b1 - alpha * delta
    w2_nuevo = w2 + alpha * 2 * error * a1
    b2_nuevo = b2 + alpha * 2 * error
    return W1_nuevo, b1_nuevo, w2_nuevo, b2_nuevo

def entrenarSGD(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    W1, b1, w2 = W1.copy(), b1.copy(), w2.copy()
    n = len(Y)
    costos = [np.mean((Y - (1 / (1 + np.exp(-(X @ W1.T + b1))) @ w2 + b2)) ** 2)]
    for epoca in range(epocas):
        indices = list(range(n))
        if rng is not None:
            indices = rng.permutation(n)
        for i in indices:
            z1 = np.dot(W1, X[i]) + b1
            a1 = 1 / (1 + np.exp(-z1))
            error = Y[i] - (np.dot(w2, a1) + b2)
            delta = -2 * error * w2 * a1 * (1 - a1)
            W1 -= alpha * np.outer(delta, X[i])
            b1 -= alpha * delta
            w2 -= alpha * -2 * error * a1
            b2 -= alpha * -2 * error
        costos.append(np.mean((Y - (1 / (1 + np.exp(-(X @ W1.T + b1))) @ w2 + b2)) ** 2))
    return W1, b1, w2, b2, costos
