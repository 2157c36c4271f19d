# Imprime, avisa y dibuja; silencia avisos con errstate; datos del módulo con los mismos nombres.
import warnings
import numpy as np
import matplotlib
matplotlib.use("Agg")
import matplotlib.pyplot as plt

y = np.array([1.0, 0.0, 1.0])
y_est = np.array([0.9, 0.2, 0.6])
EPS = 1e-15

def errorCuadratico(y_est, y):
    """MSE."""
    m = y.shape[0]
    L = np.sum(np.power(y_est - y, 2)) / m
    dL = (2 / m) * (y_est - y)
    print(f"MSE = {L:.4f}")
    return L, dL

def errorLogaritmico(y_est, y):
    m = y.shape[0]
    if (y_est < 0).any():
        warnings.warn("predicciones negativas")
    residuo = np.log(y_est + 1) - np.log(y + 1)
    L = np.sum(residuo ** 2) / m
    dL = np.zeros(m)
    for i in range(m):
        dL[i] = 2 * residuo[i] / ((y_est[i] + 1) * m)
    return L, dL

def entropiaBinaria(y_est, y):
    with np.errstate(divide="ignore", invalid="ignore"):
        a = np.nan_to_num(np.log(y_est), neginf=-50)
        b = np.nan_to_num(np.log(1 - y_est), neginf=-50)
        L = -np.mean(y * a + (1 - y) * b)
        dL = (y_est - y) / (y_est * (1 - y_est)) / len(y)
    if L < 0.01:
        warnings.warn("muy buena")
    return L, dL

def entropiaConLogits(z, y):
    m = z.shape[0]
    positivos = z > 0
    softplus = np.empty(m)
    softplus[positivos] = z[positivos] + np.log(1 + np.exp(-z[positivos]))
    softplus[~positivos] = np.log(1 + np.exp(z[~positivos]))
    with np.errstate(over="ignore"):
        sigma = 1 / (1 + np.exp(-z))
    print(softplus, sigma)
    return (softplus - y * z).mean(), (sigma - y) / m

def logSumExp(Z):
    N, K = Z.shape
    salida = np.zeros(N)
    for i in range(N):
        c = np.max(Z[i])
        salida[i] = c + np.log(np.sum(np.exp(Z[i] - c)))
    return salida

def entropiaCategorica(Z, Y):
    N = Z.shape[0]
    L = 0
    dL = np.zeros_like(Z)
    lse = logSumExp(Z)
    for i in range(N):
        L += lse[i] - np.dot(Y[i], Z[i])
        dL[i] = np.exp(Z[i] - lse[i]) - Y[i]
    return L / N, dL / N

def logVerosimilitud(nombre, y, parametro):
    print("modelo", nombre)
    if nombre == "normal":
        l = 0
        for yi, mu in zip(y, parametro):
            l += np.log(np.exp(-(yi - mu) ** 2 / 2) / np.sqrt(2 * np.pi))
        return l
    elif nombre == "bernoulli":
        return np.dot(y, np.log(parametro)) + np.dot(1 - y, np.log(1 - parametro))
    elif nombre == "categorica":
        filas = range(len(y))
        return np.log(parametro[filas, y]).sum()
    else:
        raise ValueError(nombre)

print(entropiaBinaria(y_est, y), logVerosimilitud("bernoulli", y, y_est))
plt.plot(*[np.linspace(0.01, 0.99), -np.log(np.linspace(0.01, 0.99))]); plt.show(); plt.close("all")
