# Al revés: primero la verosimilitud, y las pérdidas son menos ella.
import numpy as np

def logVerosimilitud(nombre, y, parametro):
    casos = {
        "normal": lambda: -(y - parametro) ** 2 / 2 - np.log(np.sqrt(2 * np.pi)),
        "bernoulli": lambda: np.log(np.where(y > 0.5, parametro, 1 - parametro)),
        "categorica": lambda: np.log(np.take_along_axis(parametro, np.reshape(y, (-1, 1)).astype(int), axis=1)),
    }
    return casos[nombre]().sum()

def errorCuadratico(y_est, y):
    n = len(y)
    ell = logVerosimilitud("normal", y, y_est)
    return -2 * ell / n - np.log(2 * np.pi), 2 * (y_est - y) / n

def errorLogaritmico(y_est, y):
    u, v = np.log(y_est + 1), np.log(y + 1)
    return errorCuadratico(u, v)[0], 2 * (u - v) / (len(y) * (y_est + 1))

def entropiaBinaria(y_est, y):
    n = len(y)
    p = np.clip(y_est, 1e-9, 1 - 1e-9)
    return -logVerosimilitud("bernoulli", y, p) / n, ((1 - y) / (1 - p) - y / p) / n

def logSumExp(Z):
    return np.logaddexp.reduce(Z, axis=1)

def entropiaConLogits(z, y):
    zy = np.array([np.zeros(len(z)), z]).T
    return np.sum(logSumExp(zy) - y * z) / len(z), (0.5 * (1 + np.tanh(z / 2)) - y) / len(z)

def entropiaCategorica(Z, Y):
    logp = Z - logSumExp(Z).reshape(-1, 1)
    return -np.sum(logp[Y == 1]) / len(Z), (np.exp(logp) - Y) / len(Z)
