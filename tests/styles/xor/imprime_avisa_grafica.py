# Imprime y avisa en cada época; datos y dibujo en el módulo.
import warnings
import numpy as np
import matplotlib
matplotlib.use("Agg")
import matplotlib.pyplot as plt

X = np.array([[0, 0, 1, 1], [0, 1, 0, 1], [1, 1, 1, 1]], dtype=float)
y = np.array([[0, 1, 1, 0]], dtype=float)
rng = np.random.default_rng(1)
w1, w2 = rng.uniform(-1, 1, (4, 3)), rng.uniform(-1, 1, (1, 4))
b1, b2 = np.zeros((4, 1)), np.zeros((1, 1))

def sigmoide(z):
    return 1 / (1 + np.exp(-z))

def feedForward(X, w1, w2, b1, b2):
    a1 = sigmoide(w1 @ X + b1)
    a2 = sigmoide(w2 @ a1 + b2)
    print("a2 =", a2)
    return a1, a2

def costoGlobal(y_est, y):
    with np.errstate(all="ignore"):
        t = y * np.log(y_est) + (1 - y) * np.log(1 - y_est)
    if not np.all(np.isfinite(t)):
        warnings.warn("probabilidad 0 o 1")
        p = np.clip(y_est, 1e-12, 1 - 1e-12)
        t = y * np.log(p) + (1 - y) * np.log(1 - p)
    return -t.mean()

def backProp(X, y, w1, w2, b1, b2, a2, a1):
    m = X.shape[1]
    dZ2 = a2 - y
    dZ1 = np.dot(w2.T, dZ2) * a1 * (1 - a1)
    print("|dZ1| =", np.abs(dZ1).max())
    return np.dot(dZ1, X.T) / m, dZ1.mean(axis=1, keepdims=True), np.dot(dZ2, a1.T) / m, dZ2.mean(axis=1, keepdims=True)

def entrenarRed(epocas, lr, X, y, w1, b1, w2, b2, a1, a2):
    costos = []
    for epoca in range(epocas):
        J = costoGlobal(a2, y)
        costos.append(J)
        print(f"epoca {epoca + 1}/{epocas}  J = {J:.5f}")
        dw1, db1, dw2, db2 = backProp(X, y, w1, w2, b1, b2, a2, a1)
        w1 = w1 - lr * dw1
        b1 = b1 - lr * db1
        w2 = w2 - lr * dw2
        b2 = b2 - lr * db2
        a1, a2 = feedForward(X, w1, w2, b1, b2)
    return w1, b1, w2, b2, np.array(costos)

a1, a2 = feedForward(X, w1, w2, b1, b2)
w1, b1, w2, b2, costos = entrenarRed(30, 1.0, X, y, w1, b1, w2, b2, a1, a2)
plt.plot(costos)
plt.title("costo por epoca")
plt.show()
print("predicciones:", np.round(feedForward(X, w1, w2, b1, b2)[1]))
