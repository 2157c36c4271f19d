# ajustarSGD no llama a ninguna otra función.
import numpy as np

def predecir(x, w):
    return x * (w[0] * x + w[1]) + w[2]

def costo(x, y, w):
    return np.linalg.norm(x * (w[0] * x + w[1]) + w[2] - y) ** 2 / len(y)

def gradienteMuestra(x_i, y_i, w):
    d = 2 * (x_i * (w[0] * x_i + w[1]) + w[2] - y_i)
    return np.array([d * x_i * x_i, d * x_i, d])

def ajustarSGD(x, y, w, alpha, epocas, rng=None):
    w1, w2, w3 = w[0], w[1], w[2]
    n = len(x)
    costos = np.zeros(1 + epocas)
    for ep in range(epocas + 1):
        costos[ep] = np.sum((w1 * x * x + w2 * x + w3 - y) ** 2) / n
        if ep == epocas:
            break
        for i in (rng.permutation(n) if rng is not None else np.arange(n)):
            e = w1 * x[i] * x[i] + w2 * x[i] + w3 - y[i]
            g1, g2, g3 = 2 * e * x[i] * x[i], 2 * e * x[i], 2 * e
            w1 = w1 - alpha * g1
            w2 = w2 - alpha * g2
            w3 = w3 - alpha * g3
    return np.array([w1, w2, w3]), costos
