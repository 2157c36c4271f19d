# einsum y scipy.special.
import numpy as np
from scipy.special import expit, logsumexp, softmax, xlogy, xlog1py
from scipy.stats import norm

def errorCuadratico(y_est, y):
    r = np.subtract(y_est, y)
    return np.einsum("i,i->", r, r) / r.shape[0], np.divide(2 * r, r.shape[0])

def errorLogaritmico(y_est, y):
    r = np.log1p(y_est) - np.log1p(y)
    return np.einsum("i,i->", r, r) / r.shape[0], 2 * r / (len(r) * (1 + y_est))

def entropiaBinaria(y_est, y):
    q = np.clip(y_est, 1e-15, 1 - 1e-15)
    return -(xlogy(y, q) + xlog1py(1 - y, -q)).mean(), (1 - y) / (1 - q) / len(y) - y / q / len(y)

def entropiaConLogits(z, y):
    return np.average(-y * z + np.logaddexp(0, z)), (expit(z) - y) / len(y)

def logSumExp(Z):
    return logsumexp(Z, axis=1)

def entropiaCategorica(Z, Y):
    N = len(Z)
    return (logsumexp(Z, axis=-1).sum() - np.einsum("ij,ij->", Y, Z)) / N, (softmax(Z, axis=-1) - Y) / N

def logVerosimilitud(nombre, y, parametro):
    if nombre == "normal":
        return norm(parametro, 1).logpdf(y).sum()
    if nombre == "bernoulli":
        return xlogy(y, parametro).sum() + xlogy(1 - y, 1 - parametro).sum()
    return np.einsum("ij,ij->", np.eye(parametro.shape[1])[y], np.log(parametro))
