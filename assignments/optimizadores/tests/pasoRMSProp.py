"""Pruebas públicas de pasoRMSProp: dos pasos en el cuenco, las formas y una G nula."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "pasoRMSProp"
ARGUMENTOS = ("w", "G", "r", "alpha", "rho", "eps")


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


PARTES = ("w", "r")


def partes(salida, forma):
    """Las dos partes, con la forma de w, o una frase que dice cuál no."""
    varias = salida if isinstance(salida, tuple | list | np.ndarray) else ()
    assert len(varias) == 2, f"{name} devuelve dos cosas, en este orden: w y r."
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
def formas(pasoRMSProp):
    """Con w de forma (3, 2), w y r salen con esa forma."""
    rng = np.random.default_rng(3)
    w, G, r = (rng.uniform(0.5, 1.5, (3, 2)) for _ in range(3))
    partes(llamar(pasoRMSProp, w, G, r, 0.2, 0.8), (3, 2))


@test_case(name="el primer paso del cuenco", points=1)
def primero(pasoRMSProp):
    """Desde (1.5, 1.5) con r = 0, α = 0.1 y ρ = 0.9 llega a (1.1838, 1.1838)."""
    w, G = np.array([1.5, 1.5]), np.array([3.0, 30.0])
    obtenidos = partes(llamar(pasoRMSProp, w, G, np.zeros(2), 0.1, 0.9), (2,))
    revisar(obtenidos, ((1.1838, 1.1838), (0.9, 90.0)), "¿Qué parte de r es nueva?")


@test_case(name="el segundo paso del cuenco", points=1)
def segundo(pasoRMSProp):
    """Desde (1.2, 1.2), con r = (0.9, 90), llega a (0.9961, 0.9961)."""
    w, G, r = np.array([1.2, 1.2]), np.array([2.4, 24.0]), np.array([0.9, 90.0])
    obtenidos = partes(llamar(pasoRMSProp, w, G, r, 0.1, 0.9), (2,))
    revisar(obtenidos, ((0.9961, 0.9961), (1.386, 138.6)), "r es un promedio, no una suma.")


@test_case(name="sin gradiente", points=0)
def sin_gradiente(pasoRMSProp):
    """Donde G y r son 0, w no se mueve y no aparece ningún nan."""
    w, G = np.array([0.7, 1.5]), np.array([0.0, 30.0])
    obtenidos = partes(llamar(pasoRMSProp, w, G, np.zeros(2), 0.1, 0.9), (2,))
    sin_numero = np.isnan(obtenidos[0]).any()
    pista = "0/0 no es un número: para eso está ε." if sin_numero else "Mira antes las otras."
    revisar(obtenidos, ((0.7, 1.1838), (0.0, 90.0)), pista)
