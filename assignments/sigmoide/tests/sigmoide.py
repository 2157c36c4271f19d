"""Pruebas públicas de sigmoide: forma, los valores de la diapositiva y los extremos."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "sigmoide"

ENTEROS = (
    "Con −2.0, 0.0 y 2.0 aciertas, y con los enteros −2, 0 y 2 no: un arreglo de enteros trunca lo "
    "que guardas en él, y np.zeros_like(z) crea uno cuando z lo es."
)


def evaluar(funcion, entrada):
    """La salida como arreglo, o una frase que dice por qué no la hay."""
    salida = funcion(entrada)
    assert salida is not None, "tu función no devolvió nada (None): ¿falta el return?"
    return np.asarray(salida, float)


@test_case(name="forma", points=3)
def forma(sigmoide):
    """La salida tiene la forma de la entrada: número, vector o matriz."""
    for z in (0.5, np.zeros(4), np.zeros((2, 3))):
        salida = evaluar(sigmoide, z)

        un_numero = np.ndim(z) == 0 and salida.size == 1
        assert un_numero or salida.shape == np.shape(z), (
            f"con z de forma {np.shape(z)} la salida tiene forma {salida.shape}; debe ser la "
            "misma. Mira si recorres solo una dimensión o si aplanas el arreglo."
        )


@test_case(name="valores de la diapositiva", points=4)
def valores(sigmoide):
    """σ(−2), σ(0) y σ(2) valen 0.1192, 0.5 y 0.8808, también si −2, 0 y 2 son enteros."""
    pista = "Revisa los paréntesis del denominador y el signo del exponente."
    for z in (np.array([-2.0, 0.0, 2.0]), np.array([-2, 0, 2])):
        obtenido = evaluar(sigmoide, z)
        bien = np.allclose(obtenido, [0.1192, 0.5, 0.8808], rtol=1e-4, atol=5e-5)

        assert obtenido.size and bien, (
            f"σ(−2), σ(0), σ(2) dio {np.round(obtenido, 4)}; se esperaba 0.1192, 0.5, 0.8808. "
            f"{pista}"
        )
        pista = ENTEROS


@test_case(name="extremos", points=3)
def extremos(sigmoide):
    """En z = ±1000 da 0 y 1, sin nan y sin que nada se desborde."""
    z = np.array([-1000.0, 1000.0])
    try:
        with np.errstate(over="raise", invalid="raise"):
            obtenido = evaluar(sigmoide, z)
    except Exception as aviso:
        señales = ("overflow", "invalid value", "range error")
        if isinstance(aviso, AssertionError) or not any(s in str(aviso) for s in señales):
            raise
        raise AssertionError(
            "en z = ±1000 hubo un desborde. Escribe σ de modo que el exponente nunca sea un número "
            "positivo grande."
        ) from None

    pista = " Un nan aparece, por ejemplo, al dividir inf entre inf." * any(np.isnan(obtenido))
    assert obtenido.size and np.allclose(obtenido, [0, 1], atol=1e-6), (
        f"σ(−1000) y σ(1000) dio {obtenido}; se esperaba 0 y 1.{pista}"
    )
