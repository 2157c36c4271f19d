"""Pruebas públicas de entropiaCruzada: el ejemplo de la diapositiva y los casos límite."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "entropiaCruzada"

A = np.array(
    [
        [0.3792, 0.3104, 0.3104],
        [0.3072, 0.4147, 0.2780],
        [0.4263, 0.2248, 0.3490],
        [0.2668, 0.2978, 0.4354],
    ]
)
Y = np.array([[1.0, 0, 0], [0, 1, 0], [0, 0, 1], [0, 0, 1]])


@test_case(name="ejemplo de la diapositiva", points=2)
def diapositiva(entropiaCruzada):
    """Las cuatro filas dan 0.969692, 0.880200, 1.05268 y 0.831490; juntas, el promedio 0.9335."""
    for i, esperado in enumerate([0.969692, 0.880200, 1.05268, 0.831490]):
        J = _numero(entropiaCruzada(A[i : i + 1], Y[i : i + 1]))

        assert abs(J - esperado) < 1e-4, (
            f"la fila {i + 1} de la diapositiva, sola, dio {J:.6f}; se esperaba {esperado:.6f}. "
            "Solo cuenta la probabilidad de la clase verdadera, y se promedia sobre las filas: "
            "aquí hay una sola."
        )
    J = _numero(entropiaCruzada(A, Y))

    assert abs(J - 0.9335) < 1e-4, (
        f"las cuatro filas juntas dieron {J:.4f}; se esperaba el promedio, 0.9335. "
        "¿Entre cuántos divides? Se promedia sobre los ejemplos."
    )


@test_case(name="no saber nada cuesta ln K", points=1)
def a_ciegas(entropiaCruzada):
    """Con la misma probabilidad para las K clases, el costo es ln K."""
    for K in (2, 10):
        J = _numero(entropiaCruzada(np.full((5, K), 1 / K), np.eye(K)[[0, 1, 1, 0, 1]]))

        assert abs(J - np.log(K)) < 1e-4, (
            f"con {K} clases igual de probables dio {J:.4f}; se esperaba ln {K} = {np.log(K):.4f}."
        )


@test_case(name="casos límite", points=1)
def limites(entropiaCruzada):
    """Con una predicción perfecta el costo es 0; con probabilidad 0 es grande, pero finito."""
    perfecta = _numero(entropiaCruzada(np.eye(3), np.eye(3)))
    imposible = _numero(entropiaCruzada(np.array([[0.0, 1.0]]), np.array([[1.0, 0.0]])))

    assert abs(perfecta) < 1e-5, (
        f"con una predicción perfecta dio {perfecta}; se esperaba 0. Un nan viene de 0 · log(0)."
    )
    assert 5 < imposible < np.inf, (
        f"con probabilidad 0 en la clase verdadera dio {imposible}; se esperaba un número finito y "
        "mayor que 5. Evita que al logaritmo le llegue un cero exacto."
    )


def _numero(valor):
    assert valor is not None, "tu función no devolvió nada (None): ¿falta el return?"
    arreglo = np.asarray(valor, float)
    assert arreglo.size == 1, f"el costo es un solo número y el tuyo tiene forma {arreglo.shape}."
    return arreglo.item()
