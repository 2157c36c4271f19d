# Deja los sesgos como llegan, en 0.
import numpy as np

def sigma(z):
    return 1.0 / (1.0 + np.exp(-z))

def feedForward(X, w1, w2, b1, b2):
    a1 = sigma(np.dot(w1, X) + b1)
    a2 = sigma(np.dot(w2, a1) + b2)
    return (a1, a2)

def costoGlobal(y_est, y):
    m = np.size(y)
    recortada = np.clip(y_est, 1e-10, 1 - 1e-10)
    perdidas = -(y * np.log(recortada) + (1 - y) * np.log(1 - recortada))
    return np.sum(perdidas) / m

def backProp(X, y, w1, w2, b1, b2, a2, a1):
    registros = X.shape[1]
    delta2 = a2 - y
    delta1 = np.multiply(np.dot(w2.T, delta2), np.multiply(a1, 1 - a1))
    dw2 = np.dot(delta2, a1.T) / registros
    dw1 = np.dot(delta1, X.T) / registros
    db2 = np.mean(delta2, axis=1, keepdims=True)
    db1 = np.mean(delta1, axis=1, keepdims=True)
    return dw1, db1, dw2, db2

def entrenarRed(epocas, lr, X, y, w1, b1, w2, b2, a1, a2):
    costos = []
    for epoca in range(epocas):
        costos.append(costoGlobal(a2, y))
        dw1, db1, dw2, db2 = backProp(X, y, w1, w2, b1, b2, a2, a1)
        w1 = w1 - lr * dw1
        w2 = w2 - lr * dw2
        a1, a2 = feedForward(X, w1, w2, b1, b2)
    return w1, b1, w2, b2, costos
