# Devuelve listas y tuplas; los costos, en una tupla.
from math import ceil, exp

def contarParametros(capas):
    a, *resto = capas
    total = 0
    for b in resto:
        total += (a + 1) * b
        a = b
    return total

def contarActualizaciones(n, tam_lote, epocas):
    return [ceil(n / tam_lote), ceil(n / tam_lote) * epocas]

def _resolver(A, c):
    """Eliminación de Gauss con pivote."""
    n = len(A)
    M = [fila[:] + [v] for fila, v in zip(A, c)]
    for i in range(n):
        p = max(range(i, n), key=lambda r: abs(M[r][i]))
        M[i], M[p] = M[p], M[i]
        M[i] = [v / M[i][i] for v in M[i]]
        for r in range(n):
            if r != i:
                M[r] = [a - M[r][i] * b for a, b in zip(M[r], M[i])]
    return [fila[-1] for fila in M]

def regresionLineal(X, Y):
    filas = [list(x) + [1.0] for x in X.tolist()]
    k = len(filas[0])
    A = [[sum(f[i] * f[j] for f in filas) for j in range(k)] for i in range(k)]
    c = [sum(f[i] * y for f, y in zip(filas, Y.tolist())) for i in range(k)]
    W = _resolver(A, c)
    J = sum((y - sum(w * v for w, v in zip(W, f))) ** 2 for f, y in zip(filas, Y.tolist())) / len(filas)
    return [W, J]

def adelante(x, W1, b1, w2, b2):
    z1 = [sum(w * v for w, v in zip(fila, x)) + b for fila, b in zip(W1, b1)]
    a1 = [1 / (1 + exp(-z)) for z in z1]
    return [z1, a1, sum(w * a for w, a in zip(w2, a1)) + b2]

def derivadas(x, y, W1, b1, w2, b2):
    _, a1, y_est = adelante(x, W1, b1, w2, b2)
    e = -2 * (y - y_est)
    d = tuple(e * w * a * (1 - a) for w, a in zip(w2, a1))
    return [tuple(tuple(dk * v for v in x) for dk in d), d, [e * a for a in a1], e]

def pasoSGD(x, y, W1, b1, w2, b2, alpha):
    G, g, h, e = derivadas(x, y, W1, b1, w2, b2)
    mover = lambda ps, ds: tuple(p - alpha * d for p, d in zip(ps, ds))
    return [tuple(map(mover, W1, G)), mover(b1, g), mover(w2, h), b2 - alpha * e]

def entrenarSGD(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    red = (W1.tolist(), b1.tolist(), w2.tolist(), b2)
    mse = lambda red: sum((y - adelante(x, *red)[2]) ** 2 for x, y in zip(X, Y)) / len(Y)
    costos = (mse(red),)
    for _ in range(epocas):
        for i in (range(len(Y)) if rng is None else rng.permutation(len(Y)).tolist()):
            red = pasoSGD(X[i], Y[i], *red, alpha)
        costos += (mse(red),)
    return [*red, costos]
