# Una clase detrás de funciones delgadas.
import numpy as np


class RegresionLineal:
    def __init__(self, X, y, theta=None):
        self.X, self.y = X, y
        self.m, self.n = X.shape
        self.theta = np.zeros(self.n) if theta is None else np.array(theta, dtype=np.float64)
        self.costos = []

    def residuos(self):
        return self.X @ self.theta - self.y

    def J(self):
        return (self.residuos() ** 2).mean() / 2

    def grad(self):
        return self.X.T @ self.residuos() / self.m

    def paso(self, alpha):
        self.theta = self.theta - alpha * self.grad()

    def ajustar(self, alpha, iteraciones):
        self.costos = [self.J()]
        for _ in range(iteraciones):
            self.paso(alpha)
            self.costos.append(self.J())
        return self

    def cerrada(self):
        self.theta = np.linalg.lstsq(self.X, self.y, rcond=None)[0]
        return self


class Escalador:
    def fit(self, X):
        self.mu = X.mean(0)
        self.sigma = X.std(0)
        self.sigma[self.sigma < 1e-10] = 1.0
        return self

    def transform(self, X):
        return (X - self.mu) / self.sigma


class Neurona:
    __slots__ = ("w", "b", "eta")

    def __init__(self, w, b, eta):
        self.w, self.b, self.eta = w, b, eta

    def __call__(self, x):
        return self.w * x + self.b

    def aprender(self, x, y):
        r = y - self(x)
        self.w += self.eta * r * x
        self.b += self.eta * r


def costo(theta, X, y): return RegresionLineal(X, y, theta).J()
def gradiente(theta, X, y): return RegresionLineal(X, y, theta).grad()
def descensoGradiente(theta, X, y, alpha, iteraciones):
    r = RegresionLineal(X, y, theta).ajustar(alpha, iteraciones)
    return r.theta, np.asarray(r.costos)
def normalizar(X):
    e = Escalador().fit(X)
    return e.transform(X), e.mu, e.sigma
def ecuacionNormal(X, y): return RegresionLineal(X, y).cerrada().theta
def sgdLineal(x, y, w, b, eta, epocas):
    n = Neurona(w, b, eta)
    for _ in range(epocas):
        for p in zip(x, y):
            n.aprender(*p)
    return n.w, n.b
