"""Pruebas públicas de codificarOneHot: forma y el ejemplo de la diapositiva."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "codificarOneHot"


@test_case(name="forma", points=1)
def forma(codificarOneHot):
    """Y tiene una fila por etiqueta y siempre K columnas."""
    for y, K in ((np.array([2, 0, 1, 2]), 3), (np.array([1, 0]), 5)):
        salida = codificarOneHot(y, K)

        assert salida is not None, "tu función no devolvió nada (None): ¿falta el return?"
        assert np.shape(salida) == (len(y), K), (
            f"con y = {y} y K = {K} tu matriz tiene forma {np.shape(salida)}; debe "
            f"ser {(len(y), K)}. El ancho lo dice K, aunque en y no aparezcan todas las clases."
        )


@test_case(name="ejemplo de la diapositiva", points=2)
def diapositiva(codificarOneHot):
    """Las etiquetas 0, 1, 2, 2 dan las cuatro filas de la diapositiva."""
    salida = codificarOneHot(np.array([0, 1, 2, 2]), 3)
    assert salida is not None, "tu función no devolvió nada (None): ¿falta el return?"
    obtenido = np.asarray(salida, float)
    esperado = np.array([[1, 0, 0], [0, 1, 0], [0, 0, 1], [0, 0, 1]])

    assert np.array_equal(obtenido, esperado), (
        f"con y = [0 1 2 2] y K = 3 dio\n{obtenido}\nse esperaba\n{esperado}\n"
        "Cada fila lleva un solo 1, en la columna que dice su etiqueta; las clases empiezan en 0."
    )
