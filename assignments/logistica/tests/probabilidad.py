"""Pruebas públicas de probabilidad: forma, los valores del cuaderno y los extremos."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "probabilidad"
ARGUMENTOS = ("X", "beta0", "beta")


def evaluar(funcion, *argumentos):
    """Lo que devuelve la función, o una frase que dice por qué no lo hay."""
    antes = [np.copy(p) for p in argumentos]
    salida = funcion(*argumentos)
    tuya = f"tu {getattr(funcion, '__name__', 'función')}"
    for p, copia, nombre in zip(argumentos, antes, ARGUMENTOS, strict=False):
        assert np.array_equal(p, copia), (
            f"{tuya} cambió {nombre}, que es de quien la llama. Operaciones como -= escriben sobre "
            "el arreglo original: crea uno nuevo."
        )
    assert salida is not None, f"{tuya} no devolvió nada (None): ¿falta el return?"
    return salida


def numeros(valor):
    """El valor como arreglo de números."""
    return np.asarray(valor, float)


@test_case(name="forma", points=2)
def forma(probabilidad):
    """Hay una probabilidad por fila: (N,)."""
    for N, n in ((4, 1), (3, 5)):
        salida = evaluar(probabilidad, np.full((N, n), 0.5), 0.1, np.full(n, 0.2))

        assert np.shape(salida) == (N,), (
            f"con X de forma {(N, n)} la salida tiene forma {np.shape(salida)}; debe ser {(N,)}, "
            "una por fila. ¿Qué producto lleva de (N, n) y (n,) a (N,)?"
        )


@test_case(name="valores del cuaderno", points=3)
def valores(probabilidad):
    """Con β0 = −1 y β = 1, las x = 2, 1 y 0 dan 0.7311, 0.5 y 0.2689."""
    salida = evaluar(probabilidad, np.array([[2.0], [1.0], [0.0]]), -1.0, np.array([1.0]))
    p = np.ravel(numeros(salida))

    assert p.size == 3 and np.allclose(p, (0.7311, 0.5, 0.2689), atol=1e-4), (
        f"dio {np.round(p, 4)}; se esperaba 0.7311, 0.5 y 0.2689. Haz z a mano (1, 0 y −1), y mira "
        "el signo del exponente y los paréntesis."
    )


@test_case(name="extremos", points=2)
def extremos(probabilidad):
    """Con z = ±1000 da 0 y 1, sin nan."""
    with np.errstate(all="ignore"):
        salida = evaluar(probabilidad, np.array([[-1.0], [1.0]]), 0.0, np.array([1000.0]))
    p = np.ravel(numeros(salida))

    pista = " Un nan nace, por ejemplo, de inf / inf." * bool(np.isnan(p).any())
    assert p.size == 2 and np.allclose(p, (0, 1), atol=1e-5), (
        f"con z = −1000 y z = 1000 dio {p}; se esperaba 0 y 1.{pista}"
    )
