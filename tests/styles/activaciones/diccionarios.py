# Un diccionario de funciones por pregunta.
from functools import reduce
import numpy as np

g = {
    "lineal": lambda z, alfa: z,
    "escalon": lambda z, alfa: np.heaviside(z, 0.0),
    "sigmoide": lambda z, alfa: np.exp(-np.logaddexp(0, -z)),
    "tanh": lambda z, alfa: np.tanh(z),
    "relu": lambda z, alfa: np.clip(z, 0, None),
    "leaky": lambda z, alfa: np.maximum(z, alfa * z),
}
dg = {
    "lineal": lambda a, alfa: np.ones_like(a),
    "sigmoide": lambda a, alfa: a * (1 - a),
    "tanh": lambda a, alfa: 1 - a ** 2,
    "relu": lambda a, alfa: np.heaviside(a, 0.0),
    "leaky": lambda a, alfa: np.where(a < 0, alfa, 1.0),
}

activacion = lambda nombre, z, alfa=0.01: g[nombre](z, alfa)
tanhConSigmoide = lambda z: 1 - 2 * activacion("sigmoide", -2 * z)
derivadaConActivacion = lambda nombre, a, alfa=0.01: dg[nombre](a, alfa)
derivada = lambda nombre, z, alfa=0.01: (
    np.zeros_like(z) if nombre == "escalon"
    else derivadaConActivacion(nombre, activacion(nombre, z, alfa), alfa)
)
colapsarLineales = lambda pesos, sesgos: reduce(
    lambda capa, siguiente: (siguiente[0] @ capa[0], siguiente[0] @ capa[1] + siguiente[1]),
    list(zip(pesos, sesgos)),
)
normalizarLote = lambda Z, gamma, beta, eps=1e-8: (
    beta + gamma * (Z - Z.mean(1, keepdims=True)) / (Z.std(1, keepdims=True) + eps),
    Z.mean(1, keepdims=True),
    Z.std(1, keepdims=True) ** 2,
)

def normasDelGradiente(nombre, x, pesos):
    def desde(a, quedan):
        if not quedan:
            return [np.ones_like(a)]
        z = quedan[0] @ a
        gradientes = desde(activacion(nombre, z), quedan[1:])
        return [quedan[0].T @ (derivada(nombre, z) * gradientes[0])] + gradientes
    return [np.linalg.norm(v) for v in desde(x, pesos)]
