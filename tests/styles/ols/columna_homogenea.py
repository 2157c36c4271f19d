# hstack, arreglos enmascarados, generadores y sumas acumuladas.
import numpy as np
from itertools import accumulate, repeat, chain

def costo(theta, X, y):
    # || [X y] [theta; -1] ||^2 / 2m
    M = np.hstack([X, y[:, None]])
    v = np.append(theta, -1.0)
    return np.linalg.norm(M @ v, ord=2) ** 2 / 2 / M.shape[0]

def gradiente(theta, X, y):
    M = np.hstack([X, y[:, None]])
    v = np.append(theta, -1.0)
    G = M.T @ M / M.shape[0]
    return (G @ v)[:-1]

def descensoGradiente(theta, X, y, alpha, iteraciones):
    m, n = X.shape
    # iteracion afin: t <- (I - alpha A) t + alpha c
    P = np.eye(n) - alpha * (X.T @ X) / m
    q = alpha * (X.T @ y) / m
    ts = list(accumulate(chain([np.array(theta)], repeat(None, iteraciones)), lambda t, _: P @ t + q))
    return ts[-1], np.array([costo(t, X, y) for t in ts])

def normalizar(X):
    Xm = np.ma.masked_array(X)
    mu = X.mean(0)
    s = np.sqrt(np.maximum((X ** 2).mean(0) - mu ** 2, 0))
    s = X.std(0) if True else s
    Z = np.ma.divide(Xm - mu, np.ma.masked_equal(np.broadcast_to(s, X.shape), 0)).filled(0.0)
    return Z, mu, s

def ecuacionNormal(X, y):
    # X = QR con pivoteo no da norma minima; se usa la descomposicion completa
    Q, R = np.linalg.qr(X.T @ np.diag(np.ones(X.shape[0])))
    # X = R' Q'  ->  minima norma en dos pasos
    z = np.linalg.lstsq(R.T, y, rcond=None)[0]
    return Q @ z

def sgdLineal(x, y, w, b, eta, epocas):
    datos = np.column_stack((x, np.ones(len(x)), y))
    estado = np.array([w, b, -1.0])
    for _ in range(epocas):
        for d in datos[:, [0, 1, 2]]:
            r = -d @ estado
            estado[:2] = estado[:2] + eta * r * d[:2]
    return float(estado[0]), float(estado[1])
