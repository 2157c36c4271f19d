# %% [markdown]
# # XOR

# %%
import numpy as np  # noqa: F401


# %% tags=["contarParametros"]
def contarParametros(capas):
    """x"""
    raise NotImplementedError("Completa contarParametros")


# %%
grader.check("contarParametros")


# %% tags=["contarActualizaciones"]
def contarActualizaciones(n, tam_lote, epocas):
    """x"""
    raise NotImplementedError("Completa contarActualizaciones")


# %%
grader.check("contarActualizaciones")


# %% tags=["regresionLineal"]
def regresionLineal(X, Y):
    """x"""
    raise NotImplementedError("Completa regresionLineal")


# %%
grader.check("regresionLineal")


# %% tags=["adelante"]
def adelante(x, W1, b1, w2, b2):
    """x"""
    raise NotImplementedError("Completa adelante")


# %%
grader.check("adelante")


# %% tags=["derivadas"]
def derivadas(x, y, W1, b1, w2, b2):
    """x"""
    raise NotImplementedError("Completa derivadas")


# %%
grader.check("derivadas")


# %% tags=["pasoSGD"]
def pasoSGD(x, y, W1, b1, w2, b2, alpha):
    """x"""
    raise NotImplementedError("Completa pasoSGD")


# %%
grader.check("pasoSGD")


# %% tags=["entrenarSGD"]
def entrenarSGD(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """x"""
    raise NotImplementedError("Completa entrenarSGD")


# %%
grader.check("entrenarSGD")
