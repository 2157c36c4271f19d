# Listas de Python puras: cada columna es una lista de listas de un número.
from math import exp, log


def mat(A, B):
    return [[sum(a * b for a, b in zip(fila, columna)) for columna in zip(*B)] for fila in A]


def mas(A, B):
    return [[a + b for a, b in zip(p, q)] for p, q in zip(A, B)]


def T(A):
    return [list(c) for c in zip(*A)]


def lista(A):
    return [[float(v) for v in fila] for fila in A]


def adelante(x, Omega0, beta0, Omega1, beta1):
    z = mas(mat(lista(Omega0), lista(x)), lista(beta0))
    h = [[max(v, 0.0)] for (v,) in z]
    y = mas(mat(lista(Omega1), h), lista(beta1))
    m = max(v for (v,) in y)
    e = [exp(v - m) for (v,) in y]
    return z, h, y, [[v / sum(e)] for v in e]


def perdida(s, l):
    return -sum(log(max(p, 1e-30)) for (p,), (t,) in zip(lista(s), lista(l)) if t)


def jacobianaRelu(z):
    n = len(z)
    return [[1 if i == j and z[i][0] > 0 else 0 for j in range(n)] for i in range(n)]


def jacobianaSoftmax(s):
    p = [v for (v,) in lista(s)]
    return [[a * ((i == j) - b) for j, b in enumerate(p)] for i, a in enumerate(p)]


def haciaAtras(z, s, l, Omega0, Omega1):
    ds = [[-t / p] for (p,), (t,) in zip(lista(s), lista(l))]
    dy = mat(jacobianaSoftmax(s), ds)
    dh = mat(T(lista(Omega1)), dy)
    dz = mat(jacobianaRelu(lista(z)), dh)
    return [ds, dy, dh, dz, mat(T(lista(Omega0)), dz)]


def gradientesParametros(x, h, dJ_dz, dJ_dy):
    return [mat(lista(dJ_dz), T(lista(x))), lista(dJ_dz), mat(lista(dJ_dy), T(lista(h))), lista(dJ_dy)]


def contarMultiplicaciones(capas):
    p = sum(a * b for a, b in zip(capas, capas[1:]))
    return [p, p, sum(capas[0] * a * b for a, b in zip(capas[1:], capas[2:])) + capas[0] * capas[-1]]
