# Lambdas y functools.partial.
from functools import partial, reduce
import numpy as np

residuo = lambda t, X, y: np.matmul(X, t) - y
costo = lambda theta, X, y: np.dot(residuo(theta, X, y), residuo(theta, X, y)) / (2 * len(y))
gradiente = lambda theta, X, y: np.dot(residuo(theta, X, y), X) / len(y)
_paso = lambda X, y, alpha, t, _k: t - alpha * gradiente(t, X, y)


def descensoGradiente(theta, X, y, alpha, iteraciones):
    paso = partial(_paso, X, y, alpha)
    tray = reduce(lambda acc, k: acc + [paso(acc[-1], k)], range(iteraciones), [theta + 0])
    return tray[-1], np.array(list(map(lambda t: costo(t, X, y), tray)))


normalizar = lambda X: ((X - X.mean(0)) / (X.std(0) + 1e-14), X.mean(0), X.std(0))
ecuacionNormal = lambda X, y: np.linalg.lstsq(X, y, rcond=None)[0]


def _muestra(eta, wb, p):
    r = p[1] - (wb[0] * p[0] + wb[1])
    return wb[0] + eta * r * p[0], wb[1] + eta * r


sgdLineal = lambda x, y, w, b, eta, epocas: reduce(partial(_muestra, eta), [p for _ in range(epocas) for p in zip(x, y)], (w, b))
