# float() al final, math.sqrt con vectorize, np.matrix evitado, todo en un diccionario.
import math
import numpy as np

raiz = np.vectorize(math.sqrt, otypes=[float])
REGLAS = {
    "v": lambda v, G, rho: rho * v + (1.0 - rho) * G,
    "r": lambda r, G, rho: rho * r + (1.0 - rho) * np.abs(G) ** 2,
}

def entrenarMiniLotes(X, y, w, alpha, epocas, tam_lote, decaimiento=0.0, rng=None):
    n = len(y)
    XtX = X.T @ X
    Xty = X.T @ y
    yty = y @ y
    costo = lambda w: float((w @ XtX @ w - 2 * w @ Xty + yty) / n)
    costos = {0: costo(w)}
    t = 0
    for e in range(epocas):
        orden = rng.permutation(n) if rng is not None else np.r_[0:n]
        tasa = alpha * (1 + decaimiento * e) ** -1
        restantes = orden.copy()
        while restantes.size > 0:
            lote, restantes = restantes[:tam_lote], restantes[tam_lote:]
            A, c = X[lote].T @ X[lote], X[lote].T @ y[lote]
            w = w - tasa * 2 / lote.size * (A @ w - c)
            t += 1
            costos[t] = costo(w)
    return w, list(costos.values())

def pasoMomento(w, G, v, alpha, rho):
    estado = {"v": REGLAS["v"](v, G, rho)}
    return w + -alpha * estado["v"], estado["v"]

def pasoAdaGrad(w, G, r, alpha, eps=1e-8):
    estado = {"r": r + np.abs(G) ** 2}
    return w - alpha * G / (raiz(estado["r"]) + eps), estado["r"]

def pasoRMSProp(w, G, r, alpha, rho, eps=1e-8):
    estado = {"r": REGLAS["r"](r, G, rho)}
    return w - alpha * G / (raiz(estado["r"]) + eps), estado["r"]

def pasoAdam(w, G, v, r, t, alpha, rho1, rho2, eps=1e-8, corregir=True):
    estado = dict(v=REGLAS["v"](v, G, rho1), r=REGLAS["r"](r, G, rho2))
    suma = lambda rho: sum((1 - rho) * rho ** k for k in range(t))  # 1 − ρ^t, sumada
    vv = estado["v"] / suma(rho1) if corregir else estado["v"]
    rr = estado["r"] / suma(rho2) if corregir else estado["r"]
    return w - alpha * vv / (raiz(rr) + eps), estado["v"], estado["r"]

def pasoNewton(w, G, H):
    # gradiente conjugado: exacto en d pasos
    x, r = np.zeros_like(G), G.copy()
    p = r.copy()
    for _ in range(3 * len(G)):
        if r @ r < 1e-30:
            break
        a = (r @ r) / (p @ H @ p)
        x, nuevo = x + a * p, r - a * (H @ p)
        p = nuevo + (nuevo @ nuevo) / (r @ r) * p
        r = nuevo
    return w - x

def escalarColina(A, b, w, sigma, iteraciones, rng):
    def f(p):
        return float(np.dot(p, np.dot(A, p)) / 2 - np.dot(b, p))
    mejor, altura = np.copy(w), f(w)
    valores = [altura] * (iteraciones + 1)
    for k in range(iteraciones):
        prueba = np.add(mejor, np.multiply(sigma, rng.standard_normal(size=mejor.shape)))
        if f(prueba) < altura:
            mejor, altura = prueba, f(prueba)
        valores[k + 1] = altura
    return mejor, valores
