"""Pruebas públicas de entrenarLogistica: sin puntos, porque se apoya en tus otras funciones."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "entrenarLogistica"
ARGUMENTOS = ("X", "y", "beta0", "beta", "eta", "epocas", "tam_lote")

X, y = np.array([[0.0, 0], [0, 1], [1, 0], [1, 1]]), np.array([0.0, 0, 0, 1])


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


def entrenar(entrenarLogistica, eta, epocas, tam_lote):
    """β0, β y los costos en AND desde 0, con sus formas comprobadas."""
    salida = evaluar(entrenarLogistica, X.copy(), y.copy(), 0.0, np.zeros(2), eta, epocas, tam_lote)
    partes = salida if isinstance(salida, tuple | list) else ()
    assert len(partes) == 3, "la función debe devolver tres cosas, en orden: beta0, beta y costos."
    beta0, beta, costos = (numeros(parte) for parte in partes)
    assert beta0.size == 1, f"beta0 tiene forma {beta0.shape} y debe ser un solo número."
    assert beta.shape == (2,), f"beta tiene forma {beta.shape} y debe ser (2,), como llegó."
    assert costos.size == epocas + 1, (
        f"con epocas = {epocas} el tamaño de costos es {costos.size} y debe ser {epocas + 1}: el "
        "costo inicial y uno después de cada época."
    )
    return float(beta0.reshape(())), beta, costos.reshape(-1)


def comparar(obtenido, esperado, pista):
    """Los parámetros y los costos, con los que salen haciendo la cuenta."""
    nombres = ("beta0", "beta", "costos")
    for nombre, mio, suyo in zip(nombres, obtenido, esperado, strict=True):
        assert np.allclose(mio, suyo, rtol=1e-3, atol=1e-4), (
            f"{nombre} dio {np.round(mio, 4)}; se esperaba {np.round(suyo, 4)}. {pista}"
        )


@test_case(name="formas", points=0)
def formas(entrenarLogistica):
    """beta conserva su forma y costos tiene un valor más que épocas."""
    for epocas, tam_lote in ((1, 4), (3, 3), (2, 1)):
        entrenar(entrenarLogistica, 0.5, epocas, tam_lote)


@test_case(name="una época con todos", points=0)
def todos(entrenarLogistica):
    """En AND, con η = 1 y un solo lote: β0 = −0.25, β = (0, 0) y el costo de 0.6931 a 0.6384."""
    comparar(
        entrenar(entrenarLogistica, 1.0, 1, 4),
        (-0.25, (0, 0), (0.6931, 0.6384)),
        "Si tu gradiente ya pasa sus comprobaciones, mira el signo de la actualización.",
    )


@test_case(name="una época ejemplo por ejemplo", points=0)
def uno_a_uno(entrenarLogistica):
    """En AND, con η = 1 y lotes de 1: β0 = −0.3080, β = (0.5696, 0.4857) y costo 0.6393."""
    comparar(
        entrenar(entrenarLogistica, 1.0, 1, 1),
        (-0.3080, (0.5696, 0.4857), (0.6931, 0.6393)),
        "Son cuatro pasos, cada uno desde donde terminó el anterior, y el costo es con los cuatro.",
    )


@test_case(name="lote más grande que los datos", points=0)
def lote_grande(entrenarLogistica):
    """Con tam_lote mayor que N sale lo mismo que con tam_lote = N."""
    comparar(
        entrenar(entrenarLogistica, 1.0, 2, 50),
        entrenar(entrenarLogistica, 1.0, 2, 4),
        "Con cuatro ejemplos, un lote de 50 son esos cuatro: mira por cuánto divides.",
    )


@test_case(name="ninguna época", points=0)
def ninguna_epoca(entrenarLogistica):
    """Con 0 épocas los parámetros vuelven como llegaron, y hay un solo costo."""
    comparar(
        entrenar(entrenarLogistica, 1.0, 0, 2),
        (0, (0, 0), (0.6931,)),
        "Sin épocas no hay pasos.",
    )
