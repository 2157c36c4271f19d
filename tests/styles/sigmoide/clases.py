# Una clase detrás de funciones delgadas.
import numpy as np


class Activacion:
    def __call__(self, z):
        raise NotImplementedError


class Sigmoide(Activacion):
    LIM = 700.0

    def __init__(self):
        self.cache = None

    def __call__(self, z):
        self.cache = 1.0 / (1.0 + np.exp(np.clip(-np.asarray(z), -self.LIM, self.LIM)))
        return self.cache

    def prima(self, z):
        self(z)
        return self.prima_a(self.cache)

    @staticmethod
    def prima_a(a):
        return a * (1 - a)


_f = Sigmoide()

def sigmoide(z): return _f(z)
def derivadaSigmoide(z): return _f.prima(z)
def derivadaDesdeActivacion(a): return Sigmoide.prima_a(a)
