# Imprime, avisa y dibuja; se apoya en variables del cuaderno solo para mostrar.
import warnings
import numpy as np
import matplotlib
matplotlib.use("Agg")
import matplotlib.pyplot as plt

LLAMADAS = {"probabilidad": 0}
EPS = 1e-8

def sigmoide(z):
    return 1 / (1 + np.exp(-z))

def probabilidad(X, beta0, beta):
    LLAMADAS["probabilidad"] += 1
    print("z va de", (X @ beta + beta0).min())
    return sigmoide(X @ beta + beta0)

def razonDeProbabilidad(p):
    print(p)
    razon = p / (1 - p)
    return razon, np.log(razon)

def costoLogistico(X, y, beta0, beta):
    p = probabilidad(X, beta0, beta)
    J = -np.mean(y * np.log(p + EPS) + (1 - y) * np.log(1 - p + EPS))
    if J > 10:
        warnings.warn("¿diverge?")
    return J

def gradienteLogistico(X, y, beta0, beta):
    m = len(y)
    dz = probabilidad(X, beta0, beta) - y
    db = 1 / m * np.sum(dz)
    dw = 1 / m * X.T @ dz
    return db, dw

def entrenarLogistica(X, y, beta0, beta, eta, epocas, tam_lote):
    w, b = np.array(beta), beta0
    m = X.shape[0]
    tam_lote = min(tam_lote, m)
    lotes = m // tam_lote if m % tam_lote == 0 else m // tam_lote + 1
    costos = [costoLogistico(X, y, b, w)]
    for epoca in range(epocas):
        for k in range(lotes):
            db, dw = gradienteLogistico(X[k * tam_lote:(k + 1) * tam_lote], y[k * tam_lote:(k + 1) * tam_lote], b, w)
            w -= eta * dw
            b -= eta * db
        costos.append(costoLogistico(X, y, b, w))
        print(f"epoca {epoca}: {costos[-1]:.4f}")
    return b, w, np.array(costos)

def clasificar(X, beta0, beta, umbral=0.5):
    return (probabilidad(X, beta0, beta) > umbral) + 0

def expandir(X):
    x1 = X[:, [0]]
    x2 = X[:, [1]]
    return np.concatenate((x1, x2, x1 ** 2, x2 ** 2, x1 * x2), axis=1)

X = np.array([[0., 0], [0, 1], [1, 0], [1, 1]])
y = np.array([0., 1, 1, 0])
b0, b, cs = entrenarLogistica(expandir(X), y, 0., np.zeros(5), 5., 30, 4)
plt.plot(cs); plt.figure(); plt.scatter(*X.T, c=clasificar(expandir(X), b0, b)); plt.show()
