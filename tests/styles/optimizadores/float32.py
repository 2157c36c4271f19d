# Todo en float32.
import numpy as np

F = np.float32

def entrenarMiniLotes(X, y, w, alpha, epocas, tam_lote, decaimiento=0.0, rng=None):
    X, y, w = X.astype(F), y.astype(F), w.astype(F)
    costos = [np.mean((y - X @ w) ** 2)]
    for e in range(epocas):
        tasa = F(alpha / (1 + decaimiento * e))
        p = np.arange(len(y)) if rng is None else rng.permutation(len(y))
        for i in range(0, len(y), tam_lote):
            Xb, yb = X[p[i:i + tam_lote]], y[p[i:i + tam_lote]]
            w = w + tasa * F(2) * (Xb.T @ (yb - Xb @ w)) / F(len(yb))
            costos.append(np.mean((y - X @ w) ** 2))
    return w, np.array(costos)

def pasoMomento(w, G, v, alpha, rho):
    w, G, v = w.astype(F), G.astype(F), v.astype(F)
    v = F(rho) * v + F(1 - rho) * G
    return w - F(alpha) * v, v

def pasoAdaGrad(w, G, r, alpha, eps=1e-8):
    w, G, r = w.astype(F), G.astype(F), r.astype(F)
    r = r + G * G
    return w - F(alpha) * G / (np.sqrt(r) + F(eps)), r

def pasoRMSProp(w, G, r, alpha, rho, eps=1e-8):
    w, G, r = w.astype(F), G.astype(F), r.astype(F)
    r = F(rho) * r + F(1 - rho) * G * G
    return w - F(alpha) * G / (np.sqrt(r) + F(eps)), r

def pasoAdam(w, G, v, r, t, alpha, rho1, rho2, eps=1e-8, corregir=True):
    w, G, v, r = w.astype(F), G.astype(F), v.astype(F), r.astype(F)
    v = F(rho1) * v + F(1 - rho1) * G
    r = F(rho2) * r + F(1 - rho2) * G * G
    a, c = (F(1 - rho1 ** t), F(1 - rho2 ** t)) if corregir else (F(1), F(1))
    return w - F(alpha) * (v / a) / (np.sqrt(r / c) + F(eps)), v, r

def pasoNewton(w, G, H):
    return w.astype(F) - np.linalg.solve(H.astype(F), G.astype(F))

def escalarColina(A, b, w, sigma, iteraciones, rng):
    A, b, w = A.astype(F), b.astype(F), w.astype(F)
    f = lambda p: F(0.5) * p @ A @ p - b @ p
    valores = [f(w)]
    for _ in range(iteraciones):
        u = w + F(sigma) * rng.standard_normal(w.shape).astype(F)
        if f(u) < f(w):
            w = u
        valores.append(f(w))
    return w, np.array(valores)
