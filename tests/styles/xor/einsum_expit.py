# einsum y scipy.special.expit.
import numpy as np
from scipy.special import expit, xlogy, xlog1py

def feedForward(X, w1, w2, b1, b2):
    a1 = expit(np.einsum("hi,im->hm", w1, X) + b1)
    a2 = expit(np.einsum("oh,hm->om", w2, a1) + b2)
    return a1, a2

def costoGlobal(y_est, y):
    ll = np.maximum(xlogy(y, y_est), -100) + np.maximum(xlog1py(1 - y, -y_est), -100)
    return -np.einsum("om->", ll) / y.size

def backProp(X, y, w1, w2, b1, b2, a2, a1):
    g = (a2 - y) / y.shape[1]
    dw2 = np.einsum("om,hm->oh", g, a1)
    db2 = np.einsum("om->o", g)[:, None]
    h = np.einsum("oh,om,hm,hm->hm", w2, g, a1, 1 - a1)
    dw1 = np.einsum("hm,im->hi", h, X)
    db1 = np.einsum("hm->h", h)[:, None]
    return dw1, db1, dw2, db2

def entrenarRed(epocas, lr, X, y, w1, b1, w2, b2, a1, a2):
    theta = [w1, b1, w2, b2]
    costos = np.empty(epocas)
    for t in range(epocas):
        costos[t] = costoGlobal(a2, y)
        g = backProp(X, y, theta[0], theta[2], theta[1], theta[3], a2, a1)
        theta = [p - lr * d for p, d in zip(theta, g)]
        a1, a2 = feedForward(X, theta[0], theta[2], theta[1], theta[3])
    return (*theta, costos)
