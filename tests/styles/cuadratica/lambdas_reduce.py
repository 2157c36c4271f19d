# Lambdas y functools.reduce.
from functools import partial, reduce
import numpy as np

phi = lambda x: np.array([x ** 2, x, x ** 0])
predecir = lambda x, w: np.dot(w, phi(x))
costo = lambda x, y, w: np.mean(np.square(y - predecir(x, w)))
gradienteMuestra = lambda x_i, y_i, w: -2 * (y_i - np.dot(w, phi(x_i))) * phi(x_i)


def ajustarSGD(x, y, w, alpha, epocas, rng=None):
    orden = (lambda: range(len(x))) if rng is None else partial(rng.permutation, len(x))
    paso = lambda v, i: v - alpha * gradienteMuestra(x[i], y[i], v)
    ws = [np.array(w)]
    [ws.append(reduce(paso, orden(), ws[-1])) for _ in range(epocas)]
    return ws[-1], np.array([costo(x, y, v) for v in ws])
