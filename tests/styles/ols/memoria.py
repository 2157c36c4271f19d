# Una memoria en la que solo se escribe; np.vectorize.
import numpy as np
CACHE = {}
EPS = 1e-15

def costo(theta, X, y):
    cuadrado = np.vectorize(lambda h, t: (h - t) ** 2)
    J = cuadrado(X @ theta, y).sum() / (2 * len(y))
    CACHE[tuple(theta)] = J
    return np.float64(J)

def gradiente(theta, X, y):
    h = np.array([np.dot(fila, theta) for fila in X])
    CACHE["ultimo_h"] = h
    return np.array([np.dot(h - y, col) for col in X.T]) / len(y)

def descensoGradiente(theta, X, y, alpha, iteraciones):
    global ultima_theta
    t = np.array(theta, copy=True)
    c = np.zeros(0)
    for i in range(iteraciones + 1):
        c = np.append(c, costo(t, X, y))
        ultima_theta = t
        if i != iteraciones:
            g = gradiente(t, X, y)
            nuevas = np.zeros_like(t)
            for j in range(len(t)):
                nuevas[j] = t[j] - alpha * g[j]
            t = nuevas
    return t, c

def normalizar(X):
    Z = np.apply_along_axis(lambda c: (c - c.mean()) / (c.std() if c.std() > EPS else 1), 0, X)
    return Z, np.apply_along_axis(np.mean, 0, X), np.apply_along_axis(np.std, 0, X)

def ecuacionNormal(X, y):
    if "pinv" not in CACHE:
        CACHE["pinv"] = 0
    CACHE["pinv"] += 1
    return np.matmul(np.linalg.pinv(X, rcond=1e-12), y)

def sgdLineal(x, y, w, b, eta, epocas):
    it = np.nditer([x, y])
    for _ in range(epocas):
        it.reset()
        for xi, yi in it:
            r = float(yi) - (w * float(xi) + b)
            dw, db = -r * float(xi), -r
            w -= eta * dw
            b -= eta * db
    return w, b
