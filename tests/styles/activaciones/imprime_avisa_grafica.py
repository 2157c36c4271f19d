# Imprime, avisa y dibuja por el camino; los valores son los correctos.
import warnings
import matplotlib.pyplot as plt
import numpy as np

llamadas = 0

def activacion(nombre, z, alfa=0.01):
    global llamadas
    llamadas += 1
    print("activacion", nombre, z.shape)
    if nombre == "lineal":
        a = 1 * z
    elif nombre == "escalon":
        a = np.zeros_like(z)
        a[z > 0] = 1
    elif nombre == "sigmoide":
        a = np.empty_like(z)
        a[z >= 0] = 1 / (1 + np.exp(-z[z >= 0]))
        a[z < 0] = 1 - 1 / (1 + np.exp(z[z < 0]))
    elif nombre == "tanh":
        a = np.tanh(z)
    elif nombre == "relu":
        a = z.copy()
        a[a < 0] = 0
    elif nombre == "leaky":
        a = z.copy()
        a[a < 0] *= alfa
    else:
        raise ValueError(nombre)
    if np.abs(z).max() > 100:
        warnings.warn("z muy grande")
    return a

def tanhConSigmoide(z):
    a = 2 * activacion("sigmoide", 2 * z) - 1
    print(a)
    return a

def derivada(nombre, z, alfa=0.01):
    print("derivada", nombre)
    if nombre == "escalon":
        warnings.warn("el escalón no aprende")
        return np.zeros_like(z)
    return derivadaConActivacion(nombre, activacion(nombre, z, alfa), alfa)

def derivadaConActivacion(nombre, a, alfa=0.01):
    if nombre == "lineal":
        d = np.ones_like(a)
    elif nombre == "sigmoide":
        d = a * (1 - a)
    elif nombre == "tanh":
        d = 1 - a ** 2
    else:
        d = np.zeros_like(a) if nombre == "relu" else np.full_like(a, alfa)
        d[a > 0] = 1
    return d

def colapsarLineales(pesos, sesgos):
    print([W.shape for W in pesos])
    W, b = pesos[-1], sesgos[-1]
    for l in range(len(pesos) - 2, -1, -1):
        b = W @ sesgos[l] + b
        W = W @ pesos[l]
        print(l, W.shape)
    return W, b

def normalizarLote(Z, gamma, beta, eps=1e-8):
    mu = Z.mean(axis=1, keepdims=True)
    var = Z.var(axis=1, keepdims=True)
    if (var == 0).any():
        warnings.warn("neurona constante")
    A = gamma * (Z - mu) / np.sqrt(var + eps) + beta
    plt.figure()
    plt.hist(A.ravel())
    plt.close()
    return A, mu, var

def normasDelGradiente(nombre, x, pesos):
    activaciones = [x]
    for W in pesos:
        activaciones.append(activacion(nombre, W @ activaciones[-1]))
    gradiente = np.ones_like(activaciones[-1])
    normas = [np.linalg.norm(gradiente)]
    for l in range(len(pesos), 0, -1):
        if nombre == "escalon":
            pendiente = 0
        else:
            pendiente = derivadaConActivacion(nombre, activaciones[l])
        gradiente = pesos[l - 1].T @ (gradiente * pendiente)
        normas.append(np.linalg.norm(gradiente))
        print(f"capa {l - 1}: {normas[-1]:.3g}")
    return np.flip(normas)
