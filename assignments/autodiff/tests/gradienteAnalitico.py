"""Pruebas públicas de gradienteAnalitico: los puntos de las notas."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "gradienteAnalitico"


def gradiente(gradienteAnalitico, x, y):
    """Las dos derivadas, o una frase que dice por qué no lo son."""
    salida = gradienteAnalitico(x, y)
    assert salida is not None, f"{name} no devolvió nada (None): ¿falta el return?"
    obtenido = np.asarray(salida, float)
    assert obtenido.size == 2, (
        f"se piden dos derivadas, (2,), y la salida tiene forma {obtenido.shape}."
    )
    return obtenido.ravel()


@test_case(name="en (1, 1)", points=1)
def en_uno_uno(gradienteAnalitico):
    """En (1, 1) da (2, 2), la flecha de la diapositiva."""
    obtenido = gradiente(gradienteAnalitico, 1.0, 1.0)

    assert np.allclose(obtenido, (2, 2)), (
        f"en (1, 1) dio {obtenido.tolist()}; se esperaba (2, 2). Deriva x²y + y con y quieta, y "
        "después con x quieta."
    )


@test_case(name="en (3, 4)", points=2)
def en_tres_cuatro(gradienteAnalitico):
    """En (3, 4) da (24, 10): primero respecto a x, después respecto a y."""
    obtenido = gradiente(gradienteAnalitico, 3.0, 4.0)

    assert np.allclose(obtenido, (24, 10)), (
        f"en (3, 4) dio {obtenido.tolist()}; se esperaba (24, 10). El orden es x, y."
    )
