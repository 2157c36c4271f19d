"""Las maneras naturales de apoyar una pérdida en otras funciones, y el juicio parte por parte.

Con funciones correctas todas dan lo mismo. Cuando una vecina está mal, dicen de qué más puede ser
eco un resultado: quien deriva con su propia softmax es tan correcto como quien pasa por logSumExp.
"""

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.assertions import Environment, Mismatch, answer, assert_matches
from autograder.judging import comparison
from autograder.judging.numeric import as_array
from solutions.perdidas.solution import (
    Matrix,
    Vector,
    entropiaBinaria,
    entropiaCategorica,
    errorCuadratico,
    logSumExp,
    logVerosimilitud,
)

Function = Callable[..., Any]  # una función de un estudiante, o la que la juzga
PARTES = ("L", "dL")


def juzgar(
    funcion: Function,
    referencia: Function,
    *args: Any,
    env: Environment,
    parte: str,
    rtol: float = 1e-6,
) -> None:
    """Compara una parte con la de la solución: lo que falle en la otra no cuenta aquí."""
    try:
        assert_matches(funcion, referencia, *args, env=env, rtol=rtol)
    except Mismatch:
        if not _falla_solo_la_otra(parte, funcion, referencia, args, env, rtol):
            raise


def _falla_solo_la_otra(
    parte: str,
    funcion: Function,
    referencia: Function,
    args: tuple[Any, ...],
    env: Environment,
    rtol: float,
) -> bool:
    esperado = comparison.call(referencia, args)
    obtenido = answer(funcion, referencia, *args, env=env)
    partes = None if obtenido is None else comparison.unpacked(obtenido.value, esperado)
    if partes is None or isinstance(partes, str):
        return False
    bien = [_coincide(m, t, rtol) for m, t in zip(partes, esperado.outputs, strict=True)]
    return bien[PARTES.index(parte)] and not all(bien)


def _coincide(mine: Any, theirs: Any, rtol: float) -> bool:
    try:
        shaped = comparison.aligned(as_array(mine), theirs, free=False)
    except ValueError:
        return False
    return shaped is not None and bool(
        comparison.close(shaped, np.asarray(theirs, float), rtol).all()
    )


def errorLogaritmico__con_derivada_propia(y_est: Vector, y: Vector) -> tuple[float, Vector]:
    """L, de errorCuadratico; dL, propia."""
    L, _ = errorCuadratico(np.log(y_est + 1), np.log(y + 1))
    dL = 2 / len(y) * (np.log(y_est + 1) - np.log(y + 1)) / (y_est + 1)
    return L, dL


def errorCuadratico__desde_la_normal(y_est: Vector, y: Vector) -> tuple[float, Vector]:
    """El error es la verosimilitud normal, cambiada de signo y de escala."""
    n = len(y)
    L = -2 / n * logVerosimilitud("normal", y, y_est) - np.log(2 * np.pi)
    return L, 2 / n * (y_est - y)


def entropiaBinaria__desde_la_bernoulli(y_est: Vector, y: Vector) -> tuple[float, Vector]:
    """La entropía es la verosimilitud de Bernoulli, cambiada de signo."""
    n = len(y)
    L = -logVerosimilitud("bernoulli", y, y_est) / n
    return L, (y_est - y) / (y_est * (1 - y_est)) / n


def entropiaConLogits__con_sigmoide_propia(z: Vector, y: Vector) -> tuple[float, Vector]:
    """L, de logSumExp con un 0 al lado; dL, propia."""
    L = (logSumExp(np.stack([0 * z, z], axis=1)) - y * z).sum() / len(y)
    return L, (np.exp(z - np.logaddexp(0, z)) - y) / len(y)


def entropiaConLogits__con_dos_clases(z: Vector, y: Vector) -> tuple[float, Vector]:
    """Un logit son dos clases, y el de la primera es 0."""
    L, dZ = entropiaCategorica(np.stack([0 * z, z], axis=1), np.stack([1 - y, y], axis=1))
    return L, dZ[:, 1]


def entropiaCategorica__con_softmax_propia(Z: Matrix, Y: Matrix) -> tuple[float, Matrix]:
    """L, de logSumExp; dL, con una softmax propia."""
    N = len(Z)
    L = (logSumExp(Z).sum() - (Y * Z).sum()) / N
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    return L, (E / E.sum(axis=1, keepdims=True) - Y) / N


def logVerosimilitud__desde_las_pérdidas(
    nombre: str, y: Vector, parametro: Vector | Matrix
) -> float:
    """Cada verosimilitud, de la pérdida que le corresponde."""
    n = len(y)
    if nombre == "normal":
        suma = -n / 2 * (errorCuadratico(parametro, y)[0] + np.log(2 * np.pi))
    elif nombre == "bernoulli":
        suma = -n * entropiaBinaria(parametro, y)[0]
    else:
        Y = np.eye(parametro.shape[1])[y.astype(int)]
        suma = -n * entropiaCategorica(np.log(parametro), Y)[0]
    return float(suma)
