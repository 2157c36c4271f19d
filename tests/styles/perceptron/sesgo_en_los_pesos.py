# El sesgo es el peso de una entrada fija en 1, y las funciones se llaman unas a otras.
import numpy as np

def neurona(X, w, umbral):
    return np.where(np.dot(X, w) - umbral >= 0, 1, 0)

def corregir(x, y, w, umbral, gamma):
    if neurona(x.reshape(1, -1), w, umbral)[0] == y:
        return w
    signo = 1 if y == 1 else -1
    return w + signo * gamma * x

def redXor(X, W, v, umbral):
    ocultas = np.array([neurona(X, W[k], umbral) for k in range(len(W))]).T
    salida = neurona(ocultas, v, umbral)
    return ocultas, salida

def con_uno(X):
    return np.hstack([X, np.ones((len(X), 1))])

def entrenarPerceptron(X, y, w, b, gamma, epocas):
    Z, p = con_uno(X), np.append(w, b)
    errores = []
    for epoca in range(epocas):
        fallos = 0
        for i in range(len(Z)):
            if neurona(Z[i : i + 1], p, 0)[0] != y[i]:
                fallos += 1
            p = corregir(Z[i], y[i], p, 0, gamma)
        errores.append(fallos)
        if fallos == 0:
            break
    return p[:-1], p[-1], errores

def _adaline(X, y, w, b, epocas, una_epoca):
    Z, p = con_uno(X), np.append(w, b)
    costos = [np.mean((y - Z @ p) ** 2)]
    for _ in range(epocas):
        p = una_epoca(Z, p)
        costos.append(np.mean((y - Z @ p) ** 2))
    return p[:-1], p[-1], costos

def adalineEnLinea(X, y, w, b, eta, epocas):
    def una_epoca(Z, p):
        for z, t in zip(Z, y):
            p = p + eta * (t - z @ p) * z
        return p
    return _adaline(X, y, w, b, epocas, una_epoca)

def adalineEnLote(X, y, w, b, eta, epocas):
    return _adaline(X, y, w, b, epocas, lambda Z, p: p + eta * Z.T @ (y - Z @ p) / len(y))
