# Con máscaras y productos de matrices.
import numpy as np

def activacion(nombre, z, alfa=0.01):
    if nombre == "lineal":
        return z.copy()
    if nombre == "escalon":
        return (z > 0).astype(float)
    if nombre == "sigmoide":
        return 1 / (1 + np.exp(-z))
    if nombre == "tanh":
        return np.tanh(z)
    if nombre == "relu":
        return z * (z > 0)
    return z * (z > 0) + alfa * z * (z <= 0)

def tanhConSigmoide(z):
    return 2 / (1 + np.exp(-2 * z)) - 1

def derivada(nombre, z, alfa=0.01):
    if nombre == "lineal":
        return np.ones(z.shape)
    if nombre == "escalon":
        return np.zeros(z.shape)
    if nombre == "sigmoide":
        s = activacion("sigmoide", z)
        return s * (1 - s)
    if nombre == "tanh":
        return 1 - np.tanh(z) ** 2
    if nombre == "relu":
        return (z > 0) * 1.0
    return np.where(z >= 0, 1, alfa)

def derivadaConActivacion(nombre, a, alfa=0.01):
    if nombre == "lineal":
        return np.ones(a.shape)
    if nombre == "sigmoide":
        return a - a * a
    if nombre == "tanh":
        return 1 - a * a
    if nombre == "relu":
        return (a > 0) * 1.0
    return np.where(a >= 0, 1, alfa)

def colapsarLineales(pesos, sesgos):
    W = np.eye(pesos[0].shape[1])
    b = np.zeros((pesos[0].shape[1], 1))
    for Wl, bl in zip(pesos, sesgos):
        b = Wl @ b + bl
        W = Wl @ W
    return W, b

def normalizarLote(Z, gamma, beta, eps=1e-8):
    mu = np.mean(Z, axis=1, keepdims=True)
    var = np.mean((Z - mu) ** 2, axis=1, keepdims=True)
    return gamma * (Z - mu) / np.sqrt(var + eps) + beta, mu, var

def normasDelGradiente(nombre, x, pesos):
    zs, a = [], x
    for W in pesos:
        zs.append(W @ a)
        a = activacion(nombre, zs[-1])
    g = np.ones(a.shape)
    normas = [np.linalg.norm(g)]
    for W, z in zip(pesos[::-1], zs[::-1]):
        g = W.T @ (g * derivada(nombre, z))
        normas.insert(0, np.linalg.norm(g))
    return np.array(normas)
