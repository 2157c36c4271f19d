# Una clase por pérdida; las funciones son envoltorios delgados.
import numpy as np
from collections import namedtuple
from dataclasses import dataclass

Resultado = namedtuple("Resultado", "L dL")


class Perdida:
    def valor(self, a, y):
        raise NotImplementedError

    def derivada(self, a, y):
        raise NotImplementedError

    def __call__(self, a, y):
        return tuple(Resultado(float(self.valor(a, y).mean()), self.derivada(a, y) / len(y)))


class Cuadratica(Perdida):
    def valor(self, a, y):
        return np.square(a - y)

    def derivada(self, a, y):
        return 2 * (a - y)


class Compuesta(Perdida):
    def __init__(self, perdida, g, dg):
        self.perdida, self.g, self.dg = perdida, g, dg

    def valor(self, a, y):
        return self.perdida.valor(self.g(a), self.g(y))

    def derivada(self, a, y):
        return self.perdida.derivada(self.g(a), self.g(y)) * self.dg(a)


@dataclass
class Binaria(Perdida):
    eps: float = 1e-14

    def _segura(self, a):
        return np.clip(a, self.eps, 1 - self.eps)

    def valor(self, a, y):
        a = self._segura(a)
        return -np.log(np.abs(1 - y - a))

    def derivada(self, a, y):
        a = self._segura(a)
        return -1 / (a - (1 - y))


class Softmax:
    def __init__(self, Z):
        self.c = Z.max(axis=1, keepdims=True)
        self.E = np.exp(Z - self.c)
        self.S = self.E.sum(axis=1, keepdims=True)

    @property
    def lse(self):
        return (self.c + np.log(self.S))[:, 0]

    @property
    def A(self):
        return self.E / self.S


class Categorica(Perdida):
    def valor(self, Z, Y):
        return Softmax(Z).lse - Z[Y.astype(bool)]

    def derivada(self, Z, Y):
        return Softmax(Z).A - Y


class ConLogits(Categorica):
    @staticmethod
    def dos(z):
        return np.vstack((np.zeros(z.shape), z)).T

    def valor(self, z, y):
        return Softmax(self.dos(z)).lse - y * z

    def derivada(self, z, y):
        return Softmax(self.dos(z)).A[:, 1] - y


class Modelos:
    @staticmethod
    def normal(y, mu):
        return -((y - mu) ** 2 + np.log(2 * np.pi)) / 2

    @staticmethod
    def bernoulli(y, p):
        return -Binaria().valor(p, y)

    @staticmethod
    def categorica(y, P):
        return np.log([fila[k] for fila, k in zip(P, y)])


def errorCuadratico(y_est, y): return Cuadratica()(y_est, y)
def errorLogaritmico(y_est, y): return Compuesta(Cuadratica(), np.log1p, lambda a: 1 / (1 + a))(y_est, y)
def entropiaBinaria(y_est, y): return Binaria()(y_est, y)
def entropiaConLogits(z, y): return ConLogits()(z, y)
def logSumExp(Z): return Softmax(Z).lse
def entropiaCategorica(Z, Y): return Categorica()(Z, Y)
def logVerosimilitud(nombre, y, parametro): return getattr(Modelos, nombre)(y, parametro).sum()
