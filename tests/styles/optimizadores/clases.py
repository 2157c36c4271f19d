# Clases con estado propio por dentro; las funciones les pasan la memoria y la recogen.
import numpy as np

class Optimizador:
    def __init__(self, w, alpha, eps=1e-8):
        self.w, self.alpha, self.eps = np.array(w, float), alpha, eps

class Momento(Optimizador):
    def paso(self, G, v, rho):
        self.v = np.array(v, float)
        self.v *= rho
        self.v += (1 - rho) * G
        self.w -= self.alpha * self.v

class AdaGrad(Optimizador):
    def paso(self, G, r):
        self.r = np.array(r, float)
        self.r += np.square(G)
        self.w -= self.alpha * G / np.sqrt(self.r + self.eps)

class RMSProp(Optimizador):
    def paso(self, G, r, rho):
        self.r = np.array(r, float)
        self.r += (1 - rho) * (np.square(G) - self.r)
        self.w -= self.alpha * G / (np.sqrt(self.r) + self.eps)

class Adam(Optimizador):
    def paso(self, G, v, r, t, rho1, rho2, corregir):
        self.v = v + (1 - rho1) * (G - v)
        self.r = r + (1 - rho2) * (G ** 2 - r)
        # la forma eficiente del artículo: la corrección va en la tasa
        tasa = self.alpha * np.sqrt(1 - rho2 ** t) / (1 - rho1 ** t) if corregir else self.alpha
        self.w -= tasa * self.v / (np.sqrt(self.r) + self.eps)

class Regresion:
    def __init__(self, X, y, w):
        self.X, self.y, self.w = X, y, np.array(w, float)
        self.historia = [self.costo()]

    def costo(self):
        r = self.y - self.X.dot(self.w)
        return r.dot(r) / r.size

    def actualizar(self, lote, tasa):
        Xb, yb = self.X[lote], self.y[lote]
        self.w -= tasa * 2 * Xb.T.dot(Xb.dot(self.w) - yb) / yb.size
        self.historia.append(self.costo())

def entrenarMiniLotes(X, y, w, alpha, epocas, tam_lote, decaimiento=0.0, rng=None):
    m = Regresion(X, y, w)
    for e in range(epocas):
        indices = np.arange(y.size) if rng is None else rng.permutation(y.size)
        for k in range(int(np.ceil(y.size / tam_lote))):
            m.actualizar(indices[k * tam_lote:(k + 1) * tam_lote], alpha / (1 + decaimiento * e))
    return m.w, np.array(m.historia)

def pasoMomento(w, G, v, alpha, rho):
    o = Momento(w, alpha)
    o.paso(G, v, rho)
    return o.w, o.v

def pasoAdaGrad(w, G, r, alpha, eps=1e-8):
    o = AdaGrad(w, alpha, eps)
    o.paso(G, r)
    return o.w, o.r

def pasoRMSProp(w, G, r, alpha, rho, eps=1e-8):
    o = RMSProp(w, alpha, eps)
    o.paso(G, r, rho)
    return o.w, o.r

def pasoAdam(w, G, v, r, t, alpha, rho1, rho2, eps=1e-8, corregir=True):
    o = Adam(w, alpha, eps)
    o.paso(G, v, r, t, rho1, rho2, corregir)
    return o.w, o.v, o.r

def pasoNewton(w, G, H):
    return w - np.linalg.inv(H).dot(G)

class Escalador:
    def __init__(self, A, b):
        self.A, self.b = A, b
    def __call__(self, w):
        return 0.5 * w.dot(self.A).dot(w) - self.b.dot(w)

def escalarColina(A, b, w, sigma, iteraciones, rng):
    f = Escalador(A, b)
    actual, valor, historia = w.copy(), f(w), [f(w)]
    for i in range(iteraciones):
        candidato = rng.normal(actual, sigma)
        nuevo = f(candidato)
        if nuevo < valor:
            actual, valor = candidato, nuevo
        historia.append(valor)
    return actual, np.array(historia)
