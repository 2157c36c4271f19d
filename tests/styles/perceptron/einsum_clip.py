# einsum; las respuestas salen como booleanos y enteros.
import numpy as np

def neurona(X, w, umbral):
    return np.greater_equal(np.einsum("ij,j->i", X, w), umbral)

def corregir(x, y, w, umbral, gamma):
    y_est = int(np.einsum("j,j->", x, w) >= umbral)
    return np.add(w, np.multiply(gamma * (y - y_est), x))

def redXor(X, W, v, umbral):
    ocultas = (np.einsum("ij,kj->ik", X, W) >= umbral).astype(int)
    salida = np.einsum("ik,k->i", ocultas, v) >= umbral
    return [ocultas, salida]

def entrenarPerceptron(X, y, w, b, gamma, epocas):
    errores = np.zeros(0, dtype=int)
    for _ in range(epocas):
        fallos = 0
        for i in range(X.shape[0]):
            y_est = int(np.einsum("j,j->", X[i], w) + b >= 0)
            fallos += int(y_est != y[i])
            w = w + gamma * (y[i] - y_est) * X[i]
            b = b + gamma * (y[i] - y_est)
        errores = np.append(errores, fallos)
        if fallos == 0:
            return w, b, errores
    return w, b, errores

def mse(X, y, w, b):
    r = y - np.einsum("ij,j->i", X, w) - b
    return np.einsum("i,i->", r, r) / r.size

def adalineEnLinea(X, y, w, b, eta, epocas):
    costos = [mse(X, y, w, b)]
    for _ in range(epocas):
        for i in range(X.shape[0]):
            grad_w = -(y[i] - np.einsum("j,j->", X[i], w) - b) * X[i]
            grad_b = -(y[i] - np.einsum("j,j->", X[i], w) - b)
            w = w - eta * grad_w
            b = b - eta * grad_b
        costos += [mse(X, y, w, b)]
    return [w, b, costos]

def adalineEnLote(X, y, w, b, eta, epocas):
    n = X.shape[0]
    costos = [mse(X, y, w, b)]
    for _ in range(epocas):
        r = np.einsum("ij,j->i", X, w) + b - y
        w = w - eta * np.einsum("i,ij->j", r, X) / n
        b = b - eta * np.einsum("i->", r) / n
        costos += [mse(X, y, w, b)]
    return [w, b, costos]
