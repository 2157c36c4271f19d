# Baraja X e Y juntas al empezar la época y las recorre con zip.
import numpy as np

def sigma(z):
    e = np.exp(z)
    return e / (1 + e)

def contarParametros(capas):
    total = 0
    anterior = None
    for c in capas:
        if anterior is not None:
            total = total + c * (1 + anterior)
        anterior = c
    return total

def contarActualizaciones(n, tam_lote, epocas):
    por_epoca = round(np.ceil(n / tam_lote))
    total = 0
    for _ in range(epocas):
        total += por_epoca
    return por_epoca, total

def regresionLineal(X, Y):
    X = np.insert(X, X.shape[1], 1, axis=1)
    W = np.linalg.inv(np.transpose(X) @ X) @ (np.transpose(X) @ Y)
    e = Y - X @ W
    return (W, e @ e / e.shape[0])

def adelante(x, W1, b1, w2, b2):
    capa = [sum(W1[k] * x) + b1[k] for k in range(W1.shape[0])]
    z1 = np.array(capa)
    a1 = sigma(z1)
    return z1, a1, sum(w2 * a1) + b2

def derivadas(x, y, W1, b1, w2, b2):
    z1, a1, yh = adelante(x, W1, b1, w2, b2)
    e = y - yh
    db2 = -2 * e
    dw2 = -2 * e * a1
    db1 = np.diag(a1 * (1 - a1)) @ (w2 * -2 * e)
    dW1 = np.kron(db1.reshape(-1, 1), x)
    return dW1, db1, dw2, db2

def pasoSGD(x, y, W1, b1, w2, b2, alpha):
    params = {"W1": W1, "b1": b1, "w2": w2, "b2": b2}
    grads = dict(zip(params, derivadas(x, y, **params)))
    nuevos = {k: params[k] - alpha * grads[k] for k in params}
    return tuple(nuevos.values())

def entrenarSGD(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    pred = lambda: np.array([adelante(x, W1, b1, w2, b2)[2] for x in X])
    costos = [((Y - pred()) ** 2).mean()]
    n = len(X)
    while len(costos) <= epocas:
        idx = rng.permutation(n) if rng is not None else slice(None)
        for x, y in zip(X[idx], Y[idx]):
            W1, b1, w2, b2 = pasoSGD(x, y, W1, b1, w2, b2, alpha)
        costos.append(((Y - pred()) ** 2).mean())
    return W1, b1, w2, b2, costos
