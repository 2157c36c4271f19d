"""Pruebas públicas de activacion: las seis curvas en cuatro puntos, el 0 y los valores enormes."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "activacion"
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


def comparar(activacion, nombre, esperado, pista):
    salida = como((4,), activacion, nombre, Z.copy())
    assert np.allclose(salida, esperado, atol=1e-4), (
        f"{nombre} en −2, −0.5, 0.5, 2 dio {np.round(salida, 4)}; se esperaba {esperado}. {pista}"
    )


@test_case(name="rectas y quebradas", points=3)
def rectas(activacion):
    """lineal, escalon, relu y leaky en z = −2, −0.5, 0.5, 2."""
    comparar(activacion, "lineal", [-2, -0.5, 0.5, 2], "La lineal deja z como está.")
    comparar(activacion, "escalon", [0, 0, 1, 1], "Es 1 para z positiva y 0 para las demás.")
    comparar(activacion, "relu", [0, 0, 0.5, 2], "Lo negativo se corta en 0; lo positivo pasa.")
    comparar(activacion, "leaky", [-0.02, -0.005, 0.5, 2], "A la izquierda, un 1 % de z.")


@test_case(name="curvas", points=0)
def curvas(activacion):
    """sigmoide y tanh en z = −2, −0.5, 0.5, 2."""
    comparar(activacion, "sigmoide", [0.1192, 0.3775, 0.6225, 0.8808], "Va de 0 a 1.")
    comparar(activacion, "tanh", [-0.964, -0.4621, 0.4621, 0.964], "Va de −1 a 1.")


@test_case(name="en el cero", points=1)
def en_cero(activacion):
    """En z = 0 el escalón vale 0, como en la diapositiva, y en una tabla conserva la forma."""
    salida = como((2, 2), activacion, "escalon", np.array([[0.0, -1.0], [3.0, 0.0]]))

    assert np.array_equal(salida, [[0, 0], [1, 0]]), (
        f"con z = [[0, −1], [3, 0]] dio {salida.tolist()}; se esperaba [[0, 0], [1, 0]]: es 1 solo "
        "si z > 0."
    )


@test_case(name="con alfa = 0.2", points=0)
def otra_alfa(activacion):
    """Con alfa = 0.2, leaky en −2, −0.5, 0.5, 2 da −0.4, −0.1, 0.5, 2."""
    salida = como((4,), activacion, "leaky", Z.copy(), 0.2)

    assert np.allclose(salida, [-0.4, -0.1, 0.5, 2]), (
        f"dio {np.round(salida, 4)}; se esperaba −0.4, −0.1, 0.5, 2. La pendiente de la izquierda "
        "es la alfa que llega como argumento."
    )


@test_case(name="muy lejos de 0", points=0)
def enormes(activacion):
    """En z = −1000 y 1000 ninguna da nan: la sigmoide da 0 y 1, y tanh, −1 y 1."""
    for nombre, esperado in (("sigmoide", [0, 1]), ("tanh", [-1, 1]), ("relu", [0, 1000])):
        with np.errstate(all="ignore"):
            salida = como((2,), activacion, nombre, np.array([-1000.0, 1000.0]))
        assert np.allclose(salida, esperado), (
            f"{nombre} en −1000, 1000 dio {salida}; se esperaba {esperado}. Un nan suele venir de "
            "inf/inf: alguna exponencial se desbordó."
        )
