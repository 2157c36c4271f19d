# Imprime y avisa en cada iteración, y dibuja.
import warnings
import numpy as np
import matplotlib
matplotlib.use("Agg")
import matplotlib.pyplot as plt

x = np.array([0., 1., 2., 3.])
y = x.copy()
X = np.c_[np.ones(4), x]
print("datos:", X.shape, y.shape)

def costo(theta, X, y):
    J = ((X @ theta - y) ** 2).sum() / 2 / y.size
    print(f"J({theta}) = {J:.6f}")
    return J

def gradiente(theta, X, y):
    g = X.T @ (X @ theta - y) / y.size
    if np.abs(g).max() > 1e3:
        warnings.warn("gradiente muy grande")
    return g

def descensoGradiente(theta, X, y, alpha, iteraciones):
    warnings.warn("puede tardar")
    theta = theta.copy()
    costos = [costo(theta, X, y)]
    for it in range(iteraciones):
        theta = theta - alpha * gradiente(theta, X, y)
        costos.append(costo(theta, X, y))
        print("iteracion", it, "costo", costos[-1])
    return theta, np.array(costos)

def normalizar(X):
    mu, sigma = X.mean(0), X.std(0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        Z = (X - mu) / sigma
    Z[np.isnan(Z)] = 0
    return Z, mu, sigma

def ecuacionNormal(X, y):
    print("rango:", np.linalg.matrix_rank(X))
    return np.linalg.pinv(X).dot(y)

def sgdLineal(x, y, w, b, eta, epocas):
    for ep in range(epocas):
        for xi, yi in zip(x, y):
            r = yi - (w * xi + b)
            w += eta * r * xi
            b += eta * r
            print(ep, round(w, 4), round(b, 4))
    return w, b

theta, costos = descensoGradiente(np.zeros(2), X, y, 0.1, 50)
fig, ax = plt.subplots()
ax.plot(costos, label="J")
ax.legend()
plt.show()
plt.close("all")
print("theta final", theta, "cerrada", ecuacionNormal(X, y))
