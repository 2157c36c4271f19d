# Con bucles y math, sin operaciones de NumPy entre arreglos.
import math
import numpy as np

def una(nombre, v, alfa):
    if nombre == "lineal":
        return v
    if nombre == "escalon":
        return 1 if v > 0 else 0
    if nombre == "sigmoide":
        if v >= 0:
            return 1 / (1 + math.exp(-v))
        return math.exp(v) / (1 + math.exp(v))
    if nombre == "tanh":
        return math.tanh(v)
    if nombre == "relu":
        return max(0, v)
    return v if v > 0 else alfa * v

def pendiente(nombre, v, alfa):
    if nombre == "lineal":
        return 1
    if nombre == "escalon":
        return 0
    if nombre == "sigmoide":
        return una("sigmoide", v, alfa) * una("sigmoide", -v, alfa)
    if nombre == "tanh":
        return 1 / math.cosh(v) ** 2
    if nombre == "relu":
        return 1 if v > 0 else 0
    return 1 if v > 0 else alfa

def activacion(nombre, z, alfa=0.01):
    salida = np.zeros(z.shape)
    for indice, v in np.ndenumerate(z):
        salida[indice] = una(nombre, v, alfa)
    return salida

def tanhConSigmoide(z):
    salida = np.zeros(z.shape)
    for indice, v in np.ndenumerate(z):
        salida[indice] = 2 * una("sigmoide", 2 * v, 0) - 1
    return salida

def derivada(nombre, z, alfa=0.01):
    salida = np.zeros(z.shape)
    for indice, v in np.ndenumerate(z):
        salida[indice] = pendiente(nombre, v, alfa)
    return salida

def derivadaConActivacion(nombre, a, alfa=0.01):
    salida = np.zeros(a.shape)
    for indice, v in np.ndenumerate(a):
        if nombre == "lineal":
            salida[indice] = 1
        elif nombre == "sigmoide":
            salida[indice] = v * (1 - v)
        elif nombre == "tanh":
            salida[indice] = (1 - v) * (1 + v)
        elif v > 0:
            salida[indice] = 1
        elif nombre == "leaky":
            salida[indice] = alfa
    return salida

def producto(A, B):
    n, k, m = len(A), len(B), len(B[0])
    C = np.zeros((n, m))
    for i in range(n):
        for j in range(m):
            suma = 0
            for t in range(k):
                suma += A[i][t] * B[t][j]
            C[i, j] = suma
    return C

def colapsarLineales(pesos, sesgos):
    W, b = pesos[0], sesgos[0]
    for l in range(1, len(pesos)):
        W = producto(pesos[l], W)
        b = producto(pesos[l], b)
        for i in range(len(b)):
            b[i, 0] += sesgos[l][i, 0]
    return W, b

def normalizarLote(Z, gamma, beta, eps=1e-8):
    n, m = Z.shape
    A, mu, var = np.zeros((n, m)), np.zeros((n, 1)), np.zeros((n, 1))
    for i in range(n):
        for j in range(m):
            mu[i, 0] += Z[i, j] / m
        for j in range(m):
            var[i, 0] += (Z[i, j] - mu[i, 0]) ** 2 / m
        for j in range(m):
            A[i, j] = gamma[i, 0] * (Z[i, j] - mu[i, 0]) / math.sqrt(var[i, 0] + eps) + beta[i, 0]
    return A, mu, var

def normasDelGradiente(nombre, x, pesos):
    a, zs = x, []
    for W in pesos:
        z = producto(W, a)
        zs.append(z)
        a = activacion(nombre, z)
    g = [1.0] * len(a)
    normas = [math.sqrt(sum(v * v for v in g))]
    for l in range(len(pesos) - 1, -1, -1):
        W, z = pesos[l], zs[l]
        nuevo = []
        for j in range(W.shape[1]):
            nuevo.append(sum(W[i, j] * g[i] * pendiente(nombre, z[i, 0], 0.01) for i in range(len(g))))
        g = nuevo
        normas.append(math.sqrt(sum(v * v for v in g)))
    normas.reverse()
    return np.array(normas)
