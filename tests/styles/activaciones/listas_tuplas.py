# Devuelve listas anidadas en lugar de arreglos, y enteros donde cabe.
import numpy as np

def por_elemento(f, z):
    if isinstance(z, list):
        return [por_elemento(f, v) for v in z]
    return f(z)

def activacion(nombre, z, alfa=0.01):
    f = {
        "lineal": lambda v: v,
        "escalon": lambda v: v > 0,
        "sigmoide": lambda v: float((1 + np.tanh(v / 2)) / 2),
        "tanh": lambda v: float(np.tanh(v)),
        "relu": lambda v: max(v, 0),
        "leaky": lambda v: max(v, alfa * v),
    }[nombre]
    return por_elemento(f, np.asarray(z).tolist())

def tanhConSigmoide(z):
    return [[2 * v - 1 for v in fila] if isinstance(fila, list) else
            2 * fila - 1 for fila in activacion("sigmoide", 2 * z)] if np.ndim(z) < 3 else [
            tanhConSigmoide(parte) for parte in z]

def derivada(nombre, z, alfa=0.01):
    f = {
        "lineal": lambda v: 1,
        "escalon": lambda v: 0,
        "sigmoide": lambda v: float(1 / (2 + 2 * np.cosh(v))),
        "tanh": lambda v: float(1 - np.tanh(v) ** 2),
        "relu": lambda v: int(v > 0),
        "leaky": lambda v: 1 if v > 0 else alfa,
    }[nombre]
    return por_elemento(f, np.asarray(z).tolist())

def derivadaConActivacion(nombre, a, alfa=0.01):
    f = {
        "lineal": lambda v: 1,
        "sigmoide": lambda v: v * (1 - v),
        "tanh": lambda v: 1 - v * v,
        "relu": lambda v: v > 0,
        "leaky": lambda v: 1 if v > 0 else alfa,
    }[nombre]
    return por_elemento(f, np.asarray(a).tolist())

def colapsarLineales(pesos, sesgos):
    W, b = pesos[0], sesgos[0]
    for P, s in list(zip(pesos, sesgos))[1:]:
        W, b = np.dot(P, W), np.dot(P, b) + s
    return [W.tolist(), b.tolist()]

def normalizarLote(Z, gamma, beta, eps=1e-8):
    A, mu, var = [], [], []
    for fila, [c], [d] in zip(Z.tolist(), gamma.tolist(), beta.tolist()):
        m = sum(fila) / len(fila)
        v = sum((t - m) ** 2 for t in fila) / len(fila)
        A.append([c * (t - m) / (v + eps) ** 0.5 + d for t in fila])
        mu.append([m])
        var.append([v])
    return A, mu, var

def normasDelGradiente(nombre, x, pesos):
    a, zs = x, []
    for W in pesos:
        zs.append(W @ a)
        a = np.array(activacion(nombre, zs[-1]), float)
    g = np.ones((len(a), 1))
    normas = (float(np.linalg.norm(g)),)
    for W, z in zip(reversed(pesos), reversed(zs)):
        g = np.transpose(W) @ (g * np.array(derivada(nombre, z)))
        normas = (float(np.linalg.norm(g)),) + normas
    return normas
