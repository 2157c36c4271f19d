# Lambdas y functools.partial.
from functools import partial
import numpy as np

acotar = partial(np.clip, a_min=-50.0, a_max=50.0)
exp_neg = lambda z: np.exp(-acotar(z))
sigmoide = lambda z: np.power(1 + exp_neg(z), -1)
derivadaSigmoide = lambda z: exp_neg(z) * sigmoide(z) ** 2
derivadaDesdeActivacion = lambda a: np.subtract(a, np.power(a, 2))
