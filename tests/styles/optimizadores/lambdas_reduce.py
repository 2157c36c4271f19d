# Lambdas y functools.reduce.
from functools import reduce
import numpy as np

_mse = lambda X, y, w: np.mean(np.square(X @ w - y))
_promedio = lambda viejo, nuevo, rho: rho * viejo + (1 - rho) * nuevo
_zancada = lambda w, d, r, alpha, eps: w - alpha * d / (r ** 0.5 + eps)


def entrenarMiniLotes(X, y, w, alpha, epocas, tam_lote, decaimiento=0.0, rng=None):
    orden = (lambda: np.arange(len(y))) if rng is None else (lambda: rng.permutation(len(y)))
    lotes = [(alpha / (1 + decaimiento * e), o[i:i + tam_lote])
             for e in range(epocas) for o in [orden()] for i in range(0, len(y), tam_lote)]
    paso = lambda ws, lote: ws + [ws[-1] + 2 * lote[0] * X[lote[1]].T @ (y[lote[1]] - X[lote[1]] @ ws[-1]) / len(lote[1])]
    ws = reduce(paso, lotes, [w])
    return ws[-1], [_mse(X, y, u) for u in ws]


pasoMomento = lambda w, G, v, alpha, rho: (w - alpha * _promedio(v, G, rho), _promedio(v, G, rho))
pasoAdaGrad = lambda w, G, r, alpha, eps=1e-8: (_zancada(w, G, r + G ** 2, alpha, eps), r + G ** 2)
pasoRMSProp = lambda w, G, r, alpha, rho, eps=1e-8: (
    _zancada(w, G, _promedio(r, G ** 2, rho), alpha, eps), _promedio(r, G ** 2, rho))
pasoAdam = lambda w, G, v, r, t, alpha, rho1, rho2, eps=1e-8, corregir=True: (
    lambda v, r, a, c: (_zancada(w, v / a, r / c, alpha, eps), v, r))(
    _promedio(v, G, rho1), _promedio(r, G ** 2, rho2),
    1 - rho1 ** t if corregir else 1, 1 - rho2 ** t if corregir else 1)
pasoNewton = lambda w, G, H: np.linalg.solve(H, H @ w - G)


def escalarColina(A, b, w, sigma, iteraciones, rng):
    f = lambda p: p @ A @ p / 2 - b @ p
    baja = lambda ws, ruido: ws + [min(ws[-1], ws[-1] + sigma * ruido, key=f)]
    ws = reduce(baja, rng.standard_normal((iteraciones, len(w))), [w])
    return ws[-1], list(map(f, ws))
