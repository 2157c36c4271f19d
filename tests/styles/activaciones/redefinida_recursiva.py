# Un primer intento, que después se vuelve a definir, y funciones que se llaman a sí mismas.
import numpy as np

def activacion(nombre, z, alfa=0.01):
    return z

def derivada(nombre, z, alfa=0.01):
    return None

def activacion(nombre, z, alfa=0.01):
    if nombre == "relu":
        return activacion("leaky", z, 0.0)
    if nombre == "tanh":
        return 2 * activacion("sigmoide", 2 * z) - 1
    if nombre == "lineal":
        return activacion("leaky", z, 1.0)
    if nombre == "leaky":
        return np.where(z > 0, z, alfa * z)
    if nombre == "escalon":
        return np.where(z > 0, 1.0, 0.0)
    return 1 / (1 + np.exp(np.clip(-z, -500, 500)))

def tanhConSigmoide(z):
    return activacion("tanh", z)

def derivada(nombre, z, alfa=0.01):
    if nombre in ("relu", "lineal"):
        return derivada("leaky", z, 0.0 if nombre == "relu" else 1.0)
    if nombre == "leaky":
        return np.where(activacion("escalon", z) == 1, 1.0, alfa)
    if nombre == "escalon":
        return derivada("leaky", z, 0.0) * 0
    a = activacion(nombre, z)
    return a * (1 - a) if nombre == "sigmoide" else 1 - a * a

def derivadaConActivacion(nombre, a, alfa=0.01):
    if nombre == "relu":
        return derivadaConActivacion("leaky", a, 0.0)
    if nombre == "lineal":
        return derivadaConActivacion("leaky", a, 1.0)
    if nombre == "leaky":
        d = np.ones_like(a)
        d[a <= 0] = alfa
        return d
    return {"sigmoide": a * (1 - a), "tanh": 1 - a ** 2}[nombre]

def colapsarLineales(pesos, sesgos):
    if len(pesos) == 1:
        return pesos[0], sesgos[0]
    W, b = colapsarLineales(pesos[:-1], sesgos[:-1])
    return pesos[-1] @ W, pesos[-1] @ b + sesgos[-1]

def normalizarLote(Z, gamma, beta, eps=1e-8):
    if len(Z) > 1:
        arriba = normalizarLote(Z[:1], gamma[:1], beta[:1], eps)
        abajo = normalizarLote(Z[1:], gamma[1:], beta[1:], eps)
        return tuple(np.vstack(par) for par in zip(arriba, abajo))
    mu, var = Z.mean(), Z.var()
    return gamma * (Z - mu) / np.sqrt(var + eps) + beta, np.array([[mu]]), np.array([[var]])

def normasDelGradiente(nombre, x, pesos):
    def gradientes(a, l):
        if l == len(pesos):
            return [np.ones_like(a)]
        z = pesos[l] @ a
        resto = gradientes(activacion(nombre, z), l + 1)
        return [pesos[l].T @ (derivada(nombre, z) * resto[0]), *resto]
    return np.array([np.linalg.norm(g) for g in gradientes(x, 0)])
