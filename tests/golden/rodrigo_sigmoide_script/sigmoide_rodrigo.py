#!/usr/bin/env python
# In[1]:
import os
import sys

sys.stdout.reconfigure(encoding="utf-8")
carpeta = os.path.dirname(os.path.abspath(__file__))
# In[ ]:
import numpy as np


def sigmoide(z):
    z = np.asarray(z, dtype=float)
#%% la cuenta
    return np.exp(-np.logaddexp(0, -z))


def derivadaSigmoide(z):
    s = sigmoide(z)
    return s * (1 - s)


def derivadaDesdeActivacion(a):
    return a * (1 - a)
