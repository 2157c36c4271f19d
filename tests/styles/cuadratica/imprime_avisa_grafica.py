# Imprime, avisa y dibuja.
import warnings
import numpy as np
import matplotlib
matplotlib.use("Agg")
import matplotlib.pyplot as plt

x = np.array([-2., -1., 0., 1., 2.])
y = 1.5 * x ** 2 - 2 * x + .5
w = np.zeros(3)

def predecir(x, w):
    print("w =", w)
    return w[0] * x ** 2 + w[1] * x + w[2]

def costo(x, y, w):
    c = np.sum((predecir(x, w) - y) ** 2) / len(x)
    if c > 1e6:
        warnings.warn("diverge?")
    return c

def gradienteMuestra(x_i, y_i, w):
    error = y_i - predecir(x_i, w)
    dw1 = -2 * error * x_i ** 2
    dw2 = -2 * error * x_i
    dw3 = -2 * error
    print(dw1, dw2, dw3)
    return np.array([dw1, dw2, dw3])

def ajustarSGD(x, y, w, alpha, epocas, rng=None):
    w = np.copy(w)
    costos = [costo(x, y, w)]
    for epoca in range(epocas):
        warnings.warn(f"epoca {epoca}")
        if rng is not None:
            for i in rng.permutation(len(x)):
                w -= alpha * gradienteMuestra(x[i], y[i], w)
        else:
            for x_i, y_i in zip(x, y):
                w -= alpha * gradienteMuestra(x_i, y_i, w)
        costos.append(costo(x, y, w))
        print(f"epoca {epoca}: {costos[-1]:.4f}")
    return w, np.array(costos)

w_fin, cs = ajustarSGD(x, y, w, 0.02, 3)
plt.scatter(x, y); plt.plot(x, predecir(x, w_fin)); plt.figure(); plt.plot(cs); plt.show()
print("polyfit:", np.polyfit(x, y, 2))
