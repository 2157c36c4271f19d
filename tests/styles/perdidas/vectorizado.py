# Corto y vectorizado, con las fórmulas del cuaderno.
import numpy as np

def errorCuadratico(y_est, y):
    return np.mean((y_est - y) ** 2), 2 * (y_est - y) / len(y)

def errorLogaritmico(y_est, y):
    d = np.log1p(y_est) - np.log1p(y)
    return np.mean(d ** 2), 2 * d / (y_est + 1) / len(y)

def entropiaBinaria(y_est, y):
    p = np.clip(y_est, 1e-12, 1 - 1e-12)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)), (p - y) / (p * (1 - p)) / y.size

def entropiaConLogits(z, y):
    L = np.mean(np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z))))
    s = np.where(z >= 0, 1 / (1 + np.exp(-np.abs(z))), np.exp(-np.abs(z)) / (1 + np.exp(-np.abs(z))))
    return L, (s - y) / len(z)

def logSumExp(Z):
    m = Z.max(axis=1, keepdims=True)
    return (m + np.log(np.exp(Z - m).sum(axis=1, keepdims=True))).ravel()

def entropiaCategorica(Z, Y):
    lse = logSumExp(Z)
    return np.mean(lse - (Y * Z).sum(1)), (np.exp(Z - lse[:, None]) - Y) / Z.shape[0]

def logVerosimilitud(nombre, y, parametro):
    if nombre == "normal":
        return np.sum(-0.5 * (y - parametro) ** 2 - 0.5 * np.log(2 * np.pi))
    if nombre == "bernoulli":
        return np.sum(y * np.log(parametro) + (1 - y) * np.log(1 - parametro))
    if nombre == "categorica":
        return np.sum(np.log(parametro[np.arange(len(y)), y]))
