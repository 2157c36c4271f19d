# Ninguna función llama a otra: cada una repite su fórmula.
import numpy as np

def neurona(X, w, umbral):
    salida = []
    for fila in X:
        z = float(np.dot(fila, w))
        salida.append(0 if z < umbral else 1)
    return np.array(salida)

def corregir(x, y, w, umbral, gamma):
    z = float(np.dot(x, w))
    pred = 0 if z < umbral else 1
    if pred == y:
        return np.copy(w)
    elif pred == 1:
        return w - gamma * x
    else:
        return w + gamma * x

def redXor(X, W, v, umbral):
    ocultas = np.empty((len(X), len(W)))
    salida = np.empty(len(X))
    for i, fila in enumerate(X):
        for k, pesos in enumerate(W):
            ocultas[i][k] = not np.dot(pesos, fila) < umbral
        salida[i] = not np.dot(v, ocultas[i]) < umbral
    return ocultas, salida

def entrenarPerceptron(X, y, w, b, gamma, epocas):
    w = w.copy()
    historia = []
    epoca = 0
    seguir = True
    while seguir and epoca < epocas:
        mal = 0
        for i in range(y.shape[0]):
            pred = 0 if np.sum(X[i] * w) + b < 0 else 1
            if pred > y[i]:
                w -= gamma * X[i]
                b -= gamma
                mal = mal + 1
            elif pred < y[i]:
                w += gamma * X[i]
                b += gamma
                mal = mal + 1
        historia.append(mal)
        seguir = mal > 0
        epoca += 1
    return (w, b, historia)

def adalineEnLinea(X, y, w, b, eta, epocas):
    w = w.copy()
    costos = [np.sum((X @ w + b - y) ** 2) / y.size]
    for _ in range(epocas):
        for i in range(y.size):
            error = np.sum(X[i] * w) + b - y[i]
            w -= eta * error * X[i]
            b -= eta * error
        costos.append(np.sum((X @ w + b - y) ** 2) / y.size)
    return (w, b, costos)

def adalineEnLote(X, y, w, b, eta, epocas):
    w = w.copy()
    costos = []
    for k in range(epocas + 1):
        error = X @ w + b - y
        costos.append(np.sum(error ** 2) / y.size)
        if k == epocas:
            break
        w -= eta * (error @ X) / y.size
        b -= eta * error.sum() / y.size
    return (w, b, costos)
