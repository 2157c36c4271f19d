"""Pruebas públicas de costo: sin puntos, porque puede apoyarse en tu predecir."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "costo"


@test_case(name="un solo número", points=0)
def un_numero(costo):
    """El costo es un número, no uno por muestra."""
    x, y, w = np.array([1.0, -1.0, 2.0, 0.5]), np.array([1.0, 5.0, 3.0, 0.0]), np.ones(3)
    salida = np.asarray(costo(x, y, w), float)

    assert salida.size == 1, (
        f"el costo tiene forma {salida.shape}; debe ser un solo número. ¿Falta promediar?"
    )


@test_case(name="tres muestras a mano", points=0)
def a_mano(costo):
    """Con w = (0, 0, 0), x = (1, −1, 2) e y = (1, 5, 3) vale 35/3; con w = (1, −2, 2), 1/3."""
    x, y = np.array([1.0, -1.0, 2.0]), np.array([1.0, 5.0, 3.0])
    for w, esperado in (([0.0, 0.0, 0.0], 35 / 3), ([1.0, -2.0, 2.0], 1 / 3)):
        obtenido = np.asarray(costo(x, y, np.array(w)), float)

        assert obtenido.size == 1, f"el costo tiene forma {obtenido.shape}; debe ser un número."
        assert np.allclose(obtenido, esperado, rtol=1e-4), (
            f"con w = {w} dio {obtenido.reshape(()):.4f}; se esperaba {esperado:.4f}. "
            "Haz la cuenta en papel: residuo de cada muestra, cuadrado, promedio."
        )


@test_case(name="ajuste perfecto", points=0)
def ajuste_perfecto(costo):
    """Si la parábola pasa por todos los puntos, el costo es 0."""
    x, y, w = np.array([-1.0, 0.0, 2.0]), np.array([4.0, 0.5, 2.5]), np.array([1.5, -2.0, 0.5])
    obtenido = np.asarray(costo(x, y, w), float)

    assert np.allclose(obtenido, 0, atol=1e-6), (
        f"la parábola 1.5 x² − 2 x + 0.5 pasa por los tres puntos y el costo dio {obtenido}; "
        "se esperaba 0. Mira los residuos uno por uno."
    )
