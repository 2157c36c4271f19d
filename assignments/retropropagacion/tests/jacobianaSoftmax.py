"""Pruebas públicas de jacobianaSoftmax: forma y el ejemplo a mano."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "jacobianaSoftmax"
ARGUMENTOS = ("s",)


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


def matriz(jacobianaSoftmax, s):
    """La matriz cuadrada, o una frase que dice por qué no lo es."""
    J = np.asarray(llamar(jacobianaSoftmax, s), float)
    n = len(s)
    assert J.shape == (n, n), (
        f"con {n} clases la salida tiene forma {J.shape} y debe ser {(n, n)}: una fila por cada s "
        "y una columna por cada y."
    )
    return J


@test_case(name="dos clases", points=1)
def dos_clases(jacobianaSoftmax):
    """Con s = (0.2689, 0.7311) es 0.1966 por ((1, −1), (−1, 1))."""
    J = matriz(jacobianaSoftmax, np.array([[0.26894142], [0.73105858]]))

    assert np.allclose(J, [[0.1966, -0.1966], [-0.1966, 0.1966]], atol=1e-4), (
        f"dio {np.round(J, 4).tolist()}; se esperaba ((0.1966, −0.1966), (−0.1966, 0.1966)). Todas "
        "las s comparten el denominador, así que cada una depende de todas las y."
    )


@test_case(name="tres clases", points=1)
def tres_clases(jacobianaSoftmax):
    """Con s = (0.5, 0.3, 0.2) la primera fila es (0.25, −0.15, −0.10)."""
    J = matriz(jacobianaSoftmax, np.array([[0.5], [0.3], [0.2]]))

    assert np.allclose(J[0], [0.25, -0.15, -0.1], atol=1e-4), (
        f"la primera fila dio {np.round(J[0], 4).tolist()}; se esperaba (0.25, −0.15, −0.10): "
        "s₁(1 − s₁), −s₁s₂ y −s₁s₃."
    )
    assert np.allclose(J.sum(axis=0), 0, atol=1e-6), (
        f"la primera fila está bien, pero las columnas suman {np.round(J.sum(axis=0), 4).tolist()} "
        "y deberían sumar 0: lo que gana una s lo pierden las otras."
    )
