"""Pruebas públicas de derivadaDesdeActivacion: forma y los valores de la diapositiva."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "derivadaDesdeActivacion"


def evaluar(funcion, entrada):
    """La salida como arreglo, o una frase que dice por qué no la hay."""
    salida = funcion(entrada)
    assert salida is not None, "tu función no devolvió nada (None): ¿falta el return?"
    return np.asarray(salida, float)


@test_case(name="forma", points=3)
def forma(derivadaDesdeActivacion):
    """La salida tiene la forma de la entrada."""
    for a in (0.5, np.full(4, 0.5), np.full((2, 3), 0.5)):
        salida = evaluar(derivadaDesdeActivacion, a)

        un_numero = np.ndim(a) == 0 and salida.size == 1
        assert un_numero or salida.shape == np.shape(a), (
            f"con a de forma {np.shape(a)} la salida tiene forma {salida.shape}; debe ser la misma."
        )


@test_case(name="valores de la diapositiva", points=4)
def valores(derivadaDesdeActivacion):
    """Con a = 0.1192, 0.5 y 0.8808 la derivada vale 0.1050, 0.25 y 0.1050."""
    obtenido = evaluar(derivadaDesdeActivacion, np.array([0.1192, 0.5, 0.8808]))

    assert obtenido.size and np.allclose(obtenido, [0.1050, 0.25, 0.1050], rtol=1e-4, atol=5e-5), (
        f"dio {np.round(obtenido, 4)}; se esperaba 0.1050, 0.25, 0.1050. "
        "El argumento ya es la activación: la fórmula es a(1 − a), sin ninguna exponencial."
    )
