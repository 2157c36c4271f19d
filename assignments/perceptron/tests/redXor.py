"""Pruebas públicas de redXor: sin puntos, porque puede apoyarse en tu neurona."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "redXor"
ARGUMENTOS = ("X", "W", "v", "umbral")
X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])  # 00, 01, 10, 11
W = np.array([[1.0, -0.5], [-0.5, 1.0]])
v = np.array([1.0, 1.0])


def llamar(funcion, *argumentos):
    """Lo que devuelve tu función, que deja sus argumentos como estaban."""
    copias = [np.copy(a) if isinstance(a, np.ndarray) else a for a in argumentos]
    salida = funcion(*copias)
    for nombre, antes, despues in zip(ARGUMENTOS, argumentos, copias, strict=True):
        assert np.array_equal(antes, despues), (
            f"redXor cambió {nombre}, que no es suyo. "
            "Operaciones como += cambian el arreglo original: crea uno nuevo."
        )
    assert salida is not None, "redXor no devolvió nada (None): ¿falta el return?"
    return salida


def partes(salida, nombres):
    """Los valores uno por uno, como arreglos, o una frase que dice cuáles faltan."""
    valores = salida if isinstance(salida, tuple | list | np.ndarray) else ()
    assert len(valores) == len(nombres), (
        f"redXor debe devolver {len(nombres)} valores: {', '.join(nombres)}."
    )
    return [np.asarray(valor, float) for valor in valores]


@test_case(name="formas", points=0)
def formas(redXor):
    """ocultas tiene una fila por ejemplo y una columna por unidad oculta; salida, forma (n,)."""
    for n, m, h in ((4, 2, 3), (5, 3, 2), (1, 4, 2)):
        entradas = np.arange(n * m).reshape(n, m) / 4 - 1
        pesos = np.arange(h * m).reshape(h, m) / 2 - 1
        ocultas, salida = partes(
            llamar(redXor, entradas, pesos, np.ones(h), 0.5), ("ocultas", "salida")
        )

        assert ocultas.shape == (n, h), (
            f"con X {(n, m)} y W {(h, m)}, ocultas tiene forma {ocultas.shape}; debe ser {(n, h)}. "
            "La fila k de W son los pesos de la oculta k."
        )
        assert salida.shape == (n,), (
            f"con {n} ejemplos, salida tiene forma {salida.shape}; debe ser {(n,)}."
        )


@test_case(name="la red de la diapositiva", points=0)
def de_la_diapositiva(redXor):
    """Las ocultas contestan 00, 01, 10, 00 y la salida, 0 1 1 0."""
    ocultas, salida = partes(llamar(redXor, X, W, v, 1.0), ("ocultas", "salida"))

    assert np.array_equal(ocultas, [[0, 0], [0, 1], [1, 0], [0, 0]]), (
        f"las ocultas contestaron {ocultas.tolist()}; se esperaba 00, 01, 10, 00 en las filas 00, "
        "01, 10, 11. Cada oculta decide 0 o 1 con el mismo umbral."
    )
    assert np.array_equal(salida, [0, 1, 1, 0]), (
        f"la salida fue {salida}; se esperaba 0 1 1 0. La última unidad ve las respuestas de las "
        "ocultas, y también decide con el umbral."
    )


@test_case(name="con otro umbral", points=0)
def otro_umbral(redXor):
    """Con umbral 0.5 y los mismos pesos ya no es XOR: la salida es 0 1 1 1."""
    _, salida = partes(llamar(redXor, X, W, v, 0.5), ("ocultas", "salida"))

    assert np.array_equal(salida, [0, 1, 1, 1]), (
        f"con umbral 0.5 la salida fue {salida}; se esperaba 0 1 1 1. En 11 cada oculta recibe "
        "justo 0.5. ¿Usas el umbral que llega como argumento?"
    )
