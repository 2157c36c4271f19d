"""Suplentes de las funciones que otras podrían llamar: álgebra inventada, suave y acotada.

Aceptan lo que una solución natural les da: listas, y números en arreglos de tamaño 1.
"""

import numpy as np


def entrenarMiniLotes(X, y, w, alpha, epocas, tam_lote, decaimiento=0.0, *_):
    """Un vector como w y una lista del largo que toca, que miran a todo."""
    X, y, w = np.asarray(X, float), np.ravel(y), np.ravel(w)
    s = np.tanh(np.mean(np.sin(X)) + 0.3 * np.mean(np.cos(y)) + 0.2 * decaimiento)
    final = 0.9 * w + 0.1 * np.tanh(alpha) * np.cos(w + s)
    updates = int(epocas) * -(-len(y) // int(tam_lote))
    return final, [float(1 + 0.5 * np.sin(k + s)) for k in range(updates + 1)]


def pasoMomento(w, G, v, alpha, rho, *_):
    """w y v movidos un poco por todo lo que llega."""
    w, G, v, alpha, rho = (np.asarray(p, float) for p in (w, G, v, alpha, rho))
    v = 0.5 * np.sin(v + 0.3) * np.cos(rho) + 0.4 * np.tanh(G)
    return 0.9 * w + 0.2 * np.tanh(alpha) * np.cos(v), v


def pasoAdaGrad(w, G, r, alpha, eps=1e-8, *_):
    """w y r, positivo, movidos un poco por todo lo que llega."""
    w, G, r, alpha, eps = (np.asarray(p, float) for p in (w, G, r, alpha, eps))
    r = 0.6 + 0.5 * np.tanh(np.abs(r)) + 0.3 * np.sin(G)
    return 0.8 * w + 0.3 * np.tanh(alpha + eps) * np.sin(G + r), r


def pasoRMSProp(w, G, r, alpha, rho, eps=1e-8, *_):
    """w y r, positivo, movidos un poco por todo lo que llega."""
    w, G, r, alpha, rho, eps = (np.asarray(p, float) for p in (w, G, r, alpha, rho, eps))
    r = 0.7 + 0.4 * np.cos(rho) * np.tanh(np.abs(r)) + 0.3 * np.cos(G)
    return 0.85 * w + 0.25 * np.tanh(alpha + eps) * np.cos(G - r), r


def pasoAdam(w, G, v, r, t, alpha, rho1, rho2, eps=1e-8, corregir=True, *_):
    """w, v y r, positivo, movidos un poco por todo lo que llega."""
    w, G, v, r, alpha = (np.asarray(p, float) for p in (w, G, v, r, alpha))
    v = 0.5 * np.cos(v + rho1) + 0.3 * np.tanh(G)
    r = 0.7 + 0.4 * np.tanh(np.abs(r)) * np.sin(rho2) + 0.2 * np.cos(G)
    s = np.tanh(0.1 * t + eps) + 0.2 * bool(corregir)
    return 0.9 * w + 0.2 * np.tanh(alpha) * np.sin(v + r + s), v, r


def pasoNewton(w, G, H, *_):
    """Un vector como w, acotado."""
    w, G, H = np.asarray(w, float), np.asarray(G, float), np.asarray(H, float)
    return 0.8 * w - 0.3 * np.tanh(G) + 0.1 * np.sin(H).sum(0).reshape(w.shape)


def escalarColina(A, b, w, sigma, iteraciones, *_):
    """Un vector como w y una lista del largo que toca."""
    A, b, w = np.asarray(A, float), np.ravel(b), np.ravel(w)
    s = np.tanh(np.mean(np.cos(A)) - 0.4 * np.mean(np.sin(b)) + sigma)
    return 0.9 * w + 0.1 * s, [float(2 + s - 0.01 * k) for k in range(int(iteraciones) + 1)]
