# Con match, np.piecewise y np.select, y namedtuple en los resultados.
from collections import namedtuple
import numpy as np

Capa = namedtuple("Capa", "W b")
Lote = namedtuple("Lote", "A mu var")

def activacion(nombre: str, z: np.ndarray, alfa: float = 0.01) -> np.ndarray:
    match nombre:
        case "lineal":
            return z
        case "escalon":
            return np.piecewise(z, [z > 0, z <= 0], [1, 0])
        case "sigmoide":
            return np.piecewise(z, [z >= 0], [lambda v: 1 / (1 + np.exp(-v)), lambda v: np.exp(v) / (1 + np.exp(v))])
        case "tanh":
            return np.sign(z) * (1 - np.exp(-2 * np.abs(z))) / (1 + np.exp(-2 * np.abs(z)))
        case "relu":
            return (z + np.abs(z)) / 2
        case "leaky":
            return np.select([z > 0], [z], alfa * z)

def tanhConSigmoide(z: np.ndarray) -> np.ndarray:
    return activacion("sigmoide", 2 * z) - activacion("sigmoide", -2 * z)

def derivada(nombre: str, z: np.ndarray, alfa: float = 0.01) -> np.ndarray:
    match nombre:
        case "lineal":
            return z ** 0
        case "escalon":
            return 0 * z
        case "sigmoide":
            e = np.exp(-np.abs(z))
            return e / (1 + e) ** 2
        case "tanh":
            return 4 * derivada("sigmoide", 2 * z)
        case "relu":
            return (1 + np.sign(z)) / 2
        case "leaky":
            return np.piecewise(z, [z > 0], [1, alfa])

def derivadaConActivacion(nombre: str, a: np.ndarray, alfa: float = 0.01) -> np.ndarray:
    match nombre:
        case "lineal":
            return a ** 0
        case "sigmoide":
            return a * (1 - a)
        case "tanh":
            return (1 + a) * (1 - a)
        case "relu":
            return np.sign(a)
        case _:
            return np.piecewise(a, [a > 0], [1, alfa])

def colapsarLineales(pesos: list, sesgos: list) -> Capa:
    W = pesos[0] if len(pesos) == 1 else np.linalg.multi_dot(pesos[::-1])
    b = np.zeros_like(sesgos[-1])
    for k, s in enumerate(sesgos):
        for P in pesos[k + 1:]:
            s = P @ s
        b = b + s
    return Capa(W, b)

def normalizarLote(Z, gamma, beta, eps=1e-8) -> Lote:
    m = Z.shape[1]
    mu = Z @ np.ones((m, 1)) / m
    var = np.square(Z - mu) @ np.ones((m, 1)) / m
    return Lote(A=gamma * (Z - mu) / np.sqrt(var + eps) + beta, mu=mu, var=var)

def normasDelGradiente(nombre: str, x: np.ndarray, pesos: list) -> np.ndarray:
    z = [pesos[0] @ x]
    for W in pesos[1:]:
        z.append(W @ activacion(nombre, z[-1]))
    grad = {len(pesos): np.ones_like(z[-1])}
    for l in range(len(pesos), 0, -1):
        grad[l - 1] = pesos[l - 1].T @ np.multiply(grad[l], derivada(nombre, z[l - 1]))
    return np.array([np.linalg.norm(grad[l], 2) for l in range(len(pesos) + 1)])
