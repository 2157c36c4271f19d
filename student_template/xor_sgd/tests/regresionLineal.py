"""Pruebas públicas de regresionLineal: XOR y una recta que ajusta a medias."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "regresionLineal"
ARGUMENTOS = ("X", "Y")


def llamar(funcion, *argumentos, quien=name, nombres=ARGUMENTOS):
    """Lo que devuelve; si se detiene, una frase con tu línea y las formas de lo que recibió."""
    antes = [np.copy(valor) for valor in argumentos]
    try:
        salida = funcion(*argumentos)
    except NotImplementedError:
        raise
    except Exception as error:
        if type(error).__module__.startswith("autograder"):  # quien califica lo dice a su manera
            raise
        formas = ", ".join(
            f"{nombre} {np.shape(valor) or 'un número'}"
            for nombre, valor in zip(nombres, argumentos, strict=False)
        )
        raise AssertionError(
            f"{quien} se detuvo{linea(error, getattr(funcion, '__globals__', {}))}: "
            f"{type(error).__name__}: {error}. Recibió {formas}."
        ) from None
    assert salida is not None, f"{quien} no devolvió nada (None): ¿falta el return?"
    for nombre, valor, copia in zip(nombres, argumentos, antes, strict=False):
        if isinstance(valor, np.ndarray):
            assert np.array_equal(valor, copia), (
                f"{quien} cambió {nombre}, que es de quien la llama. Operaciones como -= cambian "
                "el arreglo original: crea uno nuevo."
            )
    return salida


def linea(error, cuaderno):
    """La última línea del cuaderno por la que pasó el error, con su texto si se conserva."""
    paso, lugar = error.__traceback__, None
    while paso is not None:
        lugar = paso if paso.tb_frame.f_globals is cuaderno else lugar
        paso = paso.tb_next
    if lugar is None:
        return ""
    cual, numero = lugar.tb_frame.f_code.co_name, lugar.tb_lineno
    celdas = [c.splitlines() for c in cuaderno.get("In", ()) if f"def {cual}(" in c]
    texto = celdas[-1][numero - 1].strip() if celdas and numero <= len(celdas[-1]) else ""
    return f" en la línea {numero} de la celda de {cual}" + f" («{texto}»)" * bool(texto)


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
