# Tipada; una función definida dos veces (vale la última) y decoradores.
from __future__ import annotations
import functools
import numpy as np

def como_arreglos(funcion):
    @functools.wraps(funcion)
    def envuelta(*args, **kwargs):
        return funcion(*(np.asarray(a, dtype=np.float64) if isinstance(a, (list, np.ndarray)) else a for a in args), **kwargs)
    return envuelta

def pasoMomento(w, G, v, alpha, rho):
    return None

@como_arreglos
def entrenarMiniLotes(X: np.ndarray, y: np.ndarray, w: np.ndarray, alpha: float, epocas: int, tam_lote: int,
                      decaimiento: float = 0.0, rng: np.random.Generator | None = None) -> tuple[np.ndarray, list[float]]:
    n: int = X.shape[0]

    def lotes(e: int):
        orden = rng.permutation(n) if rng else np.arange(n)
        yield from (orden[i: min(i + tam_lote, n)] for i in range(0, n, tam_lote))

    costo = lambda w: float(np.linalg.norm(y - X @ w) ** 2 / n)
    costos: list[float] = [costo(w)]
    for e in range(epocas):
        for b in lotes(e):
            G = np.mean([-2 * (y[i] - X[i] @ w) * X[i] for i in b], axis=0)
            w = w - alpha / (1 + decaimiento * e) * G
            costos += [costo(w)]
    return w, costos

@como_arreglos
def pasoMomento(w: np.ndarray, G: np.ndarray, v: np.ndarray, alpha: float, rho: float) -> tuple[np.ndarray, np.ndarray]:
    v = G + rho * (v - G)
    return w - alpha * v, v

@como_arreglos
def pasoAdaGrad(w, G, r, alpha, eps=1e-8):
    r = np.hypot(np.sqrt(r), G) ** 2
    return w - alpha * G / (np.hypot(np.sqrt(r), 0) + eps), r

@como_arreglos
def pasoRMSProp(w, G, r, alpha, rho, eps=1e-8):
    r = G ** 2 + rho * (r - G ** 2)
    return w - alpha * G / np.sqrt(r + eps ** 2), r

@como_arreglos
def pasoAdam(w, G, v, r, t, alpha, rho1, rho2, eps=1e-8, corregir=True):
    v, r = G + rho1 * (v - G), G ** 2 + rho2 * (r - G ** 2)
    k = t if corregir else np.inf  # 1 − ρ^∞ = 1: sin corregir
    return w - alpha * (v / (1 - rho1 ** k)) / (np.sqrt(r / (1 - rho2 ** k)) + eps), v, r

@como_arreglos
def pasoNewton(w: np.ndarray, G: np.ndarray, H: np.ndarray) -> np.ndarray:
    L = np.linalg.cholesky(H)
    return w - np.linalg.solve(L.T, np.linalg.solve(L, G))

@como_arreglos
def escalarColina(A, b, w, sigma, iteraciones, rng):
    def f(p): return (p @ (A @ p)) / 2 - p @ b
    valores = [f(w)]
    while len(valores) <= iteraciones:
        u = w + rng.normal(0.0, sigma, size=w.shape)
        if not f(u) >= f(w):
            w = u
        valores.append(f(w))
    return w, valores
