"""Pruebas públicas de pasoMomento: dos pasos en el cuenco y las formas."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "pasoMomento"
ARGUMENTOS = ("w", "G", "v", "alpha", "rho")


def llamar(funcion, *argumentos):
    """Lo que devuelve, que deja sus argumentos como estaban."""
    antes = [np.copy(valor) for valor in argumentos]
    salida = funcion(*argumentos)
    assert salida is not None, f"{name} no devolvió nada (None): ¿falta el return?"
    for nombre, valor, copia in zip(ARGUMENTOS, argumentos, antes, strict=False):
        if isinstance(valor, np.ndarray):
            assert np.array_equal(valor, copia), (
                f"{name} cambió {nombre}, que es de quien la llama. Operaciones como -= y *= "
                "cambian el arreglo original: crea uno nuevo."
            )
    return salida


PARTES = ("w", "v")


def partes(salida, forma):
    """Las dos partes, con la forma de w, o una frase que dice cuál no."""
    varias = salida if isinstance(salida, tuple | list | np.ndarray) else ()
    assert len(varias) == 2, f"{name} devuelve dos cosas, en este orden: w y v."
    arreglos = [np.asarray(parte, float) for parte in varias]
    for nombre, arreglo in zip(PARTES, arreglos, strict=True):
        assert arreglo.shape == forma, (
            f"{nombre} tiene forma {arreglo.shape} y debe tener la de w, {forma}."
        )
    return arreglos


def revisar(obtenidos, esperados, pista):
    """Compara parte por parte, con cuatro decimales."""
    for nombre, obtenido, esperado in zip(PARTES, obtenidos, esperados, strict=True):
        assert np.allclose(obtenido, esperado, rtol=2e-4, atol=1e-4), (
            f"{nombre} dio {np.round(obtenido, 4).tolist()}; se esperaba {list(esperado)}. {pista}"
        )


@test_case(name="formas", points=0)
def formas(pasoMomento):
    """Con w de forma (3, 2), w y v salen con esa forma."""
    rng = np.random.default_rng(1)
    w, G, v = (rng.uniform(-1, 1, (3, 2)) for _ in range(3))
    partes(llamar(pasoMomento, w, G, v, 0.2, 0.8), (3, 2))


@test_case(name="el primer paso del cuenco", points=1)
def primero(pasoMomento):
    """Desde (1.5, 1.5) con v = 0, α = 0.1 y ρ = 0.9 llega a (1.47, 1.2)."""
    w, G = np.array([1.5, 1.5]), np.array([3.0, 30.0])
    obtenidos = partes(llamar(pasoMomento, w, G, np.zeros(2), 0.1, 0.9), (2,))
    revisar(obtenidos, ((1.47, 1.2), (0.3, 3.0)), "¿Qué parte de v es memoria y qué parte es G?")


@test_case(name="el segundo paso del cuenco", points=1)
def segundo(pasoMomento):
    """Desde (1.47, 1.2), con la v = (0.3, 3) del paso anterior, llega a (1.4136, 0.69)."""
    w, G, v = np.array([1.47, 1.2]), np.array([2.94, 24.0]), np.array([0.3, 3.0])
    obtenidos = partes(llamar(pasoMomento, w, G, v, 0.1, 0.9), (2,))
    revisar(obtenidos, ((1.4136, 0.69), (0.564, 5.1)), "w se mueve con la v nueva.")
