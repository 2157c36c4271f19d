# einsum y la descomposición en valores singulares.
import numpy as np

def costo(theta, X, y):
    r = np.einsum('ij,j->i', X, theta) - y
    return 0.5 * np.einsum('i,i->', r, r) / y.shape[0]

def gradiente(theta, X, y):
    r = np.einsum('ij,j->i', X, theta) - y
    return np.einsum('ij,i->j', X, r) / y.shape[0]

def descensoGradiente(theta, X, y, alpha, iteraciones):
    # J es cuadratica: se precalculan A = X'X/m, c = X'y/m
    m = y.shape[0]
    A = np.einsum('ij,ik->jk', X, X) / m
    c = np.einsum('ij,i->j', X, y) / m
    thetas = np.empty((iteraciones + 1, theta.shape[0]))
    thetas[0] = theta
    for k in range(iteraciones):
        thetas[k + 1] = thetas[k] - alpha * (np.einsum('jk,k->j', A, thetas[k]) - c)
    R = np.einsum('ij,kj->ki', X, thetas) - y
    return thetas[-1], np.einsum('ki,ki->k', R, R) / (2 * m)

def normalizar(X):
    m = X.shape[0]
    mu = np.einsum('ij->j', X) / m
    D = X - mu
    sigma = np.sqrt(np.einsum('ij,ij->j', D, D) / m)
    with np.errstate(divide='ignore', invalid='ignore'):
        Z = D / sigma
    return np.nan_to_num(Z, nan=0.0, posinf=0.0, neginf=0.0), mu, sigma

def ecuacionNormal(X, y):
    U, s, Vt = np.linalg.svd(X, full_matrices=False)
    tol = s.max() * max(X.shape) * np.finfo(float).eps
    inv = np.array([1 / v if v > tol else 0.0 for v in s])
    return np.einsum('ji,j,kj,k->i', Vt, inv, U, y)

def sgdLineal(x, y, w, b, eta, epocas):
    p = np.array([w, b], dtype=float)
    D = np.stack([x, np.ones_like(x)], axis=1)
    for _ in range(epocas):
        for d, t in zip(D, y):
            p = p + eta * (t - np.einsum('i,i->', d, p)) * d
    return p[0], p[1]
