"""Pruebas públicas de derivadaSigmoide: sin puntos, porque puede apoyarse en tu sigmoide."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "derivadaSigmoide"

ENTEROS = (
    "Con −2.0, 0.0 y 2.0 aciertas, y con los enteros −2, 0 y 2 no: un arreglo de enteros trunca lo "
    "que guardas en él, y np.zeros_like(z) crea uno cuando z lo es."
)


def evaluar(funcion, entrada):
    """La salida como arreglo, o una frase que dice por qué no la hay."""
    salida = funcion(entrada)
    assert salida is not None, "tu función no devolvió nada (None): ¿falta el return?"
    return np.asarray(salida, float)


@test_case(name="forma", points=0)
def forma(derivadaSigmoide):
    """La salida tiene la forma de la entrada."""
    for z in (0.5, np.zeros(4), np.zeros((2, 3))):
        salida = evaluar(derivadaSigmoide, z)

        un_numero = np.ndim(z) == 0 and salida.size == 1
        assert un_numero or salida.shape == np.shape(z), (
            f"con z de forma {np.shape(z)} la salida tiene forma {salida.shape}; debe ser la misma."
        )


@test_case(name="valores de la diapositiva", points=0)
def valores(derivadaSigmoide):
    """σ′(−2), σ′(0) y σ′(2) valen 0.1050, 0.25 y 0.1050, también si −2, 0 y 2 son enteros."""
    pista = "El argumento es z, la entrada neta: ¿en qué momento pasas de z a σ(z)?"
    for z in (np.array([-2.0, 0.0, 2.0]), np.array([-2, 0, 2])):
        obtenido = evaluar(derivadaSigmoide, z)

        assert np.allclose(obtenido, [0.1050, 0.25, 0.1050], rtol=1e-4, atol=5e-5), (
            f"σ′(−2), σ′(0), σ′(2) dio {np.round(obtenido, 4)}; se esperaba 0.1050, 0.25, 0.1050. "
            f"{pista}"
        )
        pista = ENTEROS


@test_case(name="pendiente de tu sigmoide", points=0)
def pendiente(derivadaSigmoide, sigmoide):
    """Coincide con la pendiente de tu propia sigmoide, medida con diferencias centrales."""
    z, h = np.linspace(-3, 3, 13), 1e-2
    alturas = [sigmoide(z + h), sigmoide(z - h)]
    assert alturas[0] is not None, "tu sigmoide no devolvió nada (None): termínala primero."
    medida = np.subtract(*(np.asarray(altura, float) for altura in alturas)) / (2 * h)
    obtenido = evaluar(derivadaSigmoide, z)

    assert medida.shape == obtenido.shape == z.shape, (
        f"con z de forma {z.shape} tu sigmoide da la forma {medida.shape} y tu derivada, "
        f"{obtenido.shape}; las dos deben conservar la de z."
    )
    peor = np.argmax(np.abs(obtenido - medida))
    assert np.allclose(obtenido, medida, rtol=1e-4, atol=1e-4), (
        f"en z = {z[peor]:.1f} tu sigmoide sube con pendiente {medida[peor]:.4f} y tu "
        f"derivadaSigmoide dice {obtenido[peor]:.4f}: al menos una de las dos está mal. Si tu "
        "sigmoide ya pasa sus comprobaciones, mira la derivada."
    )


@test_case(name="extremos", points=0)
def extremos(derivadaSigmoide):
    """En z = ±1000 la curva es plana: la derivada es 0, sin nan."""
    obtenido = evaluar(derivadaSigmoide, np.array([-1000.0, 1000.0]))

    assert np.allclose(obtenido, 0, atol=1e-6), (
        f"σ′(−1000) y σ′(1000) dio {obtenido}; se esperaba 0 y 0. Si ves nan, busca de dónde sale: "
        "¿de tu sigmoide, o de una exponencial que volviste a escribir aquí?"
    )
