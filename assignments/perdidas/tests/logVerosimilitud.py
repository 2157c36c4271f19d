"""Pruebas públicas de logVerosimilitud: sin puntos, porque puede apoyarse en tus pérdidas."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "logVerosimilitud"


def llamar(funcion, nombre, *argumentos):
    """La salida de tu función, o una frase que dice por qué no la hay."""
    antes = [np.copy(a) for a in argumentos]
    salida = funcion(*argumentos)
    for a, copia in zip(argumentos, antes, strict=True):
        assert np.array_equal(a, copia), f"{nombre} cambió un argumento: trabaja en una copia."
    assert salida is not None, f"{nombre} no devolvió nada (None): ¿falta el return?"
    return salida


P = np.array(
    [
        [0.3792, 0.3104, 0.3104],
        [0.3072, 0.4147, 0.2780],
        [0.4263, 0.2248, 0.3490],
        [0.2668, 0.2978, 0.4354],
    ]
)
CASOS = (
    ("normal", np.array([3.0, 5.0, 2.5, 7.0]), np.array([2.5, 5.0, 4.0, 8.0]), -5.4258),
    ("bernoulli", np.array([1.0, 0.0, 1.0]), np.array([0.9, 0.2, 0.6]), -0.8393),
    ("categorica", np.array([0, 1, 2, 2]), P, -3.7341),
)


def numero(logVerosimilitud, *argumentos):
    """La log-verosimilitud como número, o una frase que dice por qué no lo es."""
    salida = llamar(logVerosimilitud, "logVerosimilitud", *argumentos)
    try:
        salida = np.asarray(salida, float)
    except (TypeError, ValueError):
        raise AssertionError("lo que devolvió logVerosimilitud no es un número.") from None
    assert salida.size == 1, (
        f"con {argumentos[0]} devolvió un arreglo de forma {salida.shape}; debe ser un solo número."
    )
    return float(salida.reshape(()))


def primera(funcion, nombre, *argumentos):
    """La L de una de tus pérdidas; si no la hay, es ella la que falta."""
    try:
        salida = llamar(funcion, nombre, *argumentos)
    except Exception as error:
        if type(error).__name__ not in ("AssertionError", "StudentError"):
            raise
        raise AssertionError(f"{nombre} todavía no funciona: termínala primero.") from None
    L = np.ravel(salida[0]) if isinstance(salida, tuple | list) and len(salida) == 2 else ()
    assert len(L) == 1, f"{nombre} debe devolver L, un número, y dL: termínala primero."
    return float(L[0])


@test_case(name="a mano", points=0)
def a_mano(logVerosimilitud):
    """Los tres ejemplos del cuaderno: normal −5.4258, bernoulli −0.8393 y categorica −3.7341."""
    for nombre, y, parametro, esperado in CASOS:
        suma = numero(logVerosimilitud, nombre, y.copy(), parametro.copy())

        assert abs(suma - esperado) < 2e-4, (
            f"{nombre} dio {suma:.4f}; se esperaba {esperado}. Escribe ln P de un solo dato y "
            "súmalo sobre todos: sin promediar y sin cambiar el signo."
        )


@test_case(name="muchos datos", points=0)
def muchos(logVerosimilitud):
    """Con 2000 datos de probabilidad 0.5 da 2000 · ln 0.5 = −1386.29, no −∞."""
    with np.errstate(all="ignore"):
        suma = numero(logVerosimilitud, "bernoulli", np.ones(2000), np.full(2000, 0.5))

    assert np.allclose(suma, -1386.2944, rtol=1e-4), (
        f"dio {suma}; se esperaba −1386.29. El producto de 2000 probabilidades ya no cabe en un "
        "float64: la suma de sus logaritmos, sí."
    )


@test_case(name="la pérdida es su opuesta", points=0)
def identidades(logVerosimilitud, errorCuadratico, entropiaBinaria, entropiaCategorica):
    """Con tus funciones, la log-verosimilitud es −n/2 (MSE + ln 2π), −n BCE o −N CCE."""
    (normal, y, mu, _), (bernoulli, x, p, _), (categorica, clases, _, _) = CASOS
    mse = primera(errorCuadratico, "errorCuadratico", mu.copy(), y.copy())
    bce = primera(entropiaBinaria, "entropiaBinaria", p.copy(), x.copy())
    cce = primera(entropiaCategorica, "entropiaCategorica", np.log(P), np.eye(3)[clases])
    sumas = (
        -numero(logVerosimilitud, normal, y.copy(), mu.copy()),
        -numero(logVerosimilitud, bernoulli, x.copy(), p.copy()),
        -numero(logVerosimilitud, categorica, clases.copy(), P.copy()),
    )
    opuestas = (2 * mse + 2 * np.log(2 * np.pi), 3 * bce, 4 * cce)

    nombres = (normal, bernoulli, categorica)
    for nombre, suma, opuesta in zip(nombres, sumas, opuestas, strict=True):
        assert np.allclose(suma, opuesta, rtol=1e-3), (
            f"{nombre}: menos tu log-verosimilitud es {suma:.4f} y de tu pérdida sale "
            f"{opuesta:.4f}; deben ser iguales. Si tu pérdida ya pasa sus comprobaciones, mira la "
            "verosimilitud."
        )
