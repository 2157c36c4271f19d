# Vectorizado, con np.heaviside(z, 1) y todo lo que se pueda reutilizado.
import numpy as np

def neurona(X, w, umbral):
    return np.heaviside(X @ w - umbral, 1)

def corregir(x, y, w, umbral, gamma):
    return w + gamma * (y - neurona(x, w, umbral)) * x

def redXor(X, W, v, umbral):
    ocultas = neurona(X, W.T, umbral)
    return ocultas, neurona(ocultas, v, umbral)

def entrenarPerceptron(X, y, w, b, gamma, epocas):
    errores = []
    while len(errores) < epocas:
        fallos = 0
        for x, t in zip(X, y):
            err = t - neurona(x, w, -b)
            w, b = corregir(x, t, w, -b, gamma), b + gamma * err
            fallos += abs(err)
        errores.append(fallos)
        if not fallos:
            break
    return w, b, errores

def adalineEnLinea(X, y, w, b, eta, epocas):
    mse = lambda: ((y - X @ w - b) ** 2).mean()
    costos = np.zeros(epocas + 1)
    costos[0] = mse()
    for k in range(epocas):
        for x, t in zip(X, y):
            r = t - x @ w - b
            w = w + eta * r * x
            b = b + eta * r
        costos[k + 1] = mse()
    return w, b, costos

def adalineEnLote(X, y, w, b, eta, epocas):
    costos = np.zeros(epocas + 1)
    for k in range(epocas + 1):
        r = y - X @ w - b
        costos[k] = np.mean(r * r)
        if k < epocas:
            w = w + eta * np.mean(r[:, None] * X, axis=0)
            b = b + eta * np.mean(r)
    return w, b, costos
