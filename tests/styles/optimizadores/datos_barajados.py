# Baraja X e y enteros en cada época y corta con array_split; namedtuple en la salida.
from collections import namedtuple
import numpy as np

Entrenado = namedtuple("Entrenado", "w costos")
Paso = namedtuple("Paso", "w v")
PasoR = namedtuple("PasoR", "w r")
PasoAdam = namedtuple("PasoAdam", ["w", "v", "r"])

def entrenarMiniLotes(X, y, w, alpha, epocas, tam_lote, decaimiento=0.0, rng=None):
    tam_lote = min(tam_lote, X.shape[0])
    cortes = np.arange(tam_lote, X.shape[0], tam_lote)
    costos = [((y - X @ w) ** 2).mean()]
    for e in range(epocas):
        if rng is not None:
            p = rng.permutation(X.shape[0])
            Xe, ye = X[p], y[p]
        else:
            Xe, ye = X, y
        for Xb, yb in zip(np.array_split(Xe, cortes), np.array_split(ye, cortes)):
            error = yb - Xb @ w
            G = -2 * (error[:, None] * Xb).mean(axis=0)
            w = w - alpha / (1 + decaimiento * e) * G
            costos.append(((y - X @ w) ** 2).mean())
    return Entrenado(w, costos)

def pasoMomento(w, G, v, alpha, rho):
    nueva = rho * v + (1 - rho) * G
    return Paso(w=w - alpha * nueva, v=nueva)

def pasoAdaGrad(w, G, r, alpha, eps=1e-8):
    nueva = r + G ** 2
    delta = -alpha / (np.sqrt(nueva) + eps) * G
    return PasoR(w + delta, nueva)

def pasoRMSProp(w, G, r, alpha, rho, eps=1e-8):
    nueva = r * rho + G ** 2 * (1 - rho)
    delta = -alpha / (np.sqrt(nueva) + eps) * G
    return PasoR(w + delta, nueva)

def pasoAdam(w, G, v, r, t, alpha, rho1, rho2, eps=1e-8, corregir=True):
    _, nueva_v = pasoMomento(w, G, v, alpha, rho1)
    _, nueva_r = pasoRMSProp(w, G, r, alpha, rho2, eps)
    vc, rc = nueva_v, nueva_r
    if corregir:
        vc = nueva_v / (1 - rho1 ** t)
        rc = nueva_r / (1 - rho2 ** t)
    return PasoAdam(w - alpha * vc / (np.sqrt(rc) + eps), nueva_v, nueva_r)

def pasoNewton(w, G, H):
    Delta = np.linalg.lstsq(H, -G, rcond=None)[0]
    return w + Delta

Colina = namedtuple("Colina", "w valores")

def escalarColina(A, b, w, sigma, iteraciones, rng):
    f = lambda p: float(0.5 * p.T @ A @ p - b.T @ p)
    valores = [f(w)]
    for xi in rng.standard_normal((iteraciones, w.size)) * sigma:
        u = w + xi
        if f(u) < valores[-1]:
            w = u
            valores.append(f(u))
        else:
            valores.append(valores[-1])
    return Colina(w, valores)
