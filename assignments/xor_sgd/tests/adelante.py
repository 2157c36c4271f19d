"""Pruebas públicas de adelante: formas, la muestra hecha a mano y una salida sin techo."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "adelante"
ARGUMENTOS = ("x", "W1", "b1", "w2", "b2")


def llamar(funcion, *argumentos, quien=name, nombres=ARGUMENTOS):
    """Lo que devuelve, que deja sus argumentos como estaban."""
    antes = [np.copy(valor) for valor in argumentos]
    salida = funcion(*argumentos)
    assert salida is not None, f"{quien} no devolvió nada (None): ¿falta el return?"
    for nombre, valor, copia in zip(nombres, argumentos, antes, strict=False):
        if isinstance(valor, np.ndarray):
            assert np.array_equal(valor, copia), (
                f"{quien} cambió {nombre}, que es de quien la llama. Operaciones como -= cambian "
                "el arreglo original: crea uno nuevo."
            )
    return salida


def red():
    """La muestra y la red que el cuaderno resuelve a mano: x, W1, b1, w2, b2."""
    x, W1, b1 = np.array([1.0, 1.0]), np.array([[1.0, -1.0], [2.0, 1.0]]), np.array([0.0, -1.0])
    return x, W1, b1, np.array([1.0, -2.0]), 0.5


def hacia_adelante(adelante, *argumentos):
    """z1, a1 e ŷ, o una frase que dice por qué no están los tres."""
    salida = llamar(adelante, *argumentos)
    partes = salida if isinstance(salida, tuple | list) else ()
    assert len(partes) == 3, "adelante devuelve tres cosas, en este orden: z1, a1 y y_est."
    z1, a1, y_est = (np.asarray(parte, float) for parte in partes)
    h = len(argumentos[2])
    for nombre, parte in (("z1", z1), ("a1", a1)):
        assert parte.shape == (h,), (
            f"con {h} neuronas escondidas, {nombre} tiene forma {parte.shape} y debe ser {(h,)}."
        )
    assert y_est.size == 1, f"y_est tiene forma {y_est.shape} y debe ser un solo número."
    return z1, a1, y_est.reshape(())


@test_case(name="formas", points=1)
def formas(adelante):
    """Con m = 3 entradas y h = 5 neuronas, z1 y a1 son (5,), y ŷ es un número."""
    rng = np.random.default_rng(1)
    x, W1, b1, w2 = (rng.uniform(-1, 1, forma) for forma in (3, (5, 3), 5, 5))
    hacia_adelante(adelante, x, W1, b1, w2, 0.2)


@test_case(name="la muestra hecha a mano", points=2)
def a_mano(adelante):
    """Con x = (1, 1): z1 = (0, 2), a1 = (0.5, 0.8808) e ŷ = −0.7616."""
    z1, a1, y_est = hacia_adelante(adelante, *red())

    assert np.allclose(z1, [0, 2], atol=1e-4), (
        f"z1 dio {np.round(z1, 4)}; se esperaba (0, 2). La fila k de W1 son los pesos de la "
        "neurona k; no olvides su sesgo."
    )
    assert np.allclose(a1, [0.5, 0.8808], atol=1e-4), (
        f"z1 está bien, pero a1 dio {np.round(a1, 4)}; se esperaba (0.5, 0.8808), σ de cada z1."
    )
    assert np.allclose(y_est, -0.7616, atol=1e-4), (
        f"z1 y a1 están bien, pero ŷ dio {y_est:.4f}; se esperaba −0.7616. La salida es lineal: "
        "w2 por a1, más b2, y nada más."
    )


@test_case(name="una salida sin techo", points=2)
def sin_techo(adelante):
    """Con w2 = (10, 10) la misma muestra da 14.3080: ŷ no es una probabilidad."""
    x, W1, b1, _, b2 = red()
    y_est = hacia_adelante(adelante, x, W1, b1, np.array([10.0, 10.0]), b2)[2]

    assert np.allclose(y_est, 14.308, atol=1e-3), (
        f"ŷ dio {y_est:.4f}; se esperaba 14.3080. Nada limita la salida: ¿le aplicas una función?"
    )
