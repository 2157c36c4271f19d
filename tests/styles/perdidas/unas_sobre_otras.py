# Cada función se apoya en todas las que puede: la verosimilitud en las pérdidas, y ConLogits en K = 2.
import numpy as np

def errorCuadratico(y_est, y):
    r = y_est - y
    return r @ r / r.size, 2 * r / r.size

def errorLogaritmico(y_est, y):
    L, d = errorCuadratico(np.log(1 + y_est), np.log(1 + y))
    return L, d / (1 + y_est)

def entropiaBinaria(y_est, y):
    ocurrida = np.where(y == 1, y_est, 1 - y_est)
    ocurrida = np.maximum(ocurrida, 1e-15)
    signo = np.where(y == 1, -1, 1)
    return -np.log(ocurrida).mean(), signo / ocurrida / len(y)

def entropiaConLogits(z, y):
    Z = np.column_stack([z, np.zeros_like(z)])
    Y = np.column_stack([y, 1 - y])
    L, dZ = entropiaCategorica(Z, Y)
    return L, dZ[:, 0]

def logSumExp(Z):
    c = np.max(Z, axis=1)
    return c + np.log(np.sum(np.exp(Z - c[:, np.newaxis]), axis=1))

def softmax(Z):
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)

def entropiaCategorica(Z, Y):
    N = Z.shape[0]
    return (logSumExp(Z) - (Y * Z).sum(axis=1)).sum() / N, (softmax(Z) - Y) / N

def logVerosimilitud(nombre, y, parametro):
    n = len(y)
    if nombre == "normal":
        return -n / 2 * errorCuadratico(parametro, y)[0] - n / 2 * np.log(2 * np.pi)
    elif nombre == "bernoulli":
        return -n * entropiaBinaria(parametro, y)[0]
    Y = np.zeros_like(parametro)
    Y[np.arange(n), y] = 1
    return -n * entropiaCategorica(np.log(parametro), Y)[0]
