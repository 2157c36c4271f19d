"""Pruebas públicas de jacobianaRelu: forma y el ejemplo a mano."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "jacobianaRelu"
ARGUMENTOS = ("z",)


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


def matriz(jacobianaRelu, z):
    """La matriz cuadrada, o una frase que dice por qué no lo es."""
    J = np.asarray(llamar(jacobianaRelu, z), float)
    n = len(z)
    assert J.shape == (n, n), (
        f"con {n} neuronas la salida tiene forma {J.shape} y debe ser {(n, n)}: una fila por cada "
        "h y una columna por cada z."
    )
    return J


@test_case(name="la red hecha a mano", points=2)
def a_mano(jacobianaRelu):
    """Con z = (2, −1, 1) la diagonal es (1, 0, 1) y fuera de ella todo es 0."""
    J = matriz(jacobianaRelu, np.array([[2.0], [-1.0], [1.0]]))

    assert np.allclose(np.diag(J), [1, 0, 1]), (
        f"la diagonal dio {np.round(np.diag(J), 4).tolist()}; se esperaba (1, 0, 1): la pendiente "
        "de ReLU en cada z, no su valor."
    )
    assert np.allclose(J, np.diag([1, 0, 1])), (
        f"la diagonal está bien, pero fuera de ella hay algo: {J.tolist()}. Cada h depende de su z "
        "y de ninguna otra."
    )
