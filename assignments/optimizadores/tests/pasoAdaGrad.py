"""Pruebas públicas de pasoAdaGrad: dos pasos en el cuenco, las formas y una G nula."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "pasoAdaGrad"
ARGUMENTOS = ("w", "G", "r", "alpha", "eps")


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
def formas(pasoAdaGrad):
    """Con w de forma (3, 2), w y r salen con esa forma."""
    rng = np.random.default_rng(2)
    w, G, r = (rng.uniform(0.5, 1.5, (3, 2)) for _ in range(3))
    partes(llamar(pasoAdaGrad, w, G, r, 0.2), (3, 2))


@test_case(name="el primer paso del cuenco", points=1)
def primero(pasoAdaGrad):
    """Desde (1.5, 1.5) con r = 0 y α = 0.1 llega a (1.4, 1.4): los dos se mueven igual."""
    w, G = np.array([1.5, 1.5]), np.array([3.0, 30.0])
    obtenidos = partes(llamar(pasoAdaGrad, w, G, np.zeros(2), 0.1), (2,))
    revisar(obtenidos, ((1.4, 1.4), (9.0, 900.0)), "El paso usa la r nueva, y su raíz.")


@test_case(name="el segundo paso del cuenco", points=1)
def segundo(pasoAdaGrad):
    """Desde (1.4, 1.4), con la r = (9, 900) del paso anterior, llega a (1.3318, 1.3318)."""
    w, G, r = np.array([1.4, 1.4]), np.array([2.8, 28.0]), np.array([9.0, 900.0])
    obtenidos = partes(llamar(pasoAdaGrad, w, G, r, 0.1), (2,))
    revisar(obtenidos, ((1.3318, 1.3318), (16.84, 1684.0)), "r recuerda todo lo anterior.")


@test_case(name="sin gradiente", points=0)
def sin_gradiente(pasoAdaGrad):
    """Donde G y r son 0, w no se mueve y no aparece ningún nan."""
    w, G = np.array([0.7, 1.5]), np.array([0.0, 30.0])
    obtenidos = partes(llamar(pasoAdaGrad, w, G, np.zeros(2), 0.1), (2,))
    sin_numero = np.isnan(obtenidos[0]).any()
    pista = "0/0 no es un número: para eso está ε." if sin_numero else "Mira antes las otras."
    revisar(obtenidos, ((0.7, 1.4), (0.0, 900.0)), pista)
