# Imprime mientras trabaja, guarda la historia en una global que solo se escribe, y dibuja.
import numpy as np
import matplotlib.pyplot as plt

HISTORIA = {}
EPS = 1e-12

def activacion(z):
    return 1 if z >= 0 else 0

def neurona(X, w, umbral):
    salida = np.vectorize(activacion, otypes=[float])(X @ w - umbral)
    print("respuestas:", salida[:4])
    return salida

def corregir(x, y, w, umbral, gamma):
    pred = activacion(x @ w - umbral)
    error = y - pred
    w_nuevo = w.copy()
    for j in np.flatnonzero(x):
        w_nuevo[j] += gamma * error * x[j]
    print(f"error = {error}")
    return w_nuevo

def redXor(X, W, v, umbral):
    ocultas = np.zeros((X.shape[0], W.shape[0]))
    for k in range(W.shape[0]):
        ocultas[:, k] = neurona(X, W[k, :], umbral)
    salida = neurona(ocultas, v, umbral)
    HISTORIA["red"] = salida
    return ocultas, salida

def entrenarPerceptron(X, y, w, b, gamma, epocas):
    global ultimo_w
    pesos, sesgo, errores = w.copy(), b, []
    for epoca in range(1, epocas + 1):
        predicciones = []
        for xi, yi in zip(X, y):
            p = activacion(np.dot(xi, pesos) + sesgo)
            predicciones.append(p)
            pesos = pesos + gamma * (yi - p) * xi
            sesgo = sesgo + gamma * (yi - p)
        errores.append(int(np.sum(np.array(predicciones) != y)))
        print("época", epoca, "errores", errores[-1])
        if errores[-1] == 0:
            break
    ultimo_w = pesos
    plt.plot(errores)
    plt.close()
    return pesos, sesgo, errores

def mse(X, y, w, b):
    return np.power(y - (np.dot(X, w) + b), 2).sum() / X.shape[0]

def adalineEnLinea(X, y, w, b, eta, epocas):
    costos = [mse(X, y, w, b)]
    for epoca in range(epocas):
        for i, xi in enumerate(X):
            y_est = np.dot(xi, w) + b
            dw = -(y[i] - y_est) * xi
            db = -(y[i] - y_est)
            w = w + eta * (-dw)
            b = b + eta * (-db)
        costos.append(mse(X, y, w, b))
        if epoca % 10 == 0:
            print(f"época {epoca}: {costos[-1]:.4f}")
    HISTORIA["linea"] = costos
    return w, b, costos

def adalineEnLote(X, y, w, b, eta, epocas):
    costos = [mse(X, y, w, b)]
    for epoca in range(epocas):
        dw = np.zeros_like(w)
        db = 0.0
        for xi, yi in zip(X, y):
            err = yi - (np.dot(xi, w) + b)
            dw += err * xi
            db += err
        w = w + eta * dw / len(X)
        b = b + eta * db / len(X)
        costos.append(mse(X, y, w, b))
    return w, b, costos
