# Devuelve listas en lugar de tuplas y arreglos, y L como arreglo de un elemento.
import numpy as np

def errorCuadratico(y_est, y):
    r = [a - b for a, b in zip(y_est.tolist(), y.tolist())]
    return [np.array([sum(v * v for v in r) / len(r)]), [2 * v / len(r) for v in r]]

def errorLogaritmico(y_est, y):
    r = [np.log((a + 1) / (b + 1)) for a, b in zip(y_est, y)]
    return [sum(v * v for v in r) / len(r), [2 * v / (a + 1) / len(r) for v, a in zip(r, y_est)]]

def entropiaBinaria(y_est, y):
    eps = 1e-8
    L = [-(t * np.log(p + eps) + (1 - t) * np.log(1 - p + eps)) for p, t in zip(y_est, y)]
    dL = [(p - t) / (p * (1 - p) + 1e-12) / len(y) for p, t in zip(y_est, y)]
    return [np.array(sum(L) / len(L)), dL]

def entropiaConLogits(z, y):
    L = sum(np.logaddexp(0, -a) if t else np.logaddexp(0, a) for a, t in zip(z, y)) / len(z)
    dL = [(np.exp(-np.logaddexp(0, -a)) - t) / len(z) for a, t in zip(z, y)]
    return [[L], dL]

def logSumExp(Z):
    return [float(max(f) + np.log(sum(np.exp(np.array(f) - max(f))))) for f in Z.tolist()]

def entropiaCategorica(Z, Y):
    N = len(Z)
    lse = logSumExp(Z)
    clases = [list(f).index(1) for f in Y]
    L = sum(lse[i] - Z[i, k] for i, k in enumerate(clases)) / N
    return [L, [[(np.exp(v - lse[i]) - Y[i, j]) / N for j, v in enumerate(Z[i])] for i in range(N)]]

def logVerosimilitud(nombre, y, parametro):
    if nombre == "normal":
        sumandos = [-0.5 * (a - m) ** 2 - 0.5 * np.log(2 * np.pi) for a, m in zip(y, parametro)]
    elif nombre == "bernoulli":
        sumandos = [np.log(p ** a * (1 - p) ** (1 - a)) for a, p in zip(y, parametro)]
    else:
        sumandos = [np.log(fila[k]) for k, fila in zip(y, parametro)]
    return [sum(sumandos)]
