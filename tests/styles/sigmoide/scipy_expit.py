# scipy.special.expit.
import numpy as np
from scipy import special

sigmoide = special.expit

def derivadaSigmoide(z):
    return np.exp(special.log_expit(z) + special.log_expit(-np.asarray(z)))

def derivadaDesdeActivacion(a):
    return np.asarray(a) * (1 - np.asarray(a))
