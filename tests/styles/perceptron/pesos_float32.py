# Los pesos en float32 y los costos en float64, como quien guarda espacio en el modelo.
import numpy as np

def neurona(X, w, umbral):
    return (X @ w >= umbral) * np.float32(1)

def corregir(x, y, w, umbral, gamma):
    return np.float32(w + gamma * (y - neurona(x[None], w, umbral)[0]) * x)

def redXor(X, W, v, umbral):
    H = np.array([neurona(X, fila, umbral) for fila in W]).transpose()
    return H.astype(np.int8), neurona(H, v, umbral).astype(np.uint8)

def entrenarPerceptron(X, y, w, b, gamma, epocas):
    w = w.astype(np.float32)
    errores = []
    for _ in range(epocas):
        fallos = 0
        for x, t in zip(X, y):
            err = t - neurona(x[None], w, -b)[0]
            w = (w + gamma * err * x).astype(np.float32)
            b = float(b + gamma * err)
            fallos += bool(err)
        errores.append(fallos)
        if not any(errores[-1:]):
            break
    return w, b, errores

def _costo(X, y, w, b):
    return float(np.mean((y - X @ w.astype(float) - b) ** 2))

def adalineEnLinea(X, y, w, b, eta, epocas):
    w = w.astype(np.float32)
    costos = [_costo(X, y, w, b)]
    for _ in range(epocas):
        for x, t in zip(X, y):
            r = t - float(x @ w) - b
            w, b = (w + eta * r * x).astype(np.float32), b + eta * r
        costos.append(_costo(X, y, w, b))
    return w, b, costos

def adalineEnLote(X, y, w, b, eta, epocas):
    w = w.astype(np.float32)
    costos = [_costo(X, y, w, b)]
    for _ in range(epocas):
        r = y - X @ w - b
        w, b = (w + eta * X.T @ r / len(y)).astype(np.float32), b + eta * r.mean()
        costos.append(_costo(X, y, w, b))
    return w, b, costos
