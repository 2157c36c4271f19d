# Tipada, con versiones anteriores equivocadas: cuenta la última.
from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Columna = NDArray[np.float64]


@dataclass(frozen=True)
class Capa:
    Omega: NDArray[np.float64]
    beta: Columna

    def neta(self, a: Columna) -> Columna:
        return (a.T @ self.Omega.T + self.beta.T).T


def adelante(x, Omega0, beta0, Omega1, beta1):
    return None


def adelante(x: Columna, Omega0: Columna, beta0: Columna, Omega1: Columna, beta1: Columna):
    z = Capa(Omega0, beta0).neta(x)
    h = np.maximum.reduce([z, np.zeros_like(z)])
    y = Capa(Omega1, beta1).neta(h)
    s = np.exp(y - np.logaddexp.reduce(y, axis=0))
    return z, h, y, s


def perdida(s: Columna, l: Columna) -> float:
    (clase,) = np.flatnonzero(l)
    return -float(np.log(np.clip(s[clase, 0], 1e-10, None)))


def jacobianaRelu(z: Columna) -> NDArray[np.float64]:
    return np.identity(z.shape[0]) * (z > 0)


def jacobianaSoftmax(s):
    return s * (1 - s)


def jacobianaSoftmax(s: Columna) -> NDArray[np.float64]:
    return s * (np.identity(s.shape[0]) - s.T)


def haciaAtras(z: Columna, s: Columna, l: Columna, Omega0: Columna, Omega1: Columna):
    def cruzar(matriz: Columna, gradiente: Columna) -> Columna:
        return np.tensordot(matriz, gradiente, axes=1)

    ds = -l * s**-1
    dy = cruzar(jacobianaSoftmax(s), ds)
    dh = cruzar(Omega1.T, dy)
    dz = cruzar(jacobianaRelu(z), dh)
    dx = cruzar(Omega0.T, dz)
    return ds, dy, dh, dz, dx


def gradientesParametros(x: Columna, h: Columna, dJ_dz: Columna, dJ_dy: Columna):
    return tuple(p for d, a in ((dJ_dz, x), (dJ_dy, h)) for p in (np.tensordot(d, a, axes=(1, 1)), d))


def contarMultiplicaciones(capas: tuple[int, ...]) -> tuple[int, int, int]:
    def juntar(k: int) -> int:
        return 0 if k == len(capas) - 1 else capas[0] * capas[k] * capas[k + 1] + juntar(k + 1)

    def ida(k: int) -> int:
        return 0 if k == len(capas) - 1 else capas[k] * capas[k + 1] + ida(k + 1)

    return ida(0), ida(0), juntar(1) + capas[0] * capas[-1]
