# Ninguna función llama a otra: cada una repite la fórmula.
import numpy as np

def probabilidad(X, beta0, beta):
    z = np.dot(X, beta) + beta0
    p = np.empty_like(z)
    p[z >= 0] = 1 / (1 + np.exp(-z[z >= 0]))
    p[z < 0] = np.exp(z[z < 0]) / (1 + np.exp(z[z < 0]))
    return p

def razonDeProbabilidad(p):
    razon = p * (1 - p) ** -1
    return razon, np.log(razon)

def costoLogistico(X, y, beta0, beta):
    z = np.dot(X, beta) + beta0
    with np.errstate(over="ignore"):
        p = 1 / (1 + np.exp(-z))
    p = np.minimum(np.maximum(p, 1e-9), 1 - 1e-9)
    return -1 / len(y) * (np.dot(y, np.log(p)) + np.dot(1 - y, np.log(1 - p)))

def gradienteLogistico(X, y, beta0, beta):
    p = 1 / (1 + np.exp(-(np.dot(X, beta) + beta0)))
    return 1 / len(y) * np.sum(p - y), 1 / len(y) * np.dot(p - y, X)

def entrenarLogistica(X, y, beta0, beta, eta, epocas, tam_lote):
    b0, b = beta0, beta.copy()
    N = X.shape[0]
    p = 1 / (1 + np.exp(-(X @ b + b0)))
    costos = [-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))]
    for _ in range(epocas):
        for ini in range(0, N, tam_lote):
            Xb, yb = X[ini:ini + tam_lote], y[ini:ini + tam_lote]
            error = 1 / (1 + np.exp(-(Xb @ b + b0))) - yb
            b0 -= eta * error.sum() / len(yb)
            b -= eta * Xb.T @ error / len(yb)
        p = 1 / (1 + np.exp(-(X @ b + b0)))
        costos.append(-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)))
    return b0, b, costos

def clasificar(X, beta0, beta, umbral=0.5):
    p = 1 / (1 + np.exp(-(np.dot(X, beta) + beta0)))
    clase = np.zeros(len(p))
    clase[p > umbral] = 1
    return clase

def expandir(X):
    salida = np.zeros((X.shape[0], 5))
    salida[:, :2] = X
    salida[:, 2:4] = X * X
    salida[:, 4] = X[:, 0] * X[:, 1]
    return salida
