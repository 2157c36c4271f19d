# entrenarRed no llama a ninguna otra función; el signo se cambia dos veces.
import numpy as np

def feedForward(X, w1, w2, b1, b2):
    return (lambda h: (h, 1 / (1 + np.exp(-w2.dot(h) - b2))))(1 / (1 + np.exp(-w1.dot(X) - b1)))

def costoGlobal(y_est, y):
    aciertos = np.where(y == 1, y_est, 1 - y_est)
    return -np.log(np.maximum(aciertos, 1e-16)).mean()

def backProp(X, y, w1, w2, b1, b2, a2, a1):
    err = y - a2
    m = err.size
    oc = w2.T * err * a1 * (1 - a1)
    return -oc.dot(X.T) / m, -oc.mean(axis=1)[:, None], -err.dot(a1.T) / m, -err.mean(axis=1)[:, None]

def entrenarRed(epocas, lr, X, y, w1, b1, w2, b2, a1, a2):
    m = X.shape[1]
    c = []
    for _ in range(epocas):
        c.append(-np.log(np.maximum(np.where(y == 1, a2, 1 - a2), 1e-16)).sum() / m)
        err = y - a2
        oc = w2.T * err * a1 * (1 - a1)
        w1, b1, w2, b2 = (w1 + lr * oc.dot(X.T) / m, b1 + lr * oc.sum(1, keepdims=True) / m,
                          w2 + lr * err.dot(a1.T) / m, b2 + lr * err.sum(1, keepdims=True) / m)
        a1 = 1 / (1 + np.exp(-w1.dot(X) - b1))
        a2 = 1 / (1 + np.exp(-w2.dot(a1) - b2))
    return w1, b1, w2, b2, np.array(c)
