"""Todo en float128."""

# %%
import numpy as np


# %%
def sigmoide(z):
    z = np.float128(z)
    return 1 / (1 + np.exp(-z))

def derivadaSigmoide(z):
    s = sigmoide(z)
    return s * (1 - s)

def derivadaDesdeActivacion(a):
    return a * (1 - a)
