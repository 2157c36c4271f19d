# Lambdas, partial y reduce.
import numpy as np
from functools import partial, reduce

LOG2PI = np.log(2 * np.pi)
media = lambda v: reduce(lambda a, b: a + b, v) / len(v)
recorta = partial(np.clip, a_min=1e-15, a_max=1 - 1e-15)
errorCuadratico = lambda y_est, y: (media((y_est - y) ** 2), (y_est - y) / (0.5 * len(y)))
errorLogaritmico = lambda y_est, y: (
    media(np.log((1 + y_est) / (1 + y)) ** 2),
    np.log((1 + y_est) / (1 + y)) / (1 + y_est) * 2 / len(y),
)
entropiaBinaria = lambda y_est, y: (
    -media(np.log(np.choose(y.astype(int), [1 - recorta(y_est), recorta(y_est)]))),
    (recorta(y_est) - y) / recorta(y_est) / (1 - recorta(y_est)) / len(y),
)
sp = lambda z: np.log1p(np.exp(-abs(z))) + np.where(z > 0, z, 0)
entropiaConLogits = lambda z, y: (media(y * sp(-z) + (1 - y) * sp(z)), (np.exp(-sp(-z)) - y) / len(z))
logSumExp = lambda Z: reduce(np.logaddexp, Z.T)
entropiaCategorica = lambda Z, Y: (
    media(np.sum(Y * (logSumExp(Z)[:, None] - Z), 1)),
    (np.exp(Z.T - logSumExp(Z)).T - Y) / len(Z),
)
modelos = dict(
    normal=lambda y, m: -0.5 * np.sum((y - m) ** 2) - 0.5 * len(y) * LOG2PI,
    bernoulli=lambda y, p: np.log(p[y == 1]).sum() + np.log(1 - p[y == 0]).sum(),
    categorica=lambda y, P: sum(np.log(P[y == k, k]).sum() for k in range(P.shape[1])),
)
logVerosimilitud = lambda nombre, y, parametro: modelos[nombre](y, parametro)
