"""Pruebas públicas de predecir: forma, una parábola a mano y cada término por separado."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "predecir"


def evaluar(predecir, x, w):
    """La salida como arreglo, o una frase que dice por qué no la hay."""
    try:
        salida = predecir(x, w)
    except Exception as error:
        if not any(parte in str(error) for parte in ("ambiguous", "arrays can be converted")):
            raise
        raise AssertionError(
            f"con x de forma {x.shape} tu función se detuvo: {error}. Un if o una función de math "
            "miran un solo número; las operaciones de NumPy recorren todo el arreglo."
        ) from None
    assert salida is not None, "tu función no devolvió nada (None): ¿falta el return?"
    return np.asarray(salida, float)


@test_case(name="forma", points=3)
def forma(predecir):
    """Da una predicción por cada x."""
    for n in (5, 2, 1):
        salida = evaluar(predecir, np.linspace(-1, 2, n), np.array([1.5, -2.0, 0.5]))

        assert salida.shape == (n,), (
            f"con x de forma {(n,)} la salida tiene forma {salida.shape}; debe ser {(n,)}. "
            "Mira si recorres x o si recorres w."
        )


@test_case(name="una parábola a mano", points=5)
def a_mano(predecir):
    """1.5 x² − 2 x + 0.5 vale 10.5, 4, 0.5, 0 y 2.5 en x = −2, −1, 0, 1, 2."""
    x, w = np.array([-2.0, -1.0, 0.0, 1.0, 2.0]), np.array([1.5, -2.0, 0.5])
    obtenido = evaluar(predecir, x, w)

    assert np.allclose(obtenido, [10.5, 4.0, 0.5, 0.0, 2.5], rtol=1e-4, atol=1e-4), (
        f"dio {np.round(obtenido, 4)}; se esperaba 10.5, 4, 0.5, 0, 2.5. "
        "Compara punto por punto: ¿en cuáles coincides?, ¿qué tienen esas x de especial?"
    )


@test_case(name="cada término por separado", points=4)
def terminos(predecir):
    """w1 multiplica a x², w2 multiplica a x y w3 va solo."""
    x = np.array([-1.5, 0.5, 3.0])
    for j, esperado in enumerate(([2.25, 0.25, 9.0], [-1.5, 0.5, 3.0], [1.0, 1.0, 1.0])):
        w = np.zeros(3)
        w[j] = 1.0
        obtenido = evaluar(predecir, x, w)

        assert np.allclose(obtenido, esperado, rtol=1e-4, atol=1e-4), (
            f"con w = {w} y x = {x} dio {np.round(obtenido, 4)}; se esperaba {esperado}. "
            f"Revisa el término de w{j + 1}."
        )
