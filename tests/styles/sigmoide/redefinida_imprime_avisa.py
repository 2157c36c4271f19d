# Mal al principio y bien al final; imprime, avisa y dibuja.
import warnings
import numpy as np
import matplotlib
matplotlib.use("Agg")
import matplotlib.pyplot as plt

def sigmoide(z):
    return 1 / 1 + np.exp(-z)

print("sigmoide(0) =", sigmoide(0.0), "?? deberia ser 0.5")

def sigmoide(z):
    print("z:", np.shape(z))
    return 1 / (1 + np.exp(-np.clip(z, -709, 709)))

def derivadaSigmoide(z):
    warnings.warn("lenta", UserWarning)
    return z * (1 - z)

def derivadaSigmoide(z):
    warnings.warn("lenta", UserWarning)
    return sigmoide(z) * sigmoide(-1 * z)

def derivadaDesdeActivacion(a):
    print("a:", a)
    return a * (1 - a)

zs = np.linspace(-6, 6, 101)
plt.plot(zs, sigmoide(zs), label="sigma")
plt.plot(zs, derivadaSigmoide(zs), label="sigma'")
plt.legend(); plt.grid(True); plt.show()
