"""Pruebas públicas de adelante: formas, la red hecha a mano y logits enormes."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "adelante"
ARGUMENTOS = ("x", "Omega0", "beta0", "Omega1", "beta1")


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
    """La red 3-3-2 que el cuaderno resuelve a mano: x, Omega0, beta0, Omega1, beta1."""
    Omega0 = np.array([[1.0, 0.0, -1.0], [-1.0, 1.0, 1.0], [2.0, -1.0, 0.0]])
    Omega1 = np.array([[1.0, 2.0, -1.0], [0.0, 1.0, 1.0]])
    x, beta0 = np.array([[1.0], [2.0], [-1.0]]), np.array([[0.0], [-1.0], [1.0]])
    return x, Omega0, beta0, Omega1, np.array([[0.0], [1.0]])


def cuatro(adelante, *argumentos):
    """z, h, y y s, o una frase que dice por qué no están las cuatro columnas."""
    salida = llamar(adelante, *argumentos)
    partes = salida if isinstance(salida, tuple | list) else ()
    assert len(partes) == 4, "adelante devuelve cuatro cosas, en este orden: z, h, y, s."
    columnas = [np.asarray(parte, float) for parte in partes]
    n1, n2 = len(argumentos[2]), len(argumentos[4])
    for nombre, columna, n in zip("zhys", columnas, (n1, n1, n2, n2), strict=True):
        assert columna.shape == (n, 1), (
            f"{nombre} tiene forma {columna.shape} y debe ser {(n, 1)}: todos los vectores son "
            "columnas."
        )
    return columnas


@test_case(name="formas", points=1)
def formas(adelante):
    """Con 4 entradas, 5 neuronas y 3 clases, z y h son (5, 1); y y s, (3, 1)."""
    rng = np.random.default_rng(1)
    cuatro(
        adelante, *(rng.normal(size=forma) for forma in ((4, 1), (5, 4), (5, 1), (3, 5), (3, 1)))
    )


@test_case(name="la red hecha a mano", points=2)
def a_mano(adelante):
    """z = (2, −1, 1), h = (2, 0, 1), y = (1, 2) y s = (0.2689, 0.7311)."""
    esperadas = ((2, -1, 1), (2, 0, 1), (1, 2), (0.2689, 0.7311))
    pistas = (
        "La fila k de Omega0 son los pesos que llegan a la neurona k; no olvides beta0. Si a z "
        "solo le faltan los negativos, los borró la ReLU: ¿z y h son el mismo arreglo?",
        "Es ReLU de z: lo negativo se queda en 0 y lo positivo pasa como está.",
        "Los logits salen de h con Omega1 y beta1, y nada más.",
        "Es la softmax de y, a lo largo de la columna: sus entradas suman 1.",
    )
    for nombre, columna, esperada, pista in zip(
        "zhys", cuatro(adelante, *red()), esperadas, pistas, strict=True
    ):
        assert np.allclose(columna.ravel(), esperada, atol=1e-4), (
            f"{nombre} dio {np.round(columna.ravel(), 4).tolist()}; se esperaba {esperada}. {pista}"
        )


@test_case(name="logits enormes", points=1)
def enormes(adelante):
    """Sumar 1000 a los dos logits no cambia s: sigue siendo (0.2689, 0.7311), no nan."""
    x, Omega0, beta0, Omega1, beta1 = red()
    with np.errstate(all="ignore"):
        s = cuatro(adelante, x, Omega0, beta0, Omega1, beta1 + 1000)[3]

    assert np.allclose(s.ravel(), [0.2689, 0.7311], atol=1e-4), (
        f"con y = (1001, 1002), s dio {np.round(s.ravel(), 4).tolist()}; se esperaba (0.2689, "
        "0.7311). e^1002 no cabe en un número: ¿qué puedes restarle a y sin que cambie s?"
    )
