# El gradiente hacia adelante, con el producto de las jacobianas; lo demás, con einsum.
import numpy as np

def activacion(nombre, z, alfa=0.01):
    opciones = dict(lineal=z, escalon=np.float64(z > 0), tanh=np.tanh(z), relu=np.fmax(z, 0), leaky=np.where(z < 0, alfa * z, z))
    if nombre == "sigmoide":
        return 0.5 + 0.5 * np.tanh(0.5 * z)
    return opciones[nombre]

def tanhConSigmoide(z):
    return np.tanh(z)

def derivada(nombre, z, alfa=0.01):
    a = activacion(nombre, z, alfa)
    opciones = dict(
        lineal=np.ones(np.shape(z)), escalon=np.zeros(np.shape(z)), sigmoide=a * (1 - a), tanh=1 - a * a,
        relu=activacion("escalon", z), leaky=alfa + (1 - alfa) * activacion("escalon", z),
    )
    return opciones[nombre]

def derivadaConActivacion(nombre, a, alfa=0.01):
    if nombre in ("lineal", "relu", "leaky"):
        return derivada(nombre, a, alfa)
    return {"sigmoide": a - a ** 2, "tanh": 1 - a ** 2}[nombre]

def colapsarLineales(pesos, sesgos):
    ampliadas = []
    for W, b in zip(pesos, sesgos):
        ampliadas.append(np.block([[W, b], [np.zeros((1, W.shape[1])), np.ones((1, 1))]]))
    total = ampliadas[0]
    for M in ampliadas[1:]:
        total = np.einsum("ij,jk->ik", M, total)
    return total[:-1, :-1], total[:-1, -1:]

def normalizarLote(Z, gamma, beta, eps=1e-8):
    mu = np.einsum("ij->i", Z)[:, np.newaxis] / Z.shape[1]
    D = Z - mu
    var = np.einsum("ij,ij->i", D, D)[:, np.newaxis] / Z.shape[1]
    return np.einsum("ik,ij->ij", gamma / np.sqrt(var + eps), D) + beta, mu, var

def normasDelGradiente(nombre, x, pesos):
    a, jacobianas = x, []
    for W in pesos:
        z = np.einsum("ij,jk->ik", W, a)
        jacobianas.append(derivada(nombre, z) * W)
        a = activacion(nombre, z)
    fila = np.ones((1, len(a)))
    filas = [fila]
    for J in jacobianas[::-1]:
        fila = fila @ J
        filas.append(fila)
    return np.array([np.sqrt(np.einsum("ij,ij->", f, f)) for f in filas[::-1]])
