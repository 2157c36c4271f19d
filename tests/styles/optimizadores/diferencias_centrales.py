# El gradiente por paso complejo y el resto con una sola función general.
import numpy as np

def _gradiente(f, w):
    h = 1e-30
    return np.array([f(w + 1j * h * np.eye(w.size)[j]).imag / h for j in range(w.size)])

def entrenarMiniLotes(X, y, w, alpha, epocas, tam_lote, decaimiento=0.0, rng=None):
    costo = lambda w, X=X, y=y: ((y - X @ w) ** 2).sum() / y.size
    costos = [costo(w)]
    for e in range(epocas):
        p = rng.permutation(y.size) if rng is not None else list(range(y.size))
        for i in range(0, y.size, tam_lote):
            lote = p[i:i + tam_lote]
            w = w - alpha / (1 + decaimiento * e) * _gradiente(lambda u: costo(u, X[lote], y[lote]), w)
            costos.append(costo(w))
    return w, costos

def _general(w, G, v, r, alpha, a1, b1, a2, b2, c1, c2, eps):
    v = a1 * v + b1 * G
    r = a2 * r + b2 * G * G
    return w - alpha * (v / c1) / (np.sqrt(r / c2) + eps), v, r

def pasoMomento(w, G, v, alpha, rho):
    w, v, _ = _general(w, G, v, np.ones(w.shape), alpha, rho, 1 - rho, 1, 0, 1, 1, 0)
    return w, v

def pasoAdaGrad(w, G, r, alpha, eps=1e-8):
    w, _, r = _general(w, G, G, r, alpha, 0, 1, 1, 1, 1, 1, eps)
    return w, r

def pasoRMSProp(w, G, r, alpha, rho, eps=1e-8):
    w, _, r = _general(w, G, G, r, alpha, 0, 1, rho, 1 - rho, 1, 1, eps)
    return w, r

def pasoAdam(w, G, v, r, t, alpha, rho1, rho2, eps=1e-8, corregir=True):
    if corregir:
        c1, c2 = 1 - rho1 ** t, 1 - rho2 ** t
    else:
        c1 = c2 = 1
    return _general(w, G, v, r, alpha, rho1, 1 - rho1, rho2, 1 - rho2, c1, c2, eps)

def pasoNewton(w, G, H):
    return w - G @ np.linalg.pinv(H)

def escalarColina(A, b, w, sigma, iteraciones, rng):
    f = lambda p: (p * (A @ p / 2 - b)).sum()
    camino = [w]
    for k in range(iteraciones):
        u = camino[-1] + sigma * rng.standard_normal(w.size)
        camino.append(u if f(u) < f(camino[-1]) else camino[-1])
    return camino[-1], [f(p) for p in camino]
