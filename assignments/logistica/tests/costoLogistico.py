"""Pruebas públicas de costoLogistico: sin puntos, porque puede apoyarse en tu probabilidad."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "costoLogistico"
ARGUMENTOS = ("X", "y", "beta0", "beta")


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


def numero(salida):
    """El costo como número."""
    J = numeros(salida)
    assert J.size == 1, (
        f"el costo tiene forma {J.shape} y debe ser un solo número: falta juntar los ejemplos."
    )
    return float(J.reshape(()))


@test_case(name="el modelo que no sabe nada", points=0)
def no_sabe_nada(costoLogistico):
    """Con β0 = 0 y β = 0 el costo es ln 2 = 0.6931, con cualquier dato."""
    X = np.array([[0.5, -1.0], [2.0, 0.3], [-1.5, 1.0], [0.2, 0.7], [1.0, 1.0]])
    salida = evaluar(costoLogistico, X, np.array([0.0, 1.0, 1.0, 0.0, 1.0]), 0.0, np.zeros(2))
    J = numero(salida)

    assert abs(J - 0.6931) < 1e-4, (
        f"dio {J:.4f}; se esperaba 0.6931. Revisa el signo, si promedias sobre los ejemplos y qué "
        "logaritmo usas."
    )


@test_case(name="dos ejemplos", points=0)
def dos_ejemplos(costoLogistico):
    """Con z = 1 dos veces, e y = 1 y 0, el costo es 0.8133: el promedio de 0.3133 y 1.3133."""
    X, beta = np.array([[2.0], [2.0]]), np.array([1.0])
    J = numero(evaluar(costoLogistico, X, np.array([1.0, 0.0]), -1.0, beta))

    assert abs(J - 0.8133) < 1e-4, (
        f"dio {J:.4f}; se esperaba 0.8133, el promedio de −ln 0.7311 y −ln 0.2689. ¿De dónde sale "
        "ese 0.2689?"
    )


@test_case(name="extremos", points=0)
def extremos(costoLogistico):
    """Con z = ±1000, acertar todo cuesta 0 y equivocarse en todo cuesta mucho, pero es finito."""
    X, y, beta = np.array([[1.0], [-1.0]]), np.array([1.0, 0.0]), np.array([1000.0])
    with np.errstate(all="ignore"):
        bien = numero(evaluar(costoLogistico, X, y, 0.0, beta))
        mal = numero(evaluar(costoLogistico, X, 1 - y, 0.0, beta))

    assert abs(bien) < 1e-5, (
        f"con todo acertado dio {bien}; se esperaba 0. Un nan viene de 0 · ln 0, o de tu "
        "probabilidad."
    )
    assert 5 < mal < np.inf, (
        f"con todo equivocado dio {mal}; se esperaba un número finito mayor que 5. Cuida los dos "
        "logaritmos, y que la corrección sea diminuta."
    )
