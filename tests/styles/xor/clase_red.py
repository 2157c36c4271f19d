# Clases detrás de funciones delgadas; entrenarRed usa los métodos de la clase.
import numpy as np


class Capa:
    def __init__(self, w, b):
        self.w = w.astype(float)      # astype copia
        self.b = b.astype(float)

    def adelante(self, entrada):
        self.entrada = entrada
        self.a = 1 / (1 + np.exp(-(self.w @ entrada + self.b)))
        return self.a

    def gradientes(self, dz):
        m = dz.shape[1]
        return dz @ self.entrada.T / m, dz.sum(axis=1, keepdims=True) / m

    def atras(self, dz):
        return self.w.T @ dz


class Red:
    def __init__(self, w1, b1, w2, b2):
        self.oculta, self.salida = Capa(w1, b1), Capa(w2, b2)

    def forward(self, X):
        return self.oculta.adelante(X), self.salida.adelante(self.oculta.a)

    @staticmethod
    def loss(p, y):
        p = np.clip(p, np.finfo(float).eps, 1 - np.finfo(float).eps)
        return -np.average(y * np.log(p) + (1 - y) * np.log(1 - p))

    def grads(self, y):
        dz2 = self.salida.a - y
        dz1 = self.salida.atras(dz2) * self.oculta.a * (1 - self.oculta.a)
        return self.oculta.gradientes(dz1) + self.salida.gradientes(dz2)

    def fit(self, X, y, lr, epocas):
        costos = []
        self.forward(X)
        for _ in range(epocas):
            costos.append(self.loss(self.salida.a, y))
            dw1, db1, dw2, db2 = self.grads(y)
            self.oculta.w -= lr * dw1
            self.oculta.b -= lr * db1
            self.salida.w -= lr * dw2
            self.salida.b -= lr * db2
            self.forward(X)
        return np.array(costos)


def feedForward(X, w1, w2, b1, b2):
    return Red(w1, b1, w2, b2).forward(X)

def costoGlobal(y_est, y):
    return Red.loss(y_est, y)

def backProp(X, y, w1, w2, b1, b2, a2, a1):
    r = Red(w1, b1, w2, b2)
    r.oculta.entrada, r.oculta.a, r.salida.entrada, r.salida.a = X, a1, a1, a2
    return r.grads(y)

def entrenarRed(epocas, lr, X, y, w1, b1, w2, b2, a1, a2):
    r = Red(w1, b1, w2, b2)
    costos = r.fit(X, y, lr, epocas)
    return r.oculta.w, r.oculta.b, r.salida.w, r.salida.b, costos
