# Primero un intento malo y después el bueno; anotaciones, argumentos opcionales y decoradores.
import functools
import numpy as np
import numpy.typing as npt

V = npt.NDArray[np.float64]

def errorCuadratico(y_est, y):
    return sum(y_est - y) ** 2, y_est - y

def entropiaBinaria(y_est, y):
    pass

def sin_avisos(f):
    @functools.wraps(f)
    def g(*args, **kw):
        with np.errstate(all="ignore"):
            return f(*args, **kw)
    return g

def errorCuadratico(y_est: V, y: V, *, peso: float = 1.0) -> tuple[float, V]:
    n: int = y.shape[0]
    residuo: V = y - y_est
    return peso * float(np.dot(residuo, residuo)) / n, -2 * peso * residuo / n

def errorLogaritmico(y_est: V, y: V) -> tuple[float, V]:
    u: V = np.log(y_est + 1.0)
    v: V = np.log(y + 1.0)
    L, du = errorCuadratico(u, v)
    return L, du * (1.0 / (y_est + 1.0))

@sin_avisos
def entropiaBinaria(y_est: V, y: V, eps: float = 1e-7) -> tuple[float, V]:
    L = float(-np.mean(y * np.log(np.maximum(y_est, eps)) + (1 - y) * np.log(np.maximum(1 - y_est, eps))))
    return L, np.divide(y_est - y, len(y) * y_est * (1 - y_est))

@sin_avisos
def entropiaConLogits(z: V, y: V) -> tuple[float, V]:
    signo = 1 - 2 * y
    u = signo * z
    L = np.where(u > 30, u, np.log1p(np.exp(np.minimum(u, 30)))).mean()
    return float(L), (1 / (1 + np.exp(-z)) - y) / z.size

@sin_avisos
def logSumExp(Z: V, axis: int = 1) -> V:
    m = np.amax(Z, axis=axis)
    return m + np.log(np.exp(Z - np.expand_dims(m, axis)).sum(axis=axis))

def log_softmax(Z: V) -> V:
    return Z - np.expand_dims(logSumExp(Z), 1)

def entropiaCategorica(Z: V, Y: V) -> tuple[float, V]:
    LS = log_softmax(Z)
    return float(-np.vdot(Y, LS) / len(Y)), (np.exp(LS) - Y) / len(Y)

def logVerosimilitud(nombre: str, y: npt.NDArray, parametro: V) -> float:
    match nombre:
        case "normal":
            return float(-(np.square(y - parametro).sum() + y.size * np.log(2 * np.pi)) / 2)
        case "bernoulli":
            return float(np.log(np.abs(parametro - (1 - y))).sum())
        case _:
            return float(np.log(np.choose(y, parametro.T)).sum())
