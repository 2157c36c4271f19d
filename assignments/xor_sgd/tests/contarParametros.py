"""Pruebas públicas de contarParametros: las redes de las notas y una capa sola."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "contarParametros"
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


def contar(contarParametros, capas):
    """El recuento como número, o una frase que dice por qué no lo es."""
    obtenido = np.asarray(llamar(contarParametros, capas), float)
    assert obtenido.size == 1, f"se pide un solo número, y la salida tiene forma {obtenido.shape}."
    return obtenido.reshape(())


@test_case(name="la red de la clase", points=2)
def red_de_la_clase(contarParametros):
    """La red 2-2-1 tiene 9 parámetros."""
    obtenido = contar(contarParametros, (2, 2, 1))

    assert obtenido == 9, (
        f"para (2, 2, 1) dio {obtenido:g}; se esperaba 9. Cuéntalos en el dibujo: las flechas y, "
        "además, el sesgo de cada neurona que calcula algo."
    )


@test_case(name="otras redes", points=2)
def otras_redes(contarParametros):
    """La 3-4-1 tiene 21 y la 784-10, sin capa escondida, 7850."""
    for capas, esperado in (((3, 4, 1), 21), ((784, 10), 7850)):
        obtenido = contar(contarParametros, capas)

        assert obtenido == esperado, (
            f"para {capas} dio {obtenido:g}; se esperaba {esperado}. ¿A cuántas neuronas llega "
            "cada salida de la capa anterior? ¿Quién tiene sesgo y quién no?"
        )
