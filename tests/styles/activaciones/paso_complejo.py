# Las derivadas con el paso complejo, y el gradiente también: sin una sola fórmula de g'.
import numpy as np

H = 1e-30

def g(nombre, z, alfa):
    if nombre == "lineal":
        return z
    if nombre == "escalon":
        return np.where(z.real > 0, 1.0, 0.0)
    if nombre == "sigmoide":
        return 1 / (1 + np.exp(-z))
    if nombre == "tanh":
        return np.tanh(z)
    return np.where(z.real > 0, z, (alfa if nombre == "leaky" else 0) * z)

def activacion(nombre, z, alfa=0.01):
    return np.real(g(nombre, np.asarray(z), alfa))

def tanhConSigmoide(z):
    return np.real(2 * g("sigmoide", 2 * z, 0) - 1)

def derivada(nombre, z, alfa=0.01):
    return np.imag(g(nombre, z + 1j * H, alfa)) / H

def derivadaConActivacion(nombre, a, alfa=0.01):
    if nombre == "sigmoide":
        return derivada(nombre, np.log(a) - np.log(1 - a))
    if nombre == "tanh":
        return derivada(nombre, np.arctanh(a))
    return np.where(a == 0, 0 if nombre == "relu" else 1.0, derivada(nombre, a, alfa))

def colapsarLineales(pesos, sesgos):
    n = pesos[0].shape[1]
    X = np.hstack([np.zeros((n, 1)), np.identity(n)])
    for W, b in zip(pesos, sesgos):
        X = W @ X + b
    return X[:, 1:] - X[:, :1], X[:, :1]

def normalizarLote(Z, gamma, beta, eps=1e-8):
    mu = np.average(Z, axis=1).reshape(-1, 1)
    var = np.average(Z ** 2, axis=1).reshape(-1, 1) - mu ** 2
    var = np.where(np.ptp(Z, axis=1, keepdims=True) == 0, 0, var)
    return gamma * (Z - mu) / np.sqrt(var + eps) + beta, mu, var

def normasDelGradiente(nombre, x, pesos):
    capas = [x]
    for W in pesos:
        capas.append(activacion(nombre, W @ capas[-1]))
    normas = []
    for l, a in enumerate(capas):
        gradiente = []
        for i in range(len(a)):
            movida = a.astype(complex)
            movida[i] += 1j * H
            for W in pesos[l:]:
                movida = g(nombre, W @ movida, 0.01)
            gradiente.append(np.imag(movida.sum()) / H)
        normas.append(np.linalg.norm(gradiente))
    return np.array(normas)
