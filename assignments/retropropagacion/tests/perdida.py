"""Pruebas públicas de perdida: el ejemplo a mano y otras clases."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "perdida"
ARGUMENTOS = ("s", "l")


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


def numero(perdida, s, l):
    """La pérdida como número, o una frase que dice por qué no lo es."""
    J = np.asarray(llamar(perdida, np.array([s]).T, np.array([l]).T), float)
    assert J.size == 1, f"la pérdida es un solo número, y la salida tiene forma {J.shape}."
    return J.reshape(())


@test_case(name="la red hecha a mano", points=1)
def a_mano(perdida):
    """Con s = (0.2689, 0.7311) y l = (1, 0), J = 1.3133."""
    J = numero(perdida, [0.26894142, 0.73105858], [1.0, 0.0])

    assert np.allclose(J, 1.3133, atol=1e-4), (
        f"J dio {J:.4f}; se esperaba 1.3133, que es −ln 0.2689: solo cuenta la clase verdadera."
    )


@test_case(name="tres clases", points=1)
def tres_clases(perdida):
    """Con s = (0.2, 0.3, 0.5), si la verdadera es la segunda J = 1.2040."""
    J = numero(perdida, [0.2, 0.3, 0.5], [0.0, 1.0, 0.0])

    assert np.allclose(J, 1.204, atol=1e-4), (
        f"J dio {J:.4f}; se esperaba 1.2040, que es −ln 0.3, logaritmo natural. Es la suma sobre "
        "las clases, sin dividir por cuántas hay."
    )
