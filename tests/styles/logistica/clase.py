# Una clase detrás de funciones delgadas.
import numpy as np


class Logistica:
    EPS = 1e-15

    def __init__(self, beta0, beta):
        self.beta0 = float(beta0)
        self.beta = np.array(beta, dtype=float)

    def neta(self, X):
        return self.beta0 + X.dot(self.beta)

    def __call__(self, X):
        z = np.clip(self.neta(X), -500, 500)
        return 1 / (1 + np.exp(-z))

    def costo(self, X, y):
        p = np.clip(self(X), self.EPS, 1 - self.EPS)
        return -(y * np.log(p) + (1 - y) * np.log(1 - p)).mean()

    def gradiente(self, X, y):
        r = self(X) - y
        return r.mean(), (r[:, None] * X).mean(axis=0)

    def paso(self, X, y, eta):
        g0, g = self.gradiente(X, y)
        self.beta0 -= eta * g0
        self.beta -= eta * g

    def ajustar(self, X, y, eta, epocas, tam):
        historia = [self.costo(X, y)]
        for _ in range(epocas):
            for i in range(0, len(X), tam):
                self.paso(X[i:i + tam], y[i:i + tam], eta)
            historia.append(self.costo(X, y))
        return historia


def probabilidad(X, beta0, beta): return Logistica(beta0, beta)(X)
def razonDeProbabilidad(p): return p / (1 - p), np.log(p) - np.log1p(-p)
def costoLogistico(X, y, beta0, beta): return Logistica(beta0, beta).costo(X, y)
def gradienteLogistico(X, y, beta0, beta): return Logistica(beta0, beta).gradiente(X, y)
def clasificar(X, beta0, beta, umbral=0.5): return (Logistica(beta0, beta)(X) >= umbral).astype(int)
def expandir(X): return np.hstack((X, X ** 2, X[:, :1] * X[:, 1:]))


def entrenarLogistica(X, y, beta0, beta, eta, epocas, tam_lote):
    modelo = Logistica(beta0, beta)
    historia = modelo.ajustar(X, y, eta, epocas, tam_lote)
    return modelo.beta0, modelo.beta, np.array(historia)
