"""Pruebas públicas de corregir: sin puntos, porque puede apoyarse en tu neurona."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "corregir"
ARGUMENTOS = ("x", "y", "w", "umbral", "gamma")


def llamar(funcion, *argumentos):
    """Lo que devuelve tu función, que deja sus argumentos como estaban."""
    copias = [np.copy(a) if isinstance(a, np.ndarray) else a for a in argumentos]
    salida = funcion(*copias)
    for nombre, antes, despues in zip(ARGUMENTOS, argumentos, copias, strict=True):
        assert np.array_equal(antes, despues), (
            f"corregir cambió {nombre}, que no es suyo. "
            "Operaciones como += cambian el arreglo original: crea uno nuevo."
        )
    assert salida is not None, "corregir no devolvió nada (None): ¿falta el return?"
    return salida


def corregida(corregir, x, y, w, umbral=1.0, gamma=1.5):
    """Los pesos que quedan, como arreglo de la forma de w."""
    salida = llamar(corregir, np.array(x, float), y, np.array(w, float), umbral, gamma)
    salida = np.asarray(salida, float)
    assert salida.shape == (len(w),), (
        f"con w de forma {(len(w),)} tu resultado tiene forma {salida.shape}; debe ser la de w."
    )
    return salida


@test_case(name="correcciones de la diapositiva", points=0)
def de_la_diapositiva(corregir):
    """Desde (1, 1): AND1 se corrige en 01 y da (1, −0.5); AND2, en 10, y da (−0.5, 1)."""
    for x, esperado in (((0, 1), (1, -0.5)), ((1, 0), (-0.5, 1)), ((1, 1), (-0.5, -0.5))):
        salida = corregida(corregir, x, 0.0, (1, 1))

        assert np.allclose(salida, esperado), (
            f"con x = {x}, y = 0, w = (1, 1), umbral 1 y γ = 1.5 dio {salida}; se esperaba "
            f"{esperado}. Haz la cuenta a mano: la entrada neta, ŷ, y − ŷ, y el paso de cada peso."
        )


@test_case(name="hacia arriba", points=0)
def hacia_arriba(corregir):
    """Desde (−0.5, −0.5), en 01 y con y = 1, da (−0.5, 1)."""
    salida = corregida(corregir, (0, 1), 1.0, (-0.5, -0.5))

    assert np.allclose(salida, (-0.5, 1)), (
        f"dio {salida}; se esperaba (−0.5, 1). Aquí contesta 0 y debía contestar 1: ¿qué signo "
        "tiene y − ŷ?"
    )


@test_case(name="si acierta", points=0)
def acierta(corregir):
    """Si ya contesta bien, w queda igual."""
    for x, y, w in (((1, 0), 1.0, (1, -0.5)), ((0, 1), 0.0, (1, -0.5)), ((0, 0), 0.0, (1, 1))):
        salida = corregida(corregir, x, y, w)

        assert np.allclose(salida, w), (
            f"con x = {x}, y = {y:g} y w = {w} contesta bien y w debía quedar igual; dio {salida}."
        )


@test_case(name="otras entradas", points=0)
def otras_entradas(corregir):
    """Con x = (2, −1), y = 0 y w = (1, 0.5) da (−2, 2)."""
    salida = corregida(corregir, (2, -1), 0.0, (1, 0.5))

    assert np.allclose(salida, (-2, 2)), (
        f"dio {salida}; se esperaba (−2, 2). La entrada neta es 1.5 y ŷ = 1; a cada peso le toca "
        "γ (y − ŷ) por su propia entrada."
    )
