# Generadores, recursión y matrices aumentadas del lado izquierdo.
import numpy as np

def neurona(X, w, umbral):
    return np.fromiter((1.0 if fila @ w >= umbral else 0.0 for fila in X), float, len(X))

def corregir(x, y, w, umbral, gamma):
    return np.array([w_j + gamma * (y - (x @ w >= umbral)) * x_j for w_j, x_j in zip(w, x)])

def redXor(X, W, v, umbral):
    def capa(entradas, pesos):
        return (np.tensordot(entradas, pesos, (-1, -1)) >= umbral) + 0
    primera = capa(X, W)
    return primera, capa(primera, v)

def entrenarPerceptron(X, y, w, b, gamma, epocas):
    if epocas == 0:
        return w, b, []
    fallos = 0
    for x, t in zip(X, y):
        if (t == 1) != (x @ w + b >= 0):
            delta = gamma if t == 1 else -gamma
            w, b, fallos = w + delta * x, b + delta, fallos + 1
    if fallos == 0:
        return w, b, [0]
    w, b, resto = entrenarPerceptron(X, y, w, b, gamma, epocas - 1)
    return w, b, [fallos] + resto

def recorrido(X, y, p, epocas, bloques, eta):
    yield p
    for _ in range(epocas):
        for filas in bloques:
            p = p - eta * X[filas].T @ (X[filas] @ p - y[filas]) / len(y[filas])
        yield p

def _adaline(X, y, w, b, eta, epocas, bloques):
    Z = np.c_[np.ones(len(X)), X]
    ps = list(recorrido(Z, y, np.r_[b, w], epocas, bloques, eta))
    return ps[-1][1:], ps[-1][0], [np.mean((Z @ p - y) ** 2) for p in ps]

def adalineEnLinea(X, y, w, b, eta, epocas):
    return _adaline(X, y, w, b, eta, epocas, [[i] for i in range(len(y))])

def adalineEnLote(X, y, w, b, eta, epocas):
    return _adaline(X, y, w, b, eta, epocas, [np.arange(len(y))])
