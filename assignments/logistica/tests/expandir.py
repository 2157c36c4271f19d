"""Pruebas públicas de expandir: forma y dos puntos hechos a mano."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "expandir"
ARGUMENTOS = ("X",)


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


@test_case(name="forma", points=1)
def forma(expandir):
    """De (N, 2) pasa a (N, 5)."""
    for N in (3, 4):
        salida = evaluar(expandir, np.full((N, 2), 0.5))

        assert np.shape(salida) == (N, 5), (
            f"con X de forma {(N, 2)} la salida tiene forma {np.shape(salida)}; debe ser {(N, 5)}: "
            "una fila por ejemplo y cinco características."
        )


@test_case(name="dos puntos a mano", points=3)
def a_mano(expandir):
    """El punto (2, −3) da (2, −3, 4, 9, −6) y el (0.5, 4) da (0.5, 4, 0.25, 16, 2)."""
    puntos = ((2.0, -3.0), (0.5, 4.0))
    salida = numeros(evaluar(expandir, np.array(puntos)))

    esperados = ((2, -3, 4, 9, -6), (0.5, 4, 0.25, 16, 2))
    assert salida.shape == (2, 5), f"la salida tiene forma {salida.shape}; debe ser (2, 5)."
    for punto, obtenido, esperado in zip(puntos, salida, esperados, strict=True):
        assert np.allclose(obtenido, esperado, rtol=1e-4), (
            f"el punto {punto} dio {obtenido}; se esperaba {esperado}: x1, x2, x1², x2², x1x2, en "
            "ese orden."
        )
