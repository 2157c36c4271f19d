"""Pruebas públicas de sgdLineal: la tabla de la diapositiva, muestra por muestra."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "sgdLineal"

x, y = np.array([50.0, 80.0, 120.0]), np.array([150.0, 200.0, 280.0])


def correr(sgdLineal, muestras, epocas):
    """w y b como números, desde w = b = 0 y con η = 0.0001."""
    salida = sgdLineal(x[:muestras].copy(), y[:muestras].copy(), 0.0, 0.0, 0.0001, epocas)
    assert salida is not None, "tu función no devolvió nada (None): ¿falta el return?"
    partes = salida if isinstance(salida, tuple | list | np.ndarray) else ()
    assert len(partes) == 2, "la función debe devolver dos números, en este orden: w y b."
    w, b = (np.ravel(np.asarray(parte, float)) for parte in partes)
    assert w.size == b.size == 1, f"w y b deben ser números y tienen {w.size} y {b.size} valores."
    return w[0], b[0]


@test_case(name="tabla de la diapositiva", points=3)
def tabla(sgdLineal):
    """Tras cada una de las tres muestras: (0.750, 0.0150), (1.8699, 0.0290), (2.5369, 0.0346)."""
    for muestras, esperado in ((1, (0.75, 0.015)), (2, (1.8699, 0.0290)), (3, (2.5369, 0.0346))):
        w, b = correr(sgdLineal, muestras, 1)

        assert np.allclose((w, b), esperado, rtol=1e-4, atol=1.5e-4), (
            f"después de {muestras} de las 3 muestras dio w = {w:.4f}, b = {b:.4f}; se esperaba "
            f"{esperado[0]:.4f} y {esperado[1]:.4f}. Hazla a mano: un solo r, y con él w y b."
        )


@test_case(name="época 10", points=1)
def epoca_10(sgdLineal):
    """Después de 10 épocas, w = 2.2674 y b = 0.0515."""
    w, b = correr(sgdLineal, 3, 10)

    assert np.allclose((w, b), (2.2674, 0.0515), rtol=1e-4, atol=1.5e-4), (
        f"después de 10 épocas dio w = {w:.4f}, b = {b:.4f}; se esperaba 2.2674 y 0.0515. Cada "
        "época empieza con los w y b que dejó la anterior."
    )
