# Una clase por activación y una para la red.
import numpy as np

class Lineal:
    def __init__(self, alfa=0.01):
        self.alfa = alfa
    def g(self, z):
        return np.array(z)
    def dz(self, z):
        return np.full(z.shape, 1.0)
    def da(self, a):
        return np.full(a.shape, 1.0)

class Escalon(Lineal):
    def g(self, z):
        return np.where(z > 0, 1, 0)
    def dz(self, z):
        return np.full(z.shape, 0.0)

class Sigmoide(Lineal):
    def g(self, z):
        with np.errstate(over="ignore"):
            return 1 / (1 + np.exp(-z))
    def dz(self, z):
        return self.da(self.g(z))
    def da(self, a):
        return a * (1 - a)

class Tanh(Sigmoide):
    def g(self, z):
        return 2 * Sigmoide().g(2 * z) - 1
    def da(self, a):
        return 1 - a ** 2

class Relu(Lineal):
    lado = 0.0
    def g(self, z):
        return np.where(z > 0, z, self.lado * z)
    def dz(self, z):
        return np.where(z > 0, 1.0, self.lado)
    da = dz

class Leaky(Relu):
    @property
    def lado(self):
        return self.alfa

CLASES = {"lineal": Lineal, "escalon": Escalon, "sigmoide": Sigmoide, "tanh": Tanh, "relu": Relu, "leaky": Leaky}

class Red:
    def __init__(self, nombre, pesos):
        self.f = CLASES[nombre]()
        self.pesos = pesos
    def adelante(self, x):
        self.z = []
        for W in self.pesos:
            self.z.append(W.dot(x))
            x = self.f.g(self.z[-1])
        return x
    def atras(self, salida):
        grad = np.ones((len(salida), 1))
        yield grad
        for W, z in reversed(list(zip(self.pesos, self.z))):
            grad = W.T.dot(grad * self.f.dz(z))
            yield grad

def activacion(nombre, z, alfa=0.01):
    return CLASES[nombre](alfa).g(z)

def tanhConSigmoide(z):
    return Tanh().g(z)

def derivada(nombre, z, alfa=0.01):
    return CLASES[nombre](alfa).dz(z)

def derivadaConActivacion(nombre, a, alfa=0.01):
    return CLASES[nombre](alfa).da(a)

class Capa:
    def __init__(self, W, b):
        self.W, self.b = W, b
    def __matmul__(self, antes):
        return Capa(self.W @ antes.W, self.W @ antes.b + self.b)

def colapsarLineales(pesos, sesgos):
    capas = [Capa(W, b) for W, b in zip(pesos, sesgos)]
    total = capas.pop()
    while capas:
        total = total @ capas.pop()
    return [total.W, total.b]

def normalizarLote(Z, gamma, beta, eps=1e-8):
    mu, var = Z.mean(1)[:, None], Z.var(1)[:, None]
    return [gamma * ((Z - mu) / (var + eps) ** 0.5) + beta, mu, var]

def normasDelGradiente(nombre, x, pesos):
    red = Red(nombre, pesos)
    gradientes = list(red.atras(red.adelante(x)))
    return np.array([np.sqrt(np.sum(grad ** 2)) for grad in gradientes][::-1])
