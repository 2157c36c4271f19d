# Calcula en float32.
import numpy as np
f = np.float32

def activacion(nombre, z, alfa=0.01):
    z = z.astype(f)
    if nombre == "lineal":
        return z
    if nombre == "escalon":
        return (z > 0).astype(f)
    if nombre == "sigmoide":
        return f(1) / (f(1) + np.exp(-z))
    if nombre == "tanh":
        return np.tanh(z)
    if nombre == "relu":
        return np.maximum(z, f(0))
    return np.where(z > 0, z, f(alfa) * z)

def tanhConSigmoide(z):
    return f(2) * activacion("sigmoide", f(2) * z.astype(f)) - f(1)

def derivada(nombre, z, alfa=0.01):
    z = z.astype(f)
    if nombre in ("lineal", "escalon"):
        return np.full(z.shape, nombre == "lineal", f)
    if nombre == "sigmoide":
        s = activacion("sigmoide", z)
        return s * (f(1) - s)
    if nombre == "tanh":
        return f(1) - np.tanh(z) ** 2
    return np.where(z > 0, f(1), f(alfa if nombre == "leaky" else 0))

def derivadaConActivacion(nombre, a, alfa=0.01):
    a = a.astype(f)
    if nombre == "lineal":
        return np.ones_like(a)
    if nombre == "sigmoide":
        return a * (f(1) - a)
    if nombre == "tanh":
        return f(1) - a * a
    return np.where(a > 0, f(1), f(alfa if nombre == "leaky" else 0))

def colapsarLineales(pesos, sesgos):
    W, b = pesos[0].astype(f), sesgos[0].astype(f)
    for P, s in zip(pesos[1:], sesgos[1:]):
        W, b = P.astype(f) @ W, P.astype(f) @ b + s.astype(f)
    return W, b

def normalizarLote(Z, gamma, beta, eps=1e-8):
    Z, gamma, beta = Z.astype(f), gamma.astype(f), beta.astype(f)
    mu, var = Z.mean(1, keepdims=True), Z.var(1, keepdims=True)
    return gamma * (Z - mu) / np.sqrt(var + f(eps)) + beta, mu, var

def normasDelGradiente(nombre, x, pesos):
    a, d = x.astype(f), []
    for W in pesos:
        z = W.astype(f) @ a
        a = activacion(nombre, z)
        d.append(derivada(nombre, z))
    g = np.ones_like(a)
    normas = [np.linalg.norm(g)]
    for W, dl in zip(pesos[::-1], d[::-1]):
        g = W.T.astype(f) @ (g * dl)
        normas.append(np.linalg.norm(g))
    return np.array(normas[::-1], f)
