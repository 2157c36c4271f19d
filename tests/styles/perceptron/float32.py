# Calcula en float32.
import numpy as np
F = np.float32

def neurona(X, w, umbral):
    return (X.astype(F) @ w.astype(F) >= F(umbral)).astype(F)

def corregir(x, y, w, umbral, gamma):
    x, w = x.astype(F), w.astype(F)
    y_est = F(x @ w >= F(umbral))
    return w + F(gamma) * (F(y) - y_est) * x

def redXor(X, W, v, umbral):
    ocultas = (X.astype(F) @ W.astype(F).T >= umbral).astype(F)
    return ocultas, (ocultas @ v.astype(F) >= umbral).astype(F)

def entrenarPerceptron(X, y, w, b, gamma, epocas):
    w, b, gamma = w.astype(F), F(b), F(gamma)
    errores = []
    for _ in range(epocas):
        fallos = 0
        for x, t in zip(X.astype(F), y.astype(F)):
            err = t - F(x @ w + b >= 0)
            w = w + gamma * err * x
            b = b + gamma * err
            fallos += int(abs(err))
        errores.append(fallos)
        if fallos == 0:
            break
    return w, b, errores

def adalineEnLinea(X, y, w, b, eta, epocas):
    X, y, w, b, eta = X.astype(F), y.astype(F), w.astype(F), F(b), F(eta)
    costos = [np.mean((y - X @ w - b) ** 2)]
    for _ in range(epocas):
        for x, t in zip(X, y):
            r = t - (x @ w + b)
            w = w + eta * r * x
            b = b + eta * r
        costos.append(np.mean((y - X @ w - b) ** 2))
    return w, b, costos

def adalineEnLote(X, y, w, b, eta, epocas):
    X, y, w, b, eta = X.astype(F), y.astype(F), w.astype(F), F(b), F(eta)
    costos = [np.mean((y - X @ w - b) ** 2)]
    for _ in range(epocas):
        r = y - (X @ w + b)
        w = w + eta * (X.T @ r) / F(len(y))
        b = b + eta * r.mean()
        costos.append(np.mean((y - X @ w - b) ** 2))
    return w, b, costos
