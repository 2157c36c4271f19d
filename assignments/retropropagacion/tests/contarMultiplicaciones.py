"""Pruebas públicas de contarMultiplicaciones: la red de las notas y otras más anchas."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "contarMultiplicaciones"
ARGUMENTOS = ("capas",)


def llamar(funcion, *argumentos, quien=name, nombres=ARGUMENTOS):
    """Lo que devuelve, que deja sus argumentos como estaban."""
    antes = [np.copy(valor) for valor in argumentos]
    salida = funcion(*argumentos)
    assert salida is not None, f"{quien} no devolvió nada (None): ¿falta el return?"
    for nombre, valor, copia in zip(nombres, argumentos, antes, strict=False):
        if isinstance(valor, np.ndarray):
            assert np.array_equal(valor, copia), (
                f"{quien} cambió {nombre}, que es de quien la llama. Operaciones como -= cambian "
                "el arreglo original: crea uno nuevo."
            )
    return salida


PARTES = ("adelante", "vectores", "matrices")


def contar(contarMultiplicaciones, capas):
    """Los tres recuentos, o una frase que dice por qué no lo son."""
    salida = llamar(contarMultiplicaciones, capas)
    partes = salida if isinstance(salida, tuple | list | np.ndarray) else ()
    assert len(partes) == 3, (
        "contarMultiplicaciones devuelve tres números, en este orden: adelante, vectores y "
        "matrices."
    )
    numeros = [np.asarray(parte, float) for parte in partes]
    for nombre, numero in zip(PARTES, numeros, strict=True):
        assert numero.size == 1, f"{nombre} es un solo número, y tiene forma {numero.shape}."
    return [numero.reshape(()) for numero in numeros]


def comparar(contarMultiplicaciones, capas, esperados):
    """Cada recuento es el esperado."""
    obtenidos = contar(contarMultiplicaciones, capas)
    pistas = (
        "Cada matriz (p, q) por una columna (q, 1) son p·q productos; sesgos y activaciones no se "
        "cuentan.",
        "De derecha a izquierda siempre hay una columna: ¿cuánto cuesta cada matriz?",
        "De izquierda a derecha se juntan las matrices, que crecen a n_0 filas; al final falta "
        "multiplicar por la columna.",
    )
    for nombre, obtenido, esperado, pista in zip(PARTES, obtenidos, esperados, pistas, strict=True):
        assert obtenido == esperado, (
            f"para {capas}, {nombre} dio {obtenido:g}; se esperaba {esperado}. {pista}"
        )


@test_case(name="la red de las notas", points=1)
def red_de_las_notas(contarMultiplicaciones):
    """La red 3-3-2: 15 hacia adelante, 15 con vectores y 24 con matrices."""
    comparar(contarMultiplicaciones, (3, 3, 2), (15, 15, 24))


@test_case(name="donde el orden importa", points=2)
def el_orden_importa(contarMultiplicaciones):
    """La 784-128-10 y una de cuatro capas de 100: el orden malo cuesta 10 y 67 veces más."""
    comparar(contarMultiplicaciones, (784, 128, 10), (101632, 101632, 1011360))
    comparar(contarMultiplicaciones, (100, 100, 100, 100), (30000, 30000, 2010000))
