"""Pruebas públicas de parciales: cada operación, en números que se hacen a mano."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "parciales"


def derivadas(parciales, op, *argumentos):
    """Las derivadas como arreglo plano, o una frase que dice por qué no lo son."""
    salida = parciales(op, *argumentos)
    assert salida is not None, f'{name} no devolvió nada (None) para "{op}": ¿falta un return?'
    return np.ravel(np.asarray(salida, float))


def comprobar(parciales, casos):
    """Cada caso da tantas derivadas como se esperan, y esas."""
    for op, argumentos, esperadas in casos:
        obtenidas = derivadas(parciales, op, *argumentos)
        caso = f'"{op}" en {argumentos}'
        assert len(obtenidas) == len(esperadas), (
            f"{caso} dio {len(obtenidas)} derivadas y debe dar {len(esperadas)}."
        )
        assert np.allclose(obtenidas, esperadas, atol=1e-4), (
            f"{caso} dio {np.round(obtenidas, 4).tolist()}; se esperaba {esperadas}."
        )


@test_case(name="dos argumentos", points=3)
def dobles(parciales):
    """+, −, · y / dan dos derivadas: respecto a a y respecto a b."""
    comprobar(
        parciales,
        (
            ("+", (3.0, 4.0), (1, 1)),
            ("-", (3.0, 4.0), (1, -1)),
            ("*", (3.0, 4.0), (4, 3)),
            ("/", (3.0, 2.0), (0.5, -0.75)),
        ),
    )


@test_case(name="una sola derivada", points=2)
def sencillas(parciales):
    """La potencia, exp y log dan una derivada."""
    comprobar(
        parciales,
        (("^", (3.0, 2), (6,)), ("exp", (0.5,), (1.6487,)), ("log", (4.0,), (0.25,))),
    )
