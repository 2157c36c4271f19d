"""Pruebas públicas de regresionLineal: XOR y una recta que ajusta a medias."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "regresionLineal"
ARGUMENTOS = ("X", "Y")


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


def ajustar(regresionLineal, X, Y):
    """W y J, o una frase que dice por qué no están los dos."""
    salida = llamar(regresionLineal, X, Y)
    partes = salida if isinstance(salida, tuple | list) else ()
    assert len(partes) == 2, "regresionLineal devuelve dos cosas, en este orden: W y J."
    W, J = np.asarray(partes[0], float), np.asarray(partes[1], float)
    forma = (X.shape[1] + 1,)
    assert W.shape == forma, (
        f"con X de forma {X.shape}, W tiene forma {W.shape} y debe ser {forma}: un peso por "
        "columna de X y, al final, el sesgo b."
    )
    assert J.size == 1, f"J tiene forma {J.shape} y debe ser un solo número."
    return W, J.reshape(())


@test_case(name="la respuesta a XOR", points=2)
def xor(regresionLineal):
    """Con XOR, W = (0, 0, 0.5) y J = 0.25: contesta 0.5 a todo."""
    X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    W, J = ajustar(regresionLineal, X, np.array([0.0, 1.0, 1.0, 0.0]))

    assert np.allclose(W, [0, 0, 0.5], atol=1e-4), (
        f"W dio {np.round(W, 4)}; se esperaba (0, 0, 0.5), con el sesgo al final. ¿Añadiste a X la "
        "columna que multiplica a b? ¿En qué lugar?"
    )
    assert np.allclose(J, 0.25, atol=1e-4), (
        f"J dio {J:.4f}; se esperaba 0.25. Si la respuesta es 0.5 en todas, ¿cuánto vale el "
        "cuadrado de cada residuo, y cuánto su promedio?"
    )


@test_case(name="una recta entre tres puntos", points=3)
def tres_puntos(regresionLineal):
    """Con (0, 1), (1, 2) y (2, 6) la mejor recta es 2.5 x + 0.5, y J = 0.5."""
    W, J = ajustar(regresionLineal, np.array([[0.0], [1.0], [2.0]]), np.array([1.0, 2.0, 6.0]))

    assert np.allclose(W, [2.5, 0.5], atol=1e-4), (
        f"W dio {np.round(W, 4)}; se esperaba (2.5, 0.5): primero la pendiente y después el sesgo."
    )
    assert np.allclose(J, 0.5, atol=1e-4), (
        f"J dio {J:.4f}; se esperaba 0.5: los residuos son 0.5, −1 y 0.5. J es el promedio de sus "
        "cuadrados, sin ningún ½ delante."
    )
