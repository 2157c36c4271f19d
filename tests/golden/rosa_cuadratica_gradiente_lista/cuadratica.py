# %%
import numpy as np


# %%
def predecir(x, w):
    return w[0] * x**2 + w[1] * x + w[2]


# %%
def costo(x, y, w):
    return np.mean((y - predecir(x, w)) ** 2)


# %%
def gradienteMuestra(x_i, y_i, w):
    error = y_i - predecir(x_i, w)
    return [-2 * error * x_i**2, -2 * error * x_i, -2 * error]


# %%
def ajustarSGD(x, y, w, alpha, epocas, rng=None):
    w = np.array(w, dtype=float)
    historia = [costo(x, y, w)]
    for _ in range(epocas):
        indices = range(len(x)) if rng is None else rng.permutation(len(x))
        for i in indices:
            w = w - alpha * gradienteMuestra(x[i], y[i], w)
        historia.append(costo(x, y, w))
    return w, historia
