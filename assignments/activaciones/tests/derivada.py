"""Pruebas públicas de derivada: sin puntos, porque puede apoyarse en tu activacion."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "derivada"
Z = np.array([-2.0, -0.5, 0.5, 2.0])


def llamar(funcion, *argumentos, quien=name):
    """La salida de tu función como arreglo de números, o una frase que dice por qué no."""
    antes = [np.copy(a) if isinstance(a, np.ndarray) else a for a in argumentos]
    salida = funcion(*argumentos)
    for a, copia in zip(argumentos, antes, strict=True):
        if isinstance(a, np.ndarray):
            assert np.array_equal(a, copia), (
                f"{quien} cambió el arreglo que recibió: trabaja en una copia. Una máscara como "
                "z[z < 0] = 0 escribe en el original."
            )
    assert salida is not None, f"{quien} no devolvió nada (None): ¿falta el return?"
    try:
        return np.asarray(salida, float)
    except (TypeError, ValueError):
        raise AssertionError(f"lo que devolvió {quien} no es un arreglo de números.") from None


def como(forma, funcion, *argumentos, quien=name):
    """La salida, que tiene la forma pedida."""
    salida = llamar(funcion, *argumentos, quien=quien)
    assert salida.shape == forma, (
        f"la salida tiene forma {salida.shape} y debe ser {forma}: un valor por cada número del "
        "arreglo que recibe."
    )
    return salida


@test_case(name="a mano", points=0)
def a_mano(derivada):
    """Las seis pendientes en z = −2, −0.5, 0.5, 2."""
    for nombre, esperado, pista in (
        ("lineal", [1, 1, 1, 1], "Es 1 en todas partes, y con la forma de z."),
        ("escalon", [0, 0, 0, 0], "A los dos lados del salto la curva es plana."),
        ("sigmoide", [0.105, 0.235, 0.235, 0.105], "Es σ(z)(1 − σ(z)), con su máximo en z = 0."),
        ("tanh", [0.0707, 0.7864, 0.7864, 0.0707], "Lo que va al cuadrado es tanh(z), no z."),
        ("relu", [0, 0, 1, 1], "A la izquierda la curva es plana, y a la derecha, la recta z."),
        ("leaky", [0.01, 0.01, 1, 1], "A la izquierda la curva es la recta αz."),
    ):
        salida = como((4,), derivada, nombre, Z.copy())
        assert np.allclose(salida, esperado, atol=1e-4), (
            f"{nombre} dio {np.round(salida, 4)}; se esperaba {esperado}. {pista}"
        )


@test_case(name="con alfa = 0.2", points=0)
def otra_alfa(derivada):
    """Con alfa = 0.2 la pendiente de leaky es 0.2 a la izquierda y 1 a la derecha."""
    salida = como((4,), derivada, "leaky", Z.copy(), 0.2)

    assert np.allclose(salida, [0.2, 0.2, 1, 1]), (
        f"dio {np.round(salida, 4)}; se esperaba 0.2, 0.2, 1, 1: la alfa llega como argumento."
    )


@test_case(name="la pendiente de tu curva", points=0)
def pendiente(derivada, activacion):
    """En una tabla de números cualesquiera es lo que cambia tu activacion al mover z un poco."""
    z = np.array([[-2.3, -0.7, 0.4], [1.1, -1.6, 2.8]])
    h = 1e-3
    for nombre in ("lineal", "escalon", "sigmoide", "tanh", "relu", "leaky"):
        arriba = como(z.shape, activacion, nombre, z + h, quien="activacion")
        abajo = como(z.shape, activacion, nombre, z - h, quien="activacion")
        medida = (arriba - abajo) / (2 * h)
        salida = como(z.shape, derivada, nombre, z.copy())
        assert np.allclose(salida, medida, atol=2e-3), (
            f"tu {nombre} cambia con pendiente {np.round(medida, 4).tolist()} y tu derivada dice "
            f"{np.round(salida, 4).tolist()}. O falla derivada, o falla activacion."
        )
