# Calcula en float32.
import numpy as np
f = np.float32

def errorCuadratico(y_est, y):
    r = y_est.astype(f) - y.astype(f)
    return np.mean(r * r), f(2) * r / f(len(r))

def errorLogaritmico(y_est, y):
    y_est, y = y_est.astype(f), y.astype(f)
    r = np.log(y_est + f(1)) - np.log(y + f(1))
    return np.mean(r * r), f(2) * r / (y_est + f(1)) / f(len(r))

def entropiaBinaria(y_est, y):
    y = y.astype(f)
    p = np.clip(y_est.astype(f), f(1e-7), f(1) - f(1e-7))
    L = -np.mean(y * np.log(p) + (f(1) - y) * np.log(f(1) - p))
    return L, (p - y) / (p * (f(1) - p)) / f(len(y))

def entropiaConLogits(z, y):
    z, y = z.astype(f), y.astype(f)
    L = np.mean(np.logaddexp(f(0), z) - y * z)
    e = np.exp(-np.abs(z))
    s = np.where(z >= 0, f(1), e) / (f(1) + e)
    return L, (s - y) / f(len(y))

def logSumExp(Z):
    Z = np.asarray(Z, f)
    m = Z.max(1)
    return m + np.log(np.exp(Z - m[:, None]).sum(1))

def entropiaCategorica(Z, Y):
    Z, Y = Z.astype(f), Y.astype(f)
    m = Z.max(1, keepdims=True)
    D = Z - m
    lse = np.log(np.exp(D).sum(1, keepdims=True))
    return -np.sum(Y * (D - lse)) / f(len(Z)), (np.exp(D - lse) - Y) / f(len(Z))

def logVerosimilitud(nombre, y, parametro):
    p = parametro.astype(f)
    if nombre == "normal":
        return np.sum(f(-0.5) * (y.astype(f) - p) ** 2 - f(0.5 * np.log(2 * np.pi)))
    if nombre == "bernoulli":
        return np.log(np.where(y == 1, p, f(1) - p)).sum()
    return np.log(p[np.arange(len(y)), y]).sum()
