# Las partes en un solo arreglo, números en arreglos de tamaño 1, columnas por dentro.
import numpy as np

def entrenarMiniLotes(X, y, w, alpha, epocas, tam_lote, decaimiento=0.0, rng=None):
    n = X.shape[0]
    W, Y = w.reshape(-1, 1), y.reshape(-1, 1)
    costos = [np.mean((Y - X @ W) ** 2, axis=0)]
    for e in range(epocas):
        orden = np.arange(n)
        if rng is not None:
            orden = rng.permutation(n)
        for k in range(-(-n // tam_lote)):
            b = orden[k * tam_lote:k * tam_lote + tam_lote]
            G = -2 * X[b].T @ (Y[b] - X[b] @ W) / b.shape[0]
            W = W - alpha / (1 + decaimiento * e) * G
            costos.append(np.mean((Y - X @ W) ** 2, axis=0))
    return W.ravel(), np.array(costos)

def pasoMomento(w, G, v, alpha, rho):
    v = rho * v + (1 - rho) * G
    return np.array([w - alpha * v, v])

def pasoAdaGrad(w, G, r, alpha, eps=1e-8):
    r = r + G * G
    return np.stack([w - alpha * G / (np.sqrt(r) + eps), r])

def pasoRMSProp(w, G, r, alpha, rho, eps=1e-8):
    r = rho * r + (1 - rho) * G * G
    return np.stack([w - alpha * G / (np.sqrt(r) + eps), r])

def pasoAdam(w, G, v, r, t, alpha, rho1, rho2, eps=1e-8, corregir=True):
    v = rho1 * v + (1 - rho1) * G
    r = rho2 * r + (1 - rho2) * G * G
    c1 = 1 - corregir * rho1 ** t
    c2 = 1 - corregir * rho2 ** t
    return np.stack([w - alpha * v / c1 / (np.sqrt(r / c2) + eps), v, r])

def pasoNewton(w, G, H):
    return (w[:, None] - np.linalg.solve(H, G[:, None])).reshape(-1)

def escalarColina(A, b, w, sigma, iteraciones, rng):
    c = w.reshape(-1, 1)
    f = lambda p: p.T @ A @ p / 2 - b.reshape(1, -1) @ p
    valores = [f(c)]
    for _ in range(iteraciones):
        u = c + sigma * rng.standard_normal((len(w), 1))
        if f(u)[0, 0] < f(c)[0, 0]:
            c = u
        valores.append(f(c))
    return c[:, 0], np.array(valores)
