# Una clase con estado, y funciones delgadas encima.
import numpy as np

class Red:
    def __init__(self, W1, b1, w2, b2):
        self.W1 = np.array(W1, dtype=float)
        self.b1 = np.array(b1, dtype=float)
        self.w2 = np.array(w2, dtype=float)
        self.b2 = float(b2)

    def forward(self, x):
        self.x = x
        self.z = self.W1.dot(x) + self.b1
        self.a = 1.0 / (1.0 + np.exp(-self.z))
        self.y = self.w2.dot(self.a) + self.b2
        return self.y

    def backward(self, y):
        self.g_b2 = 2 * (self.y - y)
        self.g_w2 = self.g_b2 * self.a
        self.g_b1 = self.g_b2 * self.w2 * self.a * (1 - self.a)
        self.g_W1 = self.g_b1.reshape(-1, 1) * self.x.reshape(1, -1)

    def update(self, lr):
        self.W1 -= lr * self.g_W1
        self.b1 -= lr * self.g_b1
        self.w2 -= lr * self.g_w2
        self.b2 -= lr * self.g_b2

    def loss(self, X, Y):
        return np.mean([(y - self.forward(x)) ** 2 for x, y in zip(X, Y)])

    def params(self):
        return self.W1, self.b1, self.w2, self.b2

def contarParametros(capas):
    return sum(np.size(np.zeros((s, e))) + np.size(np.zeros(s)) for e, s in zip(capas[:-1], capas[1:]))

def contarActualizaciones(n, tam_lote, epocas):
    k = int(np.ceil(n / tam_lote))
    return k, k * epocas

def regresionLineal(X, Y):
    A = np.hstack([X, np.ones((X.shape[0], 1))])
    W, *_ = np.linalg.lstsq(A, Y, rcond=None)
    return W, ((Y - A @ W) ** 2).mean()

def adelante(x, W1, b1, w2, b2):
    r = Red(W1, b1, w2, b2)
    r.forward(x)
    return r.z, r.a, r.y

def derivadas(x, y, W1, b1, w2, b2):
    r = Red(W1, b1, w2, b2)
    r.forward(x); r.backward(y)
    return r.g_W1, r.g_b1, r.g_w2, r.g_b2

def pasoSGD(x, y, W1, b1, w2, b2, alpha):
    r = Red(W1, b1, w2, b2)
    r.forward(x); r.backward(y); r.update(alpha)
    return r.params()

def entrenarSGD(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    r = Red(W1, b1, w2, b2)
    h = [r.loss(X, Y)]
    for _ in range(epocas):
        idx = rng.permutation(len(X)) if rng is not None else np.arange(len(X))
        for i in idx:
            r.forward(X[i]); r.backward(Y[i]); r.update(alpha)
        h.append(r.loss(X, Y))
    return (*r.params(), np.array(h))
