# Tipos y decoradores.
from __future__ import annotations
import functools
import time
from typing import Callable, Tuple
import numpy as np
import numpy.typing as npt

Vec = npt.NDArray[np.float64]
_TIEMPOS: dict[str, float] = {}


def cronometrar(f: Callable) -> Callable:
    @functools.wraps(f)
    def envoltura(*args, **kw):
        t = time.perf_counter()
        try:
            return f(*args, **kw)
        finally:
            _TIEMPOS[f.__name__] = time.perf_counter() - t
    return envoltura


@cronometrar
def costo(theta: Vec, X: Vec, y: Vec) -> float:
    """Costo cuadratico medio partido por dos."""
    assert X.ndim == 2 and theta.shape == (X.shape[1],) and y.shape == (X.shape[0],)
    return float(np.square(X @ theta - y).mean() / 2.0)


@cronometrar
def gradiente(theta: Vec, X: Vec, y: Vec) -> Vec:
    return np.mean((X @ theta - y)[:, np.newaxis] * X, axis=0)


@cronometrar
def descensoGradiente(theta: Vec, X: Vec, y: Vec, alpha: float, iteraciones: int) -> Tuple[Vec, Vec]:
    valores: list[float] = [costo(theta, X, y)]
    for _ in range(iteraciones):
        theta = theta - alpha * gradiente(theta, X, y)
        valores.append(costo(theta, X, y))
    return theta.copy(), np.asarray(valores, dtype=np.float64)


@cronometrar
def normalizar(X: Vec) -> Tuple[Vec, Vec, Vec]:
    mu: Vec = X.mean(axis=0)
    sigma: Vec = X.std(axis=0)
    return (X - mu) / np.where(np.isclose(sigma, 0.0), 1.0, sigma), mu, sigma


@cronometrar
def ecuacionNormal(X: Vec, y: Vec) -> Vec:
    sol, _res, _rango, _sv = np.linalg.lstsq(X, y, rcond=None)
    return sol


@cronometrar
def sgdLineal(x: Vec, y: Vec, w: float, b: float, eta: float, epocas: int) -> Tuple[float, float]:
    for _ in range(epocas):
        for x_i, y_i in zip(x, y, strict=True):
            r: float = float(y_i - (w * x_i + b))
            w, b = w + eta * r * float(x_i), b + eta * r
    return w, b
