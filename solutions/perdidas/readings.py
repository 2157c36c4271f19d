"""Las maneras naturales de apoyar una pérdida en otras funciones, y el juicio parte por parte.

Con funciones correctas todas dan lo mismo. Cuando una vecina está mal, dicen de qué más puede ser
eco un resultado: quien deriva con su propia softmax es tan correcto como quien pasa por logSumExp.
"""

from collections.abc import Callable, Mapping
from types import FunctionType
from typing import Any

import numpy as np

from autograder.assertions import Environment, Mismatch, is_echo
from autograder.judging import comparison
from autograder.judging.comparison import Call
from autograder.judging.numeric import as_array
from autograder.model import EngineError
from solutions.perdidas import solution
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
ESTRICTA = 1e-9


def juzgar(
    comparar: Function,
    funcion: Function,
    *args: Any,
    de: str,
    env: Environment,
    parte: str | None = None,
    rtol: float = 1e-6,
) -> None:
    """Compara con la solución; si se pide una parte, lo que falle en la otra no cuenta aquí."""
    referencia = getattr(solution, de)
    try:
        comparar(funcion, referencia, *args, env=env, rtol=rtol)
    except EngineError:
        raise
    except Exception as error:
        otra = parte and isinstance(error, Mismatch)
        if otra and _falla_solo_la_otra(parte or "", funcion, referencia, args, rtol):
            return
        if not es_eco(funcion, *args, de=de, env=env, rtol=rtol):
            raise


def es_eco(funcion: Function, *args: Any, de: str, env: Environment, rtol: float = 1e-6) -> bool:
    """Si el error es de otra función, según alguna de las lecturas; entonces se anota de cuál.

    A logSumExp se le perdona en 1000 lo que ya se nota en la pérdida: de ahí ESTRICTA.
    """
    return any(
        is_echo(funcion, lectura, *args, env=env, rtol=tolerancia)
        for lectura in (getattr(solution, de), *LECTURAS.get(de, ()))
        for tolerancia in (rtol, ESTRICTA)
    )


def _falla_solo_la_otra(
    parte: str, funcion: Function, referencia: Function, args: tuple[Any, ...], rtol: float
) -> bool:
    esperado = comparison.call(referencia, args)
    obtenido = _llamada(funcion, args)
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


def _llamada(funcion: Function, args: tuple[Any, ...]) -> Call | None:
    try:
        with np.errstate(all="ignore"):
            return comparison.call(funcion, args)
    except EngineError:
        raise
    except Exception:  # noqa: BLE001 - entonces no hay resultado que mirar
        return None


def _con_derivada_propia(y_est: Vector, y: Vector) -> tuple[float, Vector]:
    L, _ = errorCuadratico(np.log(y_est + 1), np.log(y + 1))
    dL = 2 / len(y) * (np.log(y_est + 1) - np.log(y + 1)) / (y_est + 1)
    return L, dL


def _desde_la_normal(y_est: Vector, y: Vector) -> tuple[float, Vector]:
    n = len(y)
    L = -2 / n * logVerosimilitud("normal", y, y_est) - np.log(2 * np.pi)
    return L, 2 / n * (y_est - y)


def _desde_la_bernoulli(y_est: Vector, y: Vector) -> tuple[float, Vector]:
    n = len(y)
    L = -logVerosimilitud("bernoulli", y, y_est) / n
    return L, (y_est - y) / (y_est * (1 - y_est)) / n


def _con_sigmoide_propia(z: Vector, y: Vector) -> tuple[float, Vector]:
    L = (logSumExp(np.stack([0 * z, z], axis=1)) - y * z).sum() / len(y)
    return L, (np.exp(z - np.logaddexp(0, z)) - y) / len(y)


def _con_dos_clases(z: Vector, y: Vector) -> tuple[float, Vector]:
    L, dZ = entropiaCategorica(np.stack([0 * z, z], axis=1), np.stack([1 - y, y], axis=1))
    return L, dZ[:, 1]


def _con_softmax_propia(Z: Matrix, Y: Matrix) -> tuple[float, Matrix]:
    N = len(Z)
    L = (logSumExp(Z).sum() - (Y * Z).sum()) / N
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    return L, (E / E.sum(axis=1, keepdims=True) - Y) / N


def _desde_las_perdidas(nombre: str, y: Vector, parametro: Vector | Matrix) -> float:
    n = len(y)
    if nombre == "normal":
        suma = -n / 2 * (errorCuadratico(parametro, y)[0] + np.log(2 * np.pi))
    elif nombre == "bernoulli":
        suma = -n * entropiaBinaria(parametro, y)[0]
    else:
        Y = np.eye(parametro.shape[1])[y.astype(int)]
        suma = -n * entropiaCategorica(np.log(parametro), Y)[0]
    return float(suma)


def _llamada_como(nombre: str, *lecturas: Function) -> tuple[Function, ...]:
    """Las lecturas con el nombre de la función: por él se buscan sus errores conocidos."""
    return tuple(FunctionType(lectura.__code__, globals(), nombre) for lectura in lecturas)


NATURALES: Mapping[str, tuple[Any, ...]] = {
    "errorCuadratico": (_desde_la_normal,),
    "errorLogaritmico": (_con_derivada_propia,),
    "entropiaBinaria": (_desde_la_bernoulli,),
    "entropiaConLogits": (_con_sigmoide_propia, _con_dos_clases),
    "entropiaCategorica": (_con_softmax_propia,),
    "logVerosimilitud": (_desde_las_perdidas,),
}
LECTURAS = {nombre: _llamada_como(nombre, *todas) for nombre, todas in NATURALES.items()}
