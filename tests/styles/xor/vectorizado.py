# NumPy, vectorizado.
import numpy as np

def sigmoid(z):
    return 1 / (1 + np.exp(-z))

def feedForward(X, w1, w2, b1, b2):
    z1 = w1 @ X + b1
    a1 = sigmoid(z1)
    z2 = w2 @ a1 + b2
    a2 = sigmoid(z2)
    return a1, a2

def costoGlobal(y_est, y):
    eps = 1e-8
    m = y.shape[1]
    return -1 / m * np.sum(y * np.log(y_est + eps) + (1 - y) * np.log(1 - y_est + eps))

def backProp(X, y, w1, w2, b1, b2, a2, a1):
    m = y.shape[1]
    dZ2 = a2 - y
    dw2 = 1 / m * dZ2 @ a1.T
    db2 = 1 / m * np.sum(dZ2, axis=1, keepdims=True)
    dZ1 = w2.T @ dZ2 * (a1 * (1 - a1))
    dw1 = 1 / m * dZ1 @ X.T
    db1 = 1 / m * np.sum(dZ1, axis=1, keepdims=True)
    return dw1, db1, dw2, db2

def entrenarRed(epocas, lr, X, y, w1, b1, w2, b2, a1, a2):
    costos = np.zeros(epocas)
    for i in range(epocas):
        costos[i] = costoGlobal(a2, y)
        dw1, db1, dw2, db2 = backProp(X, y, w1, w2, b1, b2, a2, a1)
        w1 = w1 - lr * dw1
        b1 = b1 - lr * db1
        w2 = w2 - lr * dw2
        b2 = b2 - lr * db2
        a1, a2 = feedForward(X, w1, w2, b1, b2)
    return w1, b1, w2, b2, costos
