"""Pruebas públicas de costo: un número, y la tabla de la diapositiva."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "costo"

x = np.array([0.0, 1.0, 2.0, 3.0])
X, y = np.column_stack((np.ones(4), x)), x.copy()


@test_case(name="un solo número", points=1)
def un_numero(costo):
    """El costo es un solo número, haya los ejemplos y las columnas que haya."""
    for m, n in ((4, 1), (6, 3), (1, 2)):
        salida = costo(np.full(n + 1, 0.5), np.ones((m, n + 1)), np.zeros(m))

        assert salida is not None, "tu función no devolvió nada (None): ¿falta el return?"
        assert np.size(salida) == 1, (
            f"con m = {m} ejemplos y n = {n} entradas el costo tiene forma {np.shape(salida)}; "
            "debe ser un solo número. Mira si falta sumar sobre los ejemplos."
        )


@test_case(name="tabla de la diapositiva", points=2)
def tabla(costo):
    """Con θ0 = 0 y θ1 = 0, 0.5, 1, 1.5, 2 el costo vale 1.75, 0.4375, 0, 0.4375 y 1.75."""
    for theta1, esperado in zip((0, 0.5, 1, 1.5, 2), (1.75, 0.4375, 0, 0.4375, 1.75), strict=True):
        salida = costo(np.array([0.0, theta1]), X.copy(), y.copy())
        assert salida is not None, "tu función no devolvió nada (None): ¿falta el return?"
        salida = np.ravel(np.asarray(salida, float))

        assert salida.shape == (1,), (
            f"el costo debe ser un solo número y el tuyo trae {salida.size} valores."
        )
        assert np.isclose(salida[0], esperado, rtol=1e-4, atol=1e-6), (
            f"con θ = (0, {theta1}) dio {salida[0]:.6g}; se esperaba {esperado}. La suma de los "
            f"residuos al cuadrado es {8 * esperado:g}: ¿qué denominador tiene la fórmula?"
        )
