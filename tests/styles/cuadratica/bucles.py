# Todo con bucles.
import numpy as np

def predecir(x, w):
    y_est = np.empty(len(x))
    for i in range(len(x)):
        y_est[i] = w[0] * x[i] * x[i] + w[1] * x[i] + w[2]
    return y_est

def costo(x, y, w):
    total = 0
    y_est = predecir(x, w)
    for i in range(len(x)):
        total += (y[i] - y_est[i]) ** 2
    return total / len(x)

def gradienteMuestra(x_i, y_i, w):
    y_est = 0
    base = [x_i ** 2, x_i, 1]
    for j in range(3):
        y_est += w[j] * base[j]
    g = []
    for j in range(3):
        g.append(-2 * (y_i - y_est) * base[j])
    return g

def ajustarSGD(x, y, w, alpha, epocas, rng=None):
    w = [w[0], w[1], w[2]]
    costos = []
    costos.append(costo(x, y, w))
    for epoca in range(epocas):
        if rng is None:
            orden = [i for i in range(len(x))]
        else:
            orden = rng.permutation(len(x))
        for i in orden:
            g = gradienteMuestra(x[i], y[i], w)
            for j in range(3):
                w[j] = w[j] - alpha * g[j]
        costos.append(costo(x, y, w))
    return w, costos
