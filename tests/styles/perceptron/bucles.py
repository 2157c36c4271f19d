# Solo bucles, sin producto de matrices.
import numpy as np

def neurona(X, w, umbral):
    n = X.shape[0]
    m = X.shape[1]
    r = np.zeros(n)
    for i in range(n):
        suma = 0
        for j in range(m):
            suma = suma + X[i, j] * w[j]
        if suma >= umbral:
            r[i] = 1
        else:
            r[i] = 0
    return r

def corregir(x, y, w, umbral, gamma):
    suma = 0
    for j in range(len(x)):
        suma += x[j] * w[j]
    y_est = 1 if suma >= umbral else 0
    nuevo = np.zeros(len(w))
    for j in range(len(w)):
        nuevo[j] = w[j] + gamma * (y - y_est) * x[j]
    return nuevo

def redXor(X, W, v, umbral):
    n, h = X.shape[0], W.shape[0]
    ocultas = np.zeros((n, h))
    salida = np.zeros(n)
    for i in range(n):
        total = 0
        for k in range(h):
            z = 0
            for j in range(X.shape[1]):
                z += W[k, j] * X[i, j]
            if z >= umbral:
                ocultas[i, k] = 1
            total += v[k] * ocultas[i, k]
        if total >= umbral:
            salida[i] = 1
    return ocultas, salida

def entrenarPerceptron(X, y, w, b, gamma, epocas):
    w = [float(p) for p in w]
    errores = []
    for t in range(epocas):
        malas = 0
        for i in range(len(y)):
            z = b
            for j in range(len(w)):
                z = z + w[j] * X[i][j]
            est = 1 if z >= 0 else 0
            err = y[i] - est
            if err != 0:
                malas += 1
                for j in range(len(w)):
                    w[j] = w[j] + gamma * err * X[i][j]
                b = b + gamma * err
        errores.append(malas)
        if malas == 0:
            break
    return np.array(w), b, errores

def _mse(X, y, w, b):
    s = 0
    for i in range(len(y)):
        z = b
        for j in range(len(w)):
            z += w[j] * X[i][j]
        s += (y[i] - z) ** 2
    return s / len(y)

def adalineEnLinea(X, y, w, b, eta, epocas):
    w = np.array(w)
    costos = [_mse(X, y, w, b)]
    for t in range(epocas):
        for i in range(len(y)):
            z = b
            for j in range(len(w)):
                z += w[j] * X[i][j]
            r = y[i] - z
            for j in range(len(w)):
                w[j] = w[j] + eta * r * X[i][j]
            b = b + eta * r
        costos.append(_mse(X, y, w, b))
    return w, b, costos

def adalineEnLote(X, y, w, b, eta, epocas):
    w = np.array(w)
    n = len(y)
    costos = [_mse(X, y, w, b)]
    for t in range(epocas):
        gw = np.zeros(len(w))
        gb = 0
        for i in range(n):
            z = b
            for j in range(len(w)):
                z += w[j] * X[i][j]
            r = y[i] - z
            for j in range(len(w)):
                gw[j] += r * X[i][j]
            gb += r
        for j in range(len(w)):
            w[j] += eta * gw[j] / n
        b = b + eta * gb / n
        costos.append(_mse(X, y, w, b))
    return w, b, costos
