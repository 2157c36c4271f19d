# Todo con bucles y math, componente a componente.
import math
import numpy as np

def _planos(*arreglos):
    return [np.array(a, float).reshape(-1) for a in arreglos]

def _costo(X, y, w):
    total = 0.0
    for i in range(len(y)):
        p = 0.0
        for j in range(len(w)):
            p += X[i][j] * w[j]
        total += (y[i] - p) ** 2
    return total / len(y)

def entrenarMiniLotes(X, y, w, alpha, epocas, tam_lote, decaimiento=0.0, rng=None):
    w = [float(c) for c in w]
    n, d = len(y), len(w)
    costos = [_costo(X, y, w)]
    for e in range(epocas):
        tasa = alpha / (1 + decaimiento * e)
        orden = list(range(n)) if rng is None else list(rng.permutation(n))
        inicio = 0
        while inicio < n:
            G = [0.0] * d
            cuantas = 0
            for i in orden[inicio:inicio + tam_lote]:
                r = y[i] - sum(X[i][j] * w[j] for j in range(d))
                for j in range(d):
                    G[j] += -2 * r * X[i][j]
                cuantas += 1
            for j in range(d):
                w[j] -= tasa * G[j] / cuantas
            costos.append(_costo(X, y, w))
            inicio += tam_lote
    return w, costos

def pasoMomento(w, G, v, alpha, rho):
    a, g, m = _planos(w, G, v)
    for i in range(len(a)):
        m[i] = rho * m[i] + (1 - rho) * g[i]
        a[i] -= alpha * m[i]
    return a.reshape(np.shape(w)), m.reshape(np.shape(w))

def pasoAdaGrad(w, G, r, alpha, eps=1e-8):
    a, g, s = _planos(w, G, r)
    for i in range(len(a)):
        s[i] += g[i] ** 2
        a[i] -= alpha * g[i] / (math.sqrt(s[i]) + eps)
    return a.reshape(np.shape(w)), s.reshape(np.shape(w))

def pasoRMSProp(w, G, r, alpha, rho, eps=1e-8):
    a, g, s = _planos(w, G, r)
    for i in range(len(a)):
        s[i] = rho * s[i] + (1 - rho) * g[i] ** 2
        a[i] -= alpha * g[i] / math.sqrt(s[i] + eps ** 2)
    return a.reshape(np.shape(w)), s.reshape(np.shape(w))

def pasoAdam(w, G, v, r, t, alpha, rho1, rho2, eps=1e-8, corregir=True):
    a, g, m, s = _planos(w, G, v, r)
    for i in range(len(a)):
        m[i] = rho1 * m[i] + (1 - rho1) * g[i]
        s[i] = rho2 * s[i] + (1 - rho2) * g[i] ** 2
        arriba, abajo = m[i], s[i]
        if corregir:
            arriba /= 1 - math.pow(rho1, t)
            abajo /= 1 - math.pow(rho2, t)
        a[i] -= alpha * arriba / (math.sqrt(abajo) + eps)
    return a.reshape(np.shape(w)), m.reshape(np.shape(w)), s.reshape(np.shape(w))

def pasoNewton(w, G, H):
    # eliminación de Gauss con pivote
    n = len(w)
    M = [[float(H[i][j]) for j in range(n)] + [float(G[i])] for i in range(n)]
    for k in range(n):
        p = max(range(k, n), key=lambda i: abs(M[i][k]))
        M[k], M[p] = M[p], M[k]
        for i in range(k + 1, n):
            f = M[i][k] / M[k][k]
            for j in range(k, n + 1):
                M[i][j] -= f * M[k][j]
    x = [0.0] * n
    for i in reversed(range(n)):
        x[i] = (M[i][n] - sum(M[i][j] * x[j] for j in range(i + 1, n))) / M[i][i]
    return [w[i] - x[i] for i in range(n)]

def escalarColina(A, b, w, sigma, iteraciones, rng):
    d = len(w)
    def f(p):
        s = 0.0
        for i in range(d):
            s -= b[i] * p[i]
            for j in range(d):
                s += 0.5 * p[i] * A[i][j] * p[j]
        return s
    w = list(w)
    valores = [f(w)]
    for _ in range(iteraciones):
        u = [w[i] + sigma * rng.standard_normal() for i in range(d)]
        if f(u) < valores[-1]:
            w = u
        valores.append(f(w))
    return w, valores
