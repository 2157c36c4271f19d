# Los primeros intentos estaban mal; vale la última definición de cada nombre.
import numpy as np

def costo(theta, X, y):
    return np.sum((X @ theta - y) ** 2)          # me falto 1/(2m)

def gradiente(theta, X, y):
    return X @ theta - y                          # pendiente

def descensoGradiente(theta, X, y, alpha, iteraciones):
    raise NotImplementedError

def ecuacionNormal(X, y):
    return np.linalg.inv(X.T @ X) @ X.T @ y

# ---- segunda version, despues de la clase ----
def costo(theta, X, y):
    return np.sum((X @ theta - y) ** 2) / (2 * len(X))

def gradiente(theta, X, y):
    m = len(X)
    return (X.T @ (X @ theta - y)) / m

def descensoGradiente(theta, X, y, alpha, iteraciones):
    theta = theta.astype(float)
    costos = [costo(theta, X, y)]
    for i in range(iteraciones):
        theta -= alpha * gradiente(theta, X, y)
        costos += [costo(theta, X, y)]
    return theta, np.array(costos)

def normalizar(X):
    return X, 0, 1

def normalizar(X):
    mu = X.mean(axis=0)
    sigma = X.std(axis=0)
    sigma_segura = sigma.copy()
    sigma_segura[sigma_segura == 0.0] = 1.0
    return (X - mu) / sigma_segura, mu, sigma

def ecuacionNormal(X, y):
    return np.linalg.pinv(X.T @ X) @ X.T @ y

def sgdLineal(x, y, w, b, eta, epocas):
    return w, b

def sgdLineal(x, y, w, b, eta, epocas):
    for _ in range(epocas):
        for i in range(len(y)):
            residuo = y[i] - (w * x[i] + b)
            w += eta * residuo * x[i]
            b += eta * residuo
    return w, b
