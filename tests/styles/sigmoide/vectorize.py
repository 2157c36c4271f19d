# np.vectorize.
import math
import numpy as np

@np.vectorize
def sigmoide(z: float) -> float:
    return 1 / (1 + math.exp(-z)) if z > -700 else 0.0

derivadaSigmoide = np.vectorize(lambda z: float(sigmoide(z)) * (1 - float(sigmoide(z))), otypes=[float])
derivadaDesdeActivacion = np.vectorize(lambda a: a * (1 - a), otypes=[float])
