# Devuelve listas, y por dentro también.
import numpy as np

def entrenarMiniLotes(X, y, w, alpha, epocas, tam_lote, decaimiento=0.0, rng=None):
    filas = list(zip(X.tolist(), y.tolist()))
    w = w.tolist()
    punto = lambda a, b: sum(p * q for p, q in zip(a, b))
    mse = lambda: sum((yi - punto(x, w)) ** 2 for x, yi in filas) / len(filas)
    costos = [[mse()]]
    for e in range(epocas):
        orden = range(len(filas)) if rng is None else rng.permutation(len(filas)).tolist()
        barajadas = [filas[i] for i in orden]
        while barajadas:
            lote, barajadas = barajadas[:tam_lote], barajadas[tam_lote:]
            residuos = [yi - punto(x, w) for x, yi in lote]
            G = [-2 / len(lote) * punto(residuos, columna) for columna in zip(*(x for x, _ in lote))]
            w = [wj - alpha / (1 + decaimiento * e) * g for wj, g in zip(w, G)]
            costos.append([mse()])
    return [w, costos]

def pasoMomento(w, G, v, alpha, rho):
    v = rho * v + (1 - rho) * G
    return [(w - alpha * v).tolist(), v.tolist()]

def pasoAdaGrad(w, G, r, alpha, eps=1e-8):
    r = r + G * G
    return [(w - alpha * G / (eps + np.sqrt(r))).tolist(), r.tolist()]

def pasoRMSProp(w, G, r, alpha, rho, eps=1e-8):
    r = rho * r + (1 - rho) * G * G
    return [(w - alpha * G / (eps + np.sqrt(r))).tolist(), r.tolist()]

def pasoAdam(w, G, v, r, t, alpha, rho1, rho2, eps=1e-8, corregir=True):
    v = rho1 * v + (1 - rho1) * G
    r = rho2 * r + (1 - rho2) * G * G
    if corregir:
        paso = v / (1 - rho1 ** t) / (np.sqrt(r / (1 - rho2 ** t)) + eps)
    else:
        paso = v / (np.sqrt(r) + eps)
    return [(w - alpha * paso).tolist(), v.tolist(), r.tolist()]

def pasoNewton(w, G, H):
    return tuple((w - np.linalg.solve(H, G)).tolist())

def escalarColina(A, b, w, sigma, iteraciones, rng):
    A, b, w = A.tolist(), b.tolist(), w.tolist()
    f = lambda p: sum(p[i] * sum(a * q for a, q in zip(A[i], p)) / 2 - b[i] * p[i] for i in range(len(p)))
    valores = (f(w),)
    for k in range(iteraciones):
        u = [wi + z for wi, z in zip(w, rng.normal(0, sigma, len(w)).tolist())]
        w = u if f(u) < f(w) else w
        valores += (f(w),)
    return (w, valores)
