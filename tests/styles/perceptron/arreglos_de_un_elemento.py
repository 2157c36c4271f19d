# Columnas y arreglos de un elemento por dentro; b y los costos vuelven como arreglos.
import numpy as np

def neurona(X, w, umbral):
    z = X @ w.reshape(-1, 1)
    return (z >= umbral).astype(np.float64).flatten()

def corregir(x, y, w, umbral, gamma):
    x_fila, w_col = x.reshape(1, -1), w.reshape(-1, 1)
    y_est = (x_fila @ w_col >= umbral).astype(float)
    return (w_col + gamma * (y - y_est) * x_fila.T).ravel()

def redXor(X, W, v, umbral):
    A = (W @ X.T >= umbral).astype(float)
    s = (v.reshape(1, -1) @ A >= umbral).astype(float)
    return A.T, s[0]

def entrenarPerceptron(X, y, w, b, gamma, epocas):
    w_col, b = w.reshape(-1, 1).copy(), np.array([[float(b)]])
    errores = []
    for _ in range(epocas):
        fallos = np.zeros((1, 1))
        for i in range(len(X)):
            x = X[i:i + 1]
            err = y[i] - (x @ w_col + b >= 0)
            w_col += gamma * x.T @ err
            b = b + gamma * err
            fallos += np.abs(err)
        errores.append(fallos)
        if fallos[0, 0] == 0:
            break
    return w_col[:, 0], b, np.array(errores)

def adalineEnLinea(X, y, w, b, eta, epocas):
    w_col, b, Y = w.reshape(-1, 1).copy(), np.array([b]), y.reshape(-1, 1)
    costos = [[np.mean((Y - X @ w_col - b) ** 2)]]
    for _ in range(epocas):
        for i in range(len(X)):
            r = Y[i] - X[i] @ w_col - b
            w_col += eta * r * X[i:i + 1].T
            b = b + eta * r
        costos.append([np.mean((Y - X @ w_col - b) ** 2)])
    return w_col.ravel(), b, costos

def adalineEnLote(X, y, w, b, eta, epocas):
    w_col, b, Y = w.reshape(-1, 1).copy(), np.array([[b]]), y.reshape(-1, 1)
    n = Y.shape[0]
    costos = np.empty((epocas + 1, 1))
    costos[0] = np.mean((Y - X @ w_col - b) ** 2)
    for e in range(epocas):
        R = Y - X @ w_col - b
        w_col += eta / n * X.T @ R
        b = b + eta / n * np.sum(R, axis=0, keepdims=True)
        costos[e + 1] = np.mean((Y - X @ w_col - b) ** 2)
    return w_col.ravel(), b, costos
