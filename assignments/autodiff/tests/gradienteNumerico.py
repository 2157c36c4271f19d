"""Pruebas públicas de gradienteNumerico: un paso enorme, a mano, y la función de las notas."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "gradienteNumerico"
F = ("+", ("*", ("^", "x", 2), "y"), "y")


def gradiente(gradienteNumerico, expr, valores, *h):
    """Una derivada por cada nombre, o una frase que dice qué falta."""
    antes = dict(valores)
    salida = gradienteNumerico(expr, valores, *h)
    assert salida is not None, f"{name} no devolvió nada (None): ¿falta el return?"
    assert isinstance(salida, dict), f"{name} devuelve un diccionario, de nombre a derivada."
    assert set(salida) == set(antes), (
        f"las claves son {sorted(map(str, salida))} y deben ser las de valores, {sorted(antes)}."
    )
    intacto = set(valores) == set(antes) and np.allclose(
        [valores[n] for n in antes], list(antes.values()), rtol=1e-12, atol=1e-12
    )
    assert intacto, f"{name} cambió el diccionario valores, que es de quien la llama."
    return {nombre: float(np.asarray(d, float).reshape(())) for nombre, d in salida.items()}


@test_case(name="un paso enorme", points=0)
def paso_enorme(gradienteNumerico):
    """De x³ en x = 2, con h = 0.5, da 12.25."""
    obtenido = gradiente(gradienteNumerico, ("^", "x", 3), {"x": 2.0}, 0.5)["x"]

    assert np.isclose(obtenido, 12.25), (
        f"de x³ en 2, con h = 0.5, dio {obtenido:g}; se esperaba 12.25: (2.5³ − 1.5³) entre 2h."
    )


@test_case(name="la función de las notas", points=0)
def funcion_de_las_notas(gradienteNumerico):
    """En (3, 4) se parece a (24, 10), y a un nombre que no se usa le toca 0."""
    obtenido = gradiente(gradienteNumerico, F, {"x": 3.0, "y": 4.0, "w": 1.5})

    for nombre, esperado in (("x", 24), ("y", 10), ("w", 0)):
        assert np.isclose(obtenido[nombre], esperado, atol=1e-4), (
            f"respecto a {nombre} dio {obtenido[nombre]:.6g}; se esperaba {esperado}. Cada vez se "
            "mueve un solo nombre. O falla gradienteNumerico, o falla evaluar."
        )
