# Todo en float32, con las jacobianas de la tarea.
import numpy as np

f = np.float32


def adelante(x, Omega0, beta0, Omega1, beta1):
    x, Omega0, beta0, Omega1, beta1 = (np.asarray(a, f) for a in (x, Omega0, beta0, Omega1, beta1))
    z = Omega0 @ x + beta0
    h = np.maximum(z, f(0))
    y = Omega1 @ h + beta1
    e = np.exp(y - y.max())
    return z, h, y, e / e.sum()


def perdida(s, l):
    return -np.sum(l.astype(f) * np.log(np.maximum(s.astype(f), f(1e-30))))


def jacobianaRelu(z):
    return np.diagflat(z > 0).astype(f)


def jacobianaSoftmax(s):
    s = s.astype(f)
    return np.diagflat(s) - s @ s.T


def haciaAtras(z, s, l, Omega0, Omega1):
    ds = -(l.astype(f)) / s.astype(f)
    dy = jacobianaSoftmax(s) @ ds
    dh = Omega1.T.astype(f) @ dy
    dz = jacobianaRelu(z) @ dh
    return ds, dy, dh, dz, Omega0.T.astype(f) @ dz


def gradientesParametros(x, h, dJ_dz, dJ_dy):
    x, h, dz, dy = (a.astype(f) for a in (x, h, dJ_dz, dJ_dy))
    return dz @ x.T, dz, dy @ h.T, dy


def contarMultiplicaciones(capas):
    n = np.array(capas, f)
    ida = (n[:-1] * n[1:]).sum()
    return ida, ida, n[0] * ((n[1:-1] * n[2:]).sum() + n[-1])
