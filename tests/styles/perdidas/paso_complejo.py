# dL por paso complejo, componente a componente: una derivada exacta sin fórmula.
import numpy as np

def derivada(f, x):
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        c = x.astype(complex)
        c[i] += 1e-30j
        g[i] = f(c).imag / 1e-30
    return g

def errorCuadratico(y_est, y):
    f = lambda a: ((a - y) ** 2).sum() / len(y)
    return f(y_est), derivada(f, y_est)

def errorLogaritmico(y_est, y):
    f = lambda a: ((np.log(a + 1) - np.log(y + 1)) ** 2).sum() / len(y)
    return f(y_est), derivada(f, y_est)

def entropiaBinaria(y_est, y):
    p = np.minimum(np.maximum(y_est, 1e-15), 1 - 1e-15)
    f = lambda a: -(y * np.log(a) + (1 - y) * np.log(1 - a)).sum() / len(y)
    return f(p), derivada(f, p)

def entropiaConLogits(z, y):
    def f(a):
        s = np.where(a.real > 0, 1.0, -1.0)
        return (np.where(s > 0, a, 0) + np.log(1 + np.exp(-s * a)) - y * a).sum() / len(y)
    return f(z), derivada(f, z)

def _lse(Z):
    m = Z.real.max(axis=1)
    return m + np.log(np.exp(Z - m[:, None]).sum(axis=1))

def logSumExp(Z):
    return _lse(Z)

def entropiaCategorica(Z, Y):
    f = lambda B: (_lse(B) - (Y * B).sum(axis=1)).sum() / len(B)
    return f(Z), derivada(f, Z)

def logVerosimilitud(nombre, y, parametro):
    f = {
        "normal": lambda: -0.5 * ((y - parametro) ** 2 + np.log(2 * np.pi)),
        "bernoulli": lambda: np.log(1 - y + (2 * y - 1) * parametro),
        "categorica": lambda: np.log(parametro[np.arange(y.size), y]),
    }
    return np.ravel(f[nombre]()).sum()
