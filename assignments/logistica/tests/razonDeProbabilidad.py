"""Pruebas públicas de razonDeProbabilidad: la tabla del cuaderno y las formas."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "razonDeProbabilidad"
ARGUMENTOS = ("p",)
DOS = "dos cosas, razon y logit"


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


def partes(salida, cuantas, nombres):
    """Las salidas una por una, vengan en una tupla, en una lista o en un arreglo."""
    assert isinstance(salida, tuple | list | np.ndarray) and len(salida) == cuantas, (
        f"la función debe devolver {nombres}, en este orden."
    )
    return list(salida)


@test_case(name="forma", points=1)
def forma(razonDeProbabilidad):
    """Devuelve dos arreglos con la forma de p: la razón y el logit."""
    for k in (3, 5):
        salida = evaluar(razonDeProbabilidad, np.linspace(0.2, 0.7, k))
        for nombre, parte in zip(("razon", "logit"), partes(salida, 2, DOS), strict=True):
            assert np.shape(parte) == (k,), (
                f"con p de forma {(k,)}, {nombre} tiene forma {np.shape(parte)}; debe ser {(k,)}."
            )


@test_case(name="tabla del cuaderno", points=4)
def tabla(razonDeProbabilidad):
    """Con p = 0.1, 0.5, 0.8, 0.9 salen las razones y los logits de la tabla."""
    salida = evaluar(razonDeProbabilidad, np.array([0.1, 0.5, 0.8, 0.9]))
    razon, logit = (np.ravel(numeros(parte)) for parte in partes(salida, 2, DOS))

    assert razon.size == 4 and np.allclose(razon, (1 / 9, 1, 4, 9), rtol=1e-3), (
        f"razon dio {np.round(razon, 4)}; se esperaba 0.1111, 1, 4 y 9: cuántas veces ocurre "
        "por cada vez que no. Mira los paréntesis."
    )
    esperado = (-2.1972, 0, 1.3863, 2.1972)
    assert logit.size == 4 and np.allclose(logit, esperado, rtol=1e-3, atol=1e-4), (
        f"logit dio {np.round(logit, 4)}; se esperaba −2.1972, 0, 1.3863 y 2.1972, el logaritmo "
        "natural de la razón."
    )
