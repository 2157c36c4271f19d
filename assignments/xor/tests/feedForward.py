"""Pruebas públicas de feedForward: formas, el ejemplo del cuaderno y la red hecha a mano."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "feedForward"


def activaciones(feedForward, *argumentos):
    """Las dos activaciones, o una frase que dice por qué no están las dos."""
    antes = [np.copy(p) for p in argumentos]
    salida = feedForward(*argumentos)
    for nombre, p, copia in zip(("X", "w1", "w2", "b1", "b2"), argumentos, antes, strict=True):
        assert np.array_equal(p, copia), f"feedForward cambió {nombre}, que no es suyo."
    assert salida is not None, "feedForward no devolvió nada (None): ¿falta el return?"
    partes = salida if isinstance(salida, tuple | list) else ()
    assert len(partes) == 2, "feedForward debe devolver dos arreglos: a1 y a2, en ese orden."
    return (np.asarray(a, float) for a in partes)


@test_case(name="formas", points=1)
def formas(feedForward):
    """Con n0 = 2, n1 = 3 y m = 5, a1 es (3, 5) y a2 es (1, 5)."""
    rng = np.random.default_rng(1)
    X, w1, w2 = rng.normal(size=(2, 5)), rng.normal(size=(3, 2)), rng.normal(size=(1, 3))
    a1, a2 = activaciones(feedForward, X, w1, w2, np.ones((3, 1)), np.ones((1, 1)))

    assert a1.shape == (3, 5), (
        f"a1 tiene forma {a1.shape} y debe ser (3, 5): una fila por neurona, una columna por "
        "registro."
    )
    assert a2.shape == (1, 5), (
        f"a2 tiene forma {a2.shape} y debe ser (1, 5): una sola neurona, una columna por registro."
    )


@test_case(name="ejemplo del cuaderno", points=2)
def ejemplo(feedForward):
    """El registro (1, 2) da a1 = 0.5, 0.8808, 0.1192 y a2 = 0.1192."""
    X, w1, b1 = [[1.0], [2.0]], [[2.0, -1.0], [1.0, 1.0], [-1.0, -1.0]], [[0.0], [-1.0], [1.0]]
    w2, b2 = [[2.0, 1.0, 1.0]], [[-4.0]]
    a1, a2 = activaciones(feedForward, *map(np.array, (X, w1, w2, b1, b2)))

    assert np.allclose(a1.reshape(-1), [0.5, 0.8808, 0.1192], atol=1e-4), (
        f"a1 dio {np.round(a1.reshape(-1), 4)}; se esperaba 0.5, 0.8808, 0.1192. Las entradas "
        "netas son 0, 2 y −2: si no te salen, revisa z1; si te salen, revisa tu sigmoide."
    )
    assert np.allclose(a2.reshape(-1), [0.1192], atol=1e-4), (
        f"a2 dio {np.round(a2.reshape(-1), 4)}; se esperaba 0.1192, porque la entrada neta es −2. "
        "¿Usas a1 como entrada de la segunda capa? ¿Sumas b2?"
    )


@test_case(name="red hecha a mano", points=2)
def red_hecha_a_mano(feedForward):
    """Con los pesos de la red hecha a mano, XOR sale casi exacto: 0, 1, 1, 0."""
    X = np.array([[0.0, 0.0, 1.0, 1.0], [0.0, 1.0, 0.0, 1.0], [1.0, 1.0, 1.0, 1.0]])
    w1 = np.array([[20.0, 20, -10], [-20, -20, 30], [0, 0, 0], [0, 0, 0]])
    w2 = np.array([[20.0, 20, 0, 0]])
    _, a2 = activaciones(feedForward, X, w1, w2, np.zeros((4, 1)), np.array([[-30.0]]))

    assert np.allclose(a2.reshape(-1), [0, 1, 1, 0], atol=1e-3), (
        f"a2 dio {np.round(a2.reshape(-1), 4)}; se esperaba casi 0, 1, 1, 0. Sin b2 = −30 la "
        "neurona de salida no puede exigir que se cumplan las dos condiciones."
    )
