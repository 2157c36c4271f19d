"""Pruebas públicas de pasoAdam: el primer paso de los dos Adam, el segundo y las formas."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "pasoAdam"
ARGUMENTOS = ("w", "G", "v", "r", "t", "alpha", "rho1", "rho2", "eps", "corregir")


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


PARTES = ("w", "v", "r")


def partes(salida, forma):
    """Las tres partes, con la forma de w, o una frase que dice cuál no."""
    varias = salida if isinstance(salida, tuple | list | np.ndarray) else ()
    assert len(varias) == 3, f"{name} devuelve tres cosas, en este orden: w, v y r."
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
def formas(pasoAdam):
    """Con w de forma (3, 2), w, v y r salen con esa forma."""
    rng = np.random.default_rng(4)
    w, G, v, r = (rng.uniform(0.5, 1.5, (3, 2)) for _ in range(4))
    partes(llamar(pasoAdam, w, G, v, r, 3, 0.2, 0.8, 0.95), (3, 2))


@test_case(name="el primer paso, corregido", points=1)
def primero(pasoAdam):
    """Desde (1.5, 1.5) y sin memoria, con α = 0.1 llega a (1.4, 1.4): un paso de tamaño α."""
    w, G, v, r = np.array([1.5, 1.5]), np.array([3.0, 30.0]), np.zeros(2), np.zeros(2)
    obtenidos = partes(llamar(pasoAdam, w, G, v, r, 1, 0.1, 0.9, 0.999), (2,))
    esperados = ((1.4, 1.4), (0.3, 3.0), (0.009, 0.9))
    revisar(obtenidos, esperados, "v y r salen como los deja su fórmula, sin corregir.")


@test_case(name="el primer paso de las notas", points=1)
def sin_corregir(pasoAdam):
    """Con corregir=False el primer paso mide 3.1623 veces α: llega a (1.1838, 1.1838)."""
    w, G, v, r = np.array([1.5, 1.5]), np.array([3.0, 30.0]), np.zeros(2), np.zeros(2)
    obtenidos = partes(llamar(pasoAdam, w, G, v, r, 1, 0.1, 0.9, 0.999, 1e-8, False), (2,))
    revisar(
        obtenidos, ((1.1838, 1.1838), (0.3, 3.0), (0.009, 0.9)), "Sin corregir, v y r tal cual."
    )


@test_case(name="el segundo paso, corregido", points=1)
def segundo(pasoAdam):
    """En t = 2, desde (1.4, 1.4) y con la memoria del primero, llega a (1.3002, 1.3002)."""
    w, G = np.array([1.4, 1.4]), np.array([2.8, 28.0])
    v, r = np.array([0.3, 3.0]), np.array([0.009, 0.9])
    obtenidos = partes(llamar(pasoAdam, w, G, v, r, 2, 0.1, 0.9, 0.999), (2,))
    esperados = ((1.3002, 1.3002), (0.55, 5.5), (0.016831, 1.6831))
    revisar(obtenidos, esperados, "La corrección cambia de un paso a otro: ¿dónde está t?")


@test_case(name="sin gradiente", points=0)
def sin_gradiente(pasoAdam):
    """Donde no hay ni gradiente ni memoria, w no se mueve y no aparece ningún nan."""
    w, G, v, r = np.array([0.7, 1.5]), np.array([0.0, 30.0]), np.zeros(2), np.zeros(2)
    obtenidos = partes(llamar(pasoAdam, w, G, v, r, 1, 0.1, 0.9, 0.999), (2,))
    esperados = ((0.7, 1.4), (0.0, 3.0), (0.0, 0.9))
    sin_numero = np.isnan(obtenidos[0]).any()
    pista = "0/0 no es un número: para eso está ε." if sin_numero else "Mira antes las otras."
    revisar(obtenidos, esperados, pista)
