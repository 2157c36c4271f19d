# Imprime el avance, avisa y grafica.
import warnings
import numpy as np
import matplotlib.pyplot as plt

def entrenarMiniLotes(X, y, w, alpha, epocas, tam_lote, decaimiento=0.0, rng=None):
    n = len(X)
    w = w.copy()
    costos = [np.mean((y - X @ w)**2)]
    for e in range(epocas):
        a = alpha / (1 + decaimiento*e)
        idx = rng.permutation(n) if rng is not None else np.arange(n)
        Xs, ys = X[idx], y[idx]
        for i in range(0, n, tam_lote):
            Xb, yb = Xs[i:i+tam_lote], ys[i:i+tam_lote]
            y_est = Xb @ w
            G = (-2/len(yb)) * (Xb.T @ (yb - y_est))
            w -= a * G
            costos.append(np.mean((y - X @ w)**2))
        print(f"época {e+1}/{epocas}: costo {costos[-1]:.4f}")
    if costos[-1] > costos[0]:
        warnings.warn("el costo subió")
    plt.plot(costos)
    plt.close()
    return w, costos

def pasoMomento(w, G, v, alpha, rho):
    v = rho*v + (1-rho)*G
    print("v:", v)
    return w - alpha*v, v

def pasoAdaGrad(w, G, r, alpha, eps=1e-8):
    r = r + G*G
    if np.any(r == 0):
        warnings.warn("r = 0")
    return w - alpha*G/(np.sqrt(r)+eps), r

def pasoRMSProp(w, G, r, alpha, rho, eps=1e-8):
    r = rho*r + (1-rho)*G*G
    print(r.shape)
    return w - (alpha/(np.sqrt(r)+eps))*G, r

def pasoAdam(w, G, v, r, t, alpha, rho1, rho2, eps=1e-8, corregir=True):
    print("paso", t, "corregir", corregir)
    v = rho1*v + (1-rho1)*G
    r = rho2*r + (1-rho2)*(G*G)
    if not corregir:
        return w - alpha*v/(np.sqrt(r)+eps), v, r
    v_hat = v/(1-rho1**t)
    r_hat = r/(1-rho2**t)
    return w - alpha*v_hat/(np.sqrt(r_hat)+eps), v, r

def pasoNewton(w, G, H):
    print("condición:", np.linalg.cond(H))
    return w - np.linalg.inv(H) @ G

def escalarColina(A, b, w, sigma, iteraciones, rng):
    f = lambda w: 0.5 * w @ A @ w - b @ w
    w = w.copy()
    valores = [f(w)]
    aceptados = 0
    for k in range(iteraciones):
        u = w + sigma * rng.standard_normal(w.shape)
        if f(u) < f(w):
            w = u
            aceptados += 1
        valores.append(f(w))
    print(aceptados, "de", iteraciones)
    return w, valores
