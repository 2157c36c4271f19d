# Llama a feedForward al empezar cada época, no al acabarla; entrena los sesgos.
import numpy as np


def feedForward(X, w1, w2, b1, b2):
    a = X
    activaciones = []
    for w, b in [(w1, b1), (w2, b2)]:
        a = 0.5 * (1 + np.tanh((w.dot(a) + b) / 2))
        activaciones.append(a)
    return tuple(activaciones)


def costoGlobal(y_est, y):
    acierto = np.where(y == 1, y_est, 1 - y_est)
    return -np.log(np.maximum(acierto, 1e-11)).mean()


def backProp(X, y, w1, w2, b1, b2, a2, a1):
    m = y.size
    error = (a2 - y) / m
    oculto = np.multiply(w2.T, error) * (a1 - a1**2)
    dw1 = np.einsum("hm,im->hi", oculto, X)
    dw2 = np.einsum("om,hm->oh", error, a1)
    return dw1, oculto.sum(1)[:, None], dw2, error.sum(1)[:, None]


def entrenarRed(epocas, lr, X, y, w1, b1, w2, b2, a1, a2):
    w1, b1, w2, b2 = (p.copy() for p in (w1, b1, w2, b2))
    costos = []
    for _ in range(epocas):
        a1, a2 = feedForward(X, w1, w2, b1, b2)
        costos.append(costoGlobal(a2, y))
        for parametro, gradiente in zip((w1, b1, w2, b2), backProp(X, y, w1, w2, b1, b2, a2, a1)):
            parametro -= lr * gradiente
    return w1, b1, w2, b2, costos
