"""Pruebas públicas de retroceder: la cinta de las notas, un nodo repetido y una hoja sola."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "retroceder"


def adjuntos(retroceder, cinta):
    """Uno por nodo, o una frase que dice por qué no."""
    antes = list(cinta)
    salida = retroceder(cinta)
    assert salida is not None, f"{name} no devolvió nada (None): ¿falta el return?"
    obtenidos = np.asarray(salida, float)
    assert obtenidos.shape == (len(antes),), (
        f"la cinta tiene {len(antes)} nodos y los adjuntos, forma {obtenidos.shape}: uno por nodo."
    )
    assert cinta == antes, f"{name} cambió la cinta, que es de quien la llama."
    return obtenidos


def cinta_de_f():
    """La de x²y + y en (3, 4)."""
    return [
        ("hoja", (), 3), ("hoja", (), 4), ("^", (0, 2), 9), ("*", (2, 1), 36), ("+", (3, 1), 40),
    ]  # fmt: skip


@test_case(name="la cinta de las notas", points=0)
def cinta_de_las_notas(retroceder):
    """La cinta de x²y + y en (3, 4) da (24, 10, 4, 1, 1)."""
    obtenidos = adjuntos(retroceder, cinta_de_f())

    assert np.allclose(obtenidos, (24, 10, 4, 1, 1)), (
        f"los adjuntos son {obtenidos.tolist()}; se esperaba (24, 10, 4, 1, 1). Empieza por el "
        "último, que es 1, y reparte hacia atrás. O falla retroceder, o falla parciales."
    )


@test_case(name="un nodo que se usa dos veces", points=0)
def nodo_repetido(retroceder):
    """En x · x con x = 5 la hoja recibe 5 dos veces, y una hoja que no se usa recibe 0."""
    cinta = [("hoja", (), 5.0), ("hoja", (), 2.0), ("*", (0, 0), 25.0)]

    obtenidos = adjuntos(retroceder, cinta)

    assert np.allclose(obtenidos, (10, 0, 1)), (
        f"los adjuntos son {obtenidos.tolist()}; se esperaba (10, 0, 1)."
    )


@test_case(name="una hoja sola", points=0)
def hoja_sola(retroceder):
    """Si el último nodo es una hoja, su adjunto también es 1."""
    obtenidos = adjuntos(retroceder, [("hoja", (), 2.5)])

    assert np.allclose(obtenidos, (1,)), f"dio {obtenidos.tolist()}; se esperaba (1)."
