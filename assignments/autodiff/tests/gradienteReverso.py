"""Pruebas públicas de gradienteReverso: las funciones de las notas y tu propio evaluar."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "gradienteReverso"


def valor_y_gradiente(gradienteReverso, expr, valores):
    """Un número y una derivada por cada nombre, o una frase que dice qué falta."""
    antes = dict(valores)
    salida = gradienteReverso(expr, valores)
    assert isinstance(salida, tuple | list) and len(salida) == 2, (
        f"{name} devuelve dos cosas: el valor y el diccionario de derivadas."
    )
    valor, gradiente = salida
    assert isinstance(gradiente, dict), "el gradiente es un diccionario, de nombre a derivada."
    assert set(gradiente) == set(antes), (
        f"las claves son {sorted(map(str, gradiente))} y deben ser las de valores, {sorted(antes)}."
    )
    intacto = set(valores) == set(antes) and np.allclose(
        [valores[n] for n in antes], list(antes.values()), rtol=1e-12, atol=1e-12
    )
    assert intacto, f"{name} cambió el diccionario valores, que es de quien la llama."
    numeros = {nombre: float(np.asarray(d, float).reshape(())) for nombre, d in gradiente.items()}
    return float(np.asarray(valor, float).reshape(())), numeros


def comprobar(gradienteReverso, expr, valores, valor, gradiente):
    """El valor y cada derivada, con cuatro decimales."""
    v, obtenido = valor_y_gradiente(gradienteReverso, expr, valores)
    assert np.isclose(v, valor, atol=1e-4), f"{expr} en {valores} vale {valor}; el tuyo, {v:g}."
    for nombre, esperada in gradiente.items():
        assert np.isclose(obtenido[nombre], esperada, atol=1e-4), (
            f"{expr} en {valores}: la derivada respecto a {nombre} dio {obtenido[nombre]:g}; se "
            f"esperaba {esperada}. Si no sale, mira también parciales y retroceder."
        )


@test_case(name="las funciones de las notas", points=0)
def funciones_de_las_notas(gradienteReverso):
    """x²y + y en (3, 4), y (3x + y)² en (1, 2)."""
    f = ("+", ("*", ("^", "x", 2), "y"), "y")
    cadena = ("^", ("+", ("*", 3, "x"), "y"), 2)

    comprobar(gradienteReverso, f, {"x": 3.0, "y": 4.0, "w": 2.0}, 40, {"x": 24, "y": 10, "w": 0})
    comprobar(gradienteReverso, cadena, {"x": 1.0, "y": 2.0}, 25, {"x": 30, "y": 10})


@test_case(name="nadie le explicó la sigmoide", points=0)
def sigmoide(gradienteReverso):
    """ln(1 + eˣ) en 0.5 vale 0.9741 y su derivada es σ(0.5) = 0.6225."""
    expr = ("log", ("+", 1, ("exp", "x")))
    comprobar(gradienteReverso, expr, {"x": 0.5}, 0.9741, {"x": 0.6225})


@test_case(name="un nombre solo", points=0)
def nombre_solo(gradienteReverso):
    """x vale lo que valga, y su derivada es 1."""
    comprobar(gradienteReverso, "x", {"x": 1.5, "y": 0.5}, 1.5, {"x": 1, "y": 0})


@test_case(name="la pendiente de tu propio evaluar", points=0)
def pendiente(gradienteReverso, evaluar):
    """Coincide con lo que cambia tu evaluar al mover cada nombre."""
    expr = ("/", ("*", "x", ("exp", ("-", "y", "x"))), ("+", ("^", "y", 2), 1))
    valores = {"x": 0.7, "y": 1.3}
    _, obtenido = valor_y_gradiente(gradienteReverso, expr, valores)
    h = 1e-2  # más pequeño, y float32 no lo distingue
    for nombre, v in valores.items():
        arriba = evaluar(expr, {**valores, nombre: v + h})
        abajo = evaluar(expr, {**valores, nombre: v - h})
        medida = float(np.asarray(arriba, float).reshape(()) - np.asarray(abajo, float).reshape(()))
        medida /= 2 * h

        assert np.isclose(obtenido[nombre], medida, rtol=1e-3, atol=1e-3), (
            f"tu derivada respecto a {nombre} es {obtenido[nombre]:.5g}, y al mover {nombre} tu "
            f"evaluar cambia con pendiente {medida:.5g}. O falla gradienteReverso, o evaluar."
        )
