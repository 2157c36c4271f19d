"""Pruebas públicas de evaluar: la función de las notas y cada operación una vez."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "evaluar"
F = ("+", ("*", ("^", "x", 2), "y"), "y")


def valor(evaluar, expr, valores):
    """El valor como número, o una frase que dice por qué no lo es."""
    antes = dict(valores)
    salida = evaluar(expr, valores)
    assert salida is not None, f"{name} no devolvió nada (None) para {expr}: ¿falta un return?"
    obtenido = np.asarray(salida, float)
    assert obtenido.size == 1, f"se pide un solo número, y la salida tiene forma {obtenido.shape}."
    intacto = set(valores) == set(antes) and np.allclose(
        [valores[n] for n in antes], list(antes.values()), rtol=1e-12, atol=1e-12
    )
    assert intacto, f"{name} cambió el diccionario valores, que es de quien la llama."
    return float(obtenido.reshape(()))


@test_case(name="la función de las notas", points=2)
def funcion_de_las_notas(evaluar):
    """x²y + y vale 40 en (3, 4)."""
    obtenido = valor(evaluar, F, {"x": 3.0, "y": 4.0})

    assert np.isclose(obtenido, 40), (
        f"x²y + y en (3, 4) dio {obtenido:g}; se esperaba 40: 3² es 9, por 4 es 36, más 4."
    )


@test_case(name="una de cada", points=2)
def cada_operacion(evaluar):
    """Las siete operaciones, un nombre y un número, y una dentro de otra."""
    valores = {"x": 3.0, "y": 2.0, "z": 0.5}
    casos = (
        ("x", 3), (7, 7), (("+", "x", "y"), 5), (("-", "x", "y"), 1), (("*", "x", "y"), 6),
        (("/", "x", "y"), 1.5), (("^", "y", 3), 8), (("exp", 0), 1), (("log", "x"), 1.0986),
        (("log", ("+", 1, ("exp", "z"))), 0.9741),
    )  # fmt: skip
    for expr, esperado in casos:
        obtenido = valor(evaluar, expr, valores)

        assert np.isclose(obtenido, esperado, atol=1e-4), (
            f"{expr} con {valores} dio {obtenido:g}; se esperaba {esperado}."
        )
