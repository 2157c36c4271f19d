# einsum, np.where en lugar de ε, y sistemas con Cholesky y eigh.
import numpy as np

def _pérdida(X, y, w):
    e = y - np.einsum("ij,j->i", X, w)
    return np.einsum("i,i->", e, e) / y.shape[0]

def entrenarMiniLotes(X, y, w, alpha, epocas, tam_lote, decaimiento=0.0, rng=None):
    n = X.shape[0]
    historia = [_pérdida(X, y, w)]
    for e, alpha_e in enumerate(alpha / (1.0 + decaimiento * np.arange(epocas))):
        p = np.arange(n)
        if rng is not None:
            p = rng.permutation(n)
        for lote in np.split(p, range(tam_lote, n, tam_lote)):
            g = np.einsum("ij,i->j", X[lote], y[lote] - np.einsum("ij,j->i", X[lote], w))
            w = w + 2.0 * alpha_e / lote.size * g
            historia.append(_pérdida(X, y, w))
    return w, historia

def _dividir(a, r, eps):
    raiz = np.sqrt(r)
    return np.divide(a, raiz, out=np.zeros_like(a), where=raiz > 0)

def pasoMomento(w, G, v, alpha, rho):
    v = np.average(np.stack([v, G]), axis=0, weights=[rho, 1 - rho])
    return np.subtract(w, np.multiply(alpha, v)), v

def pasoAdaGrad(w, G, r, alpha, eps=1e-8):
    r = np.add(r, np.power(G, 2))
    return w - alpha * _dividir(G, r, eps), r

def pasoRMSProp(w, G, r, alpha, rho, eps=1e-8):
    r = np.average(np.stack([r, np.power(G, 2)]), axis=0, weights=[rho, 1 - rho])
    return w - alpha * _dividir(G, r, eps), r

def pasoAdam(w, G, v, r, t, alpha, rho1, rho2, eps=1e-8, corregir=True):
    v = np.average(np.stack([v, G]), axis=0, weights=[rho1, 1 - rho1])
    r = np.average(np.stack([r, np.power(G, 2)]), axis=0, weights=[rho2, 1 - rho2])
    escala = {True: (1 - np.power(rho1, t), 1 - np.power(rho2, t)), False: (1.0, 1.0)}[bool(corregir)]
    return w - alpha * _dividir(v / escala[0], r / escala[1], eps), v, r

def pasoNewton(w, G, H):
    valores, vectores = np.linalg.eigh(H)
    return w - vectores @ ((vectores.T @ G) / valores)

def escalarColina(A, b, w, sigma, iteraciones, rng):
    f = lambda p: np.einsum("i,ij,j->", p, A, p) / 2 - np.einsum("i,i->", b, p)
    valores = np.empty(iteraciones + 1)
    valores[0] = f(w)
    for k in range(1, iteraciones + 1):
        u = w + sigma * rng.normal(size=w.size)
        w, valores[k] = (u, f(u)) if f(u) < valores[k - 1] else (w, valores[k - 1])
    return w, valores
