"""Pruebas públicas de normalizarLote: el ejemplo a mano, con una neurona que no cambia."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "normalizarLote"


def tres(normalizarLote, Z, gamma, beta):
    """A, mu y var con sus formas, o una frase que dice cuál no."""
    dados = [np.copy(a) for a in (Z, gamma, beta)]
    salida = normalizarLote(Z, gamma, beta)
    assert all(map(np.array_equal, (Z, gamma, beta), dados)), (
        f"{name} cambió un argumento: operaciones como -= escriben en el arreglo original."
    )
    partes = salida if isinstance(salida, tuple | list) else ()
    assert len(partes) == 3, f"{name} debe devolver tres cosas: A, mu y var, en ese orden."
    n = len(Z)
    arreglos = [np.asarray(parte, float) for parte in partes]
    for parte, nombre, forma in zip(
        arreglos, ("A", "mu", "var"), (Z.shape, (n, 1), (n, 1)), strict=True
    ):
        assert parte.shape == forma, (
            f"{nombre} tiene forma {parte.shape} y debe ser {forma}: hay una media y una varianza "
            "por neurona, es decir, por fila."
        )
    return arreglos


def ejemplo():
    """Z, gamma y beta del cuaderno."""
    Z = np.array([[1.0, 2, 3, 4], [5, 5, 5, 5]])
    return Z, np.array([[2.0], [1.0]]), np.array([[1.0], [7.0]])


@test_case(name="media y varianza", points=2)
def estadisticas(normalizarLote):
    """El lote del cuaderno tiene medias 2.5 y 5 y varianzas 1.25 y 0."""
    _, mu, var = tres(normalizarLote, *ejemplo())

    assert np.allclose(mu, [[2.5], [5]]), (
        f"mu dio {mu.ravel()}; se esperaba 2.5, 5: el promedio de cada fila, sobre sus registros."
    )
    assert np.allclose(var, [[1.25], [0]]), (
        f"var dio {var.ravel()}; se esperaba 1.25, 0: el promedio de los cuadrados de las "
        "desviaciones, dividido por m."
    )


@test_case(name="a mano", points=2)
def a_mano(normalizarLote):
    """La primera fila queda en −1.6833, 0.1056, 1.8944, 3.6833, y la constante, en beta = 7."""
    with np.errstate(all="ignore"):
        A, _, _ = tres(normalizarLote, *ejemplo())

    assert np.allclose(A[0], [-1.6833, 0.1056, 1.8944, 3.6833], atol=1e-4), (
        f"la primera fila de A dio {np.round(A[0], 4)}; se esperaba −1.6833, 0.1056, 1.8944, "
        "3.6833. Resta la media, divide por la desviación, multiplica por gamma y, al final, suma "
        "beta."
    )
    assert np.allclose(A[1], 7), (
        f"la fila constante dio {np.round(A[1], 4)}; se esperaba 7, su beta. Un nan viene de 0/0: "
        "¿dónde va eps?"
    )
