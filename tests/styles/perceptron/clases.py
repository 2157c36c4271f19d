# Clases detrás de funciones delgadas.
import numpy as np


class Unidad:
    def __init__(self, w, umbral=0.0):
        self.w = np.array(w, dtype=float)
        self.umbral = umbral

    def neta(self, x):
        return x @ self.w

    def __call__(self, x):
        return np.where(self.neta(x) >= self.umbral, 1.0, 0.0)

    def aprender(self, x, y, gamma):
        err = y - self(x)
        self.w += gamma * err * x
        self.umbral -= gamma * err
        return err != 0


class Adaline:
    def __init__(self, w, b):
        self.w, self.b, self.costos = np.array(w, dtype=float), b, []

    def residuos(self, X, y):
        return y - (X @ self.w + self.b)

    def anotar(self, X, y):
        self.costos.append(float((self.residuos(X, y) ** 2).mean()))

    def paso(self, X, y, eta):
        r = self.residuos(X, y)
        self.w += eta * X.T @ r / len(y)
        self.b += eta * r.sum() / len(y)

    def ajustar(self, X, y, eta, epocas, lotes):
        self.anotar(X, y)
        for _ in range(epocas):
            for lote in lotes:
                self.paso(X[lote], y[lote], eta)
            self.anotar(X, y)
        return self.w, self.b, self.costos


def neurona(X, w, umbral):
    return Unidad(w, umbral)(X)


def corregir(x, y, w, umbral, gamma):
    u = Unidad(w, umbral)
    u.aprender(x, y, gamma)
    return u.w


def redXor(X, W, v, umbral):
    capa = [Unidad(fila, umbral) for fila in W]
    ocultas = np.stack([u(X) for u in capa], axis=1)
    return ocultas, Unidad(v, umbral)(ocultas)


def entrenarPerceptron(X, y, w, b, gamma, epocas):
    u, errores = Unidad(w, -b), []
    for _ in range(epocas):
        errores.append(sum(bool(u.aprender(x, t, gamma)) for x, t in zip(X, y)))
        if errores[-1] == 0:
            break
    return u.w, -u.umbral, errores


def adalineEnLinea(X, y, w, b, eta, epocas):
    return Adaline(w, b).ajustar(X, y, eta, epocas, [slice(i, i + 1) for i in range(len(y))])


def adalineEnLote(X, y, w, b, eta, epocas):
    return Adaline(w, b).ajustar(X, y, eta, epocas, [slice(None)])
