# Con scipy.special y filas en lugar de columnas por dentro.
import numpy as np
from scipy.special import expit

def activacion(nombre, z, alfa=0.01):
    if nombre == "sigmoide":
        return expit(z)
    if nombre == "tanh":
        return tanhConSigmoide(z)
    izquierda = {"lineal": z, "escalon": 0 * z, "relu": 0 * z, "leaky": alfa * z}[nombre]
    derecha = np.ones_like(z) if nombre == "escalon" else z
    return np.choose(z > 0, [izquierda, derecha])

def tanhConSigmoide(z):
    return 2 * expit(2 * z) - 1

def derivada(nombre, z, alfa=0.01):
    if nombre == "sigmoide":
        return expit(z) * expit(-z)
    if nombre == "tanh":
        return 1 - tanhConSigmoide(z) ** 2
    izquierda, derecha = {"lineal": (1, 1), "escalon": (0, 0), "relu": (0, 1), "leaky": (alfa, 1)}[nombre]
    return np.where(z > 0, derecha, izquierda) + 0.0

def derivadaConActivacion(nombre, a, alfa=0.01):
    if nombre == "sigmoide":
        return 0.25 - (a - 0.5) ** 2
    if nombre == "tanh":
        return 1 - np.power(a, 2)
    izquierda = {"lineal": 1, "relu": 0, "leaky": alfa}[nombre]
    return np.where(a > 0, 1, izquierda)

def colapsarLineales(pesos, sesgos):
    def capa(x):
        for W, b in zip(pesos, sesgos):
            x = W @ x + b
        return x
    entradas = pesos[0].shape[1]
    b = capa(np.zeros((entradas, 1)))
    return capa(np.eye(entradas)) - b, b

def normalizarLote(Z, gamma, beta, eps=1e-8):
    filas = Z.T
    mu, var = filas.mean(axis=0), filas.var(axis=0)
    normal = (filas - mu) / np.sqrt(var + eps)
    A = normal * gamma.ravel() + beta.ravel()
    return A.T, mu.reshape(-1, 1), var.reshape(-1, 1)

def normasDelGradiente(nombre, x, pesos):
    a = x.ravel()
    pendientes = []
    for W in pesos:
        z = a @ W.T
        pendientes.append(derivada(nombre, z))
        a = activacion(nombre, z)
    g = np.ones(len(a))
    normas = [np.hypot.reduce(g)]
    for W, d in zip(pesos[::-1], pendientes[::-1]):
        g = (g * d) @ W
        normas.append(np.hypot.reduce(g))
    return np.array(normas[::-1])[:, ].copy()
