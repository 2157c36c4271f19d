"""Pruebas públicas de clasificar: sin puntos, porque puede apoyarse en tu probabilidad."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "clasificar"
ARGUMENTOS = ("X", "beta0", "beta", "umbral")

X = np.array([[2.0], [1.2], [0.0], [3.0]])  # con β0 = −1 y β = 1, z = 1, 0.2, −1 y 2


def evaluar(funcion, *argumentos):
    """Lo que devuelve la función, o una frase que dice por qué no lo hay."""
    antes = [np.copy(p) for p in argumentos]
    salida = funcion(*argumentos)
    tuya = f"tu {getattr(funcion, '__name__', 'función')}"
    for p, copia, nombre in zip(argumentos, antes, ARGUMENTOS, strict=False):
        assert np.array_equal(p, copia), (
            f"{tuya} cambió {nombre}, que es de quien la llama. Operaciones como -= escriben sobre "
            "el arreglo original: crea uno nuevo."
        )
    assert salida is not None, f"{tuya} no devolvió nada (None): ¿falta el return?"
    return salida


def numeros(valor):
    """El valor como arreglo de números."""
    return np.asarray(valor, float)


def clases(clasificar, *mas):
    """Las clases de los cuatro puntos, con su forma comprobada."""
    salida = evaluar(clasificar, X.copy(), -1.0, np.array([1.0]), *mas)
    assert np.shape(salida) == (4,), (
        f"con X de forma (4, 1) la salida tiene forma {np.shape(salida)}; debe ser (4,): una clase "
        "por fila."
    )
    return numeros(salida)


@test_case(name="con 0.5", points=0)
def sin_umbral(clasificar):
    """Con p = 0.73, 0.55, 0.27 y 0.88, y sin dar umbral, las clases son 1, 1, 0, 1."""
    obtenido = clases(clasificar)

    assert np.array_equal(obtenido, (1, 1, 0, 1)), (
        f"dio {obtenido}; se esperaba 1, 1, 0, 1: el umbral es 0.5 si no se da otro."
    )


@test_case(name="con otros umbrales", points=0)
def con_umbral(clasificar):
    """Con esas mismas p, el umbral 0.8 da 0, 0, 0, 1 y el 0.2 da 1, 1, 1, 1."""
    for umbral, esperado in ((0.8, (0, 0, 0, 1)), (0.2, (1, 1, 1, 1))):
        obtenido = clases(clasificar, umbral)

        assert np.array_equal(obtenido, esperado), (
            f"con umbral = {umbral} dio {obtenido}; se esperaba {esperado}. ¿Qué comparas con el "
            "umbral, z o p?"
        )
