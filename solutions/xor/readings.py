"""Las lecturas correctas de entrenarRed: el enunciado admite más de una.

Los sesgos se entrenan o se dejan en 0, y feedForward se llama al acabar la época o al empezarla.
Con funciones correctas las dos últimas dan lo mismo; con las que el motor pone en su lugar, para
ver si el error es de otra función, no.
"""

from functools import cache
from types import FunctionType

from solutions.xor.solution import Matrix, Training, backProp, costoGlobal, feedForward


def _lectura(
    epocas: int, lr: float, X: Matrix, y: Matrix,
    w1: Matrix, b1: Matrix, w2: Matrix, b2: Matrix, a1: Matrix, a2: Matrix,
    con_sesgos: bool, al_empezar: bool,
) -> Training:  # fmt: skip
    costos = []
    for _ in range(epocas):
        if al_empezar:
            a1, a2 = feedForward(X, w1, w2, b1, b2)
        costos.append(costoGlobal(a2, y))
        dw1, db1, dw2, db2 = backProp(X, y, w1, w2, b1, b2, a2, a1)
        w1, w2 = w1 - lr * dw1, w2 - lr * dw2
        if con_sesgos:
            b1, b2 = b1 - lr * db1, b2 - lr * db2
        if not al_empezar:
            a1, a2 = feedForward(X, w1, w2, b1, b2)
    return w1, b1, w2, b2, costos


@cache
def lectura(nombre: str, *, con_sesgos: bool, al_empezar: bool) -> FunctionType:
    """entrenarRed en una de sus lecturas; los errores conocidos se buscan por el nombre."""
    return FunctionType(_lectura.__code__, globals(), nombre, (con_sesgos, al_empezar))
