# Imprime, avisa y dibuja; usa las derivadas directamente al entrenar.
import warnings
import numpy as np
import matplotlib
matplotlib.use("Agg")
import matplotlib.pyplot as plt

X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
Y = np.array([0, 1, 1, 0])

def contarParametros(capas):
    print("capas:", capas)
    n = 0
    for k, c in enumerate(capas[1:]):
        n += capas[k] * c
        n += c
    return n

def contarActualizaciones(n, tam_lote, epocas):
    if n % tam_lote:
        warnings.warn("el último lote va corto")
    return (n - 1) // tam_lote + 1, ((n - 1) // tam_lote + 1) * epocas

def regresionLineal(X, Y):
    unos = np.ones((X.shape[0], 1))
    Xb = np.block([X, unos])
    W = np.linalg.inv(Xb.T @ Xb) @ Xb.T @ Y
    print("W =", W)
    y_est = Xb @ W
    return W, np.mean(np.square(Y - y_est))

def sigmoid(z):
    return 1 / (1 + np.exp(-z))

def adelante(x, W1, b1, w2, b2):
    z1 = np.matmul(W1, x) + b1
    a1 = sigmoid(z1)
    y_est = np.sum(w2 * a1) + b2
    print("ŷ =", y_est)
    return z1, a1, y_est

def derivadas(x, y, W1, b1, w2, b2):
    z1, a1, y_est = adelante(x, W1, b1, w2, b2)
    dL_dy = -2 * (y - y_est)
    dy_da = w2
    da_dz = sigmoid(z1) * (1 - sigmoid(z1))
    dL_dz = dL_dy * dy_da * da_dz
    dW1 = np.array([dL_dz * xj for xj in x]).T
    return dW1, dL_dz * 1, dL_dy * a1, dL_dy * 1

def pasoSGD(x, y, W1, b1, w2, b2, alpha):
    dW1, db1, dw2, db2 = derivadas(x, y, W1, b1, w2, b2)
    W1 = W1 - alpha * dW1
    b1 = b1 - alpha * db1
    w2 = w2 - alpha * dw2
    b2 = b2 - alpha * db2
    return W1, b1, w2, b2

def entrenarSGD(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    W1 = np.copy(W1); b1 = np.copy(b1); w2 = np.copy(w2)
    costos = []
    for epoca in range(epocas + 1):
        if epoca > 0:
            orden = np.arange(X.shape[0])
            if rng is not None:
                orden = rng.permutation(X.shape[0])
            for i in orden:
                dW1, db1, dw2, db2 = derivadas(X[i], Y[i], W1, b1, w2, b2)
                W1 -= alpha * dW1
                b1 -= alpha * db1
                w2 -= alpha * dw2
                b2 = b2 - alpha * db2
        J = 0
        for i in range(X.shape[0]):
            J += (Y[i] - adelante(X[i], W1, b1, w2, b2)[2]) ** 2
        costos.append(J / X.shape[0])
        warnings.warn(f"época {epoca}")
    return W1, b1, w2, b2, costos

rng = np.random.default_rng(1)
W1 = rng.uniform(-1, 1, (2, 2)); w2 = rng.uniform(-1, 1, 2); b1 = np.zeros(2); b2 = 0.0
*_, c = entrenarSGD(X, Y, W1, b1, w2, b2, .5, 3)
plt.plot(c); plt.show()
