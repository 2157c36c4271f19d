"""Pruebas públicas de derivadas: formas, la muestra hecha a mano y diferencias centrales."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "derivadas"
ARGUMENTOS = ("x", "y", "W1", "b1", "w2", "b2")


def llamar(funcion, *argumentos, quien=name, nombres=ARGUMENTOS):
    """Lo que devuelve, que deja sus argumentos como estaban."""
    antes = [np.copy(valor) for valor in argumentos]
    salida = funcion(*argumentos)
    assert salida is not None, f"{quien} no devolvió nada (None): ¿falta el return?"
    for nombre, valor, copia in zip(nombres, argumentos, antes, strict=False):
        if isinstance(valor, np.ndarray):
            assert np.array_equal(valor, copia), (
                f"{quien} cambió {nombre}, que es de quien la llama. Operaciones como -= cambian "
                "el arreglo original: crea uno nuevo."
            )
    return salida


PARAMETROS = ("W1", "b1", "w2", "b2")
RED = ("x", *PARAMETROS)


def cuatro(salida, prefijo, red):
    """Las cuatro partes, cada una con la forma de su parámetro, o una frase que dice cuál no."""
    nombres = [prefijo + nombre for nombre in PARAMETROS]
    partes = salida if isinstance(salida, tuple | list) else ()
    assert len(partes) == 4, f"{name} devuelve cuatro cosas, en este orden: {', '.join(nombres)}."
    arreglos = [np.asarray(parte, float) for parte in partes]
    for k, (nombre, parametro) in enumerate(zip(nombres, red, strict=True)):
        forma = np.shape(parametro)
        assert arreglos[k].shape == forma or (forma == () and arreglos[k].size == 1), (
            f"{nombre} tiene forma {arreglos[k].shape} y debe ser {forma or 'un solo número'}: la "
            f"de {PARAMETROS[k]}. Mira también en qué orden los devuelves."
        )
        arreglos[k] = arreglos[k].reshape(forma)
    return arreglos


def muestra():
    """La que el cuaderno resuelve a mano: x, y, W1, b1, w2, b2."""
    x, W1, b1 = np.array([1.0, 1.0]), np.array([[1.0, -1.0], [2.0, 1.0]]), np.array([0.0, -1.0])
    return x, 0.0, W1, b1, np.array([1.0, -2.0]), 0.5


def muestra_ancha():
    """Una red 3-5-1 con una muestra de números reales: x, y, W1, b1, w2, b2."""
    rng = np.random.default_rng(3)
    x, W1, b1, w2 = (rng.uniform(-1.5, 1.5, forma) for forma in (3, (5, 3), 5, 5))
    return x, 0.7, W1, b1, w2, -0.4


@test_case(name="formas", points=0)
def formas(derivadas):
    """Con m = 3 y h = 5 cada derivada tiene la forma de su parámetro."""
    ejemplo = muestra_ancha()
    cuatro(llamar(derivadas, *ejemplo), "d", ejemplo[2:])


@test_case(name="la muestra hecha a mano", points=0)
def a_mano(derivadas):
    """Da las nueve derivadas del cuaderno, desde el final: db2, dw2, db1 y dW1."""
    obtenidas = cuatro(llamar(derivadas, *muestra()), "d", muestra()[2:])
    esperadas = ([[-0.3808, -0.3808], [0.3199, 0.3199]], [-0.3808, 0.3199], [-0.7616, -1.3416])
    pistas = (
        "La de cada peso lleva, además, su entrada.",
        "El error vuelve por el mismo peso w2 por el que salió y cruza la sigmoide: σ′(z1).",
        "El peso que lleva a1 hasta la salida se multiplica por a1.",
        "Es −2 por lo que falta, y − ŷ. Si no sale, empieza por adelante.",
    )
    for k in (3, 2, 1, 0):
        esperada = (*esperadas, -1.5232)[k]
        assert np.allclose(obtenidas[k], esperada, atol=1e-4), (
            f"d{PARAMETROS[k]} dio {np.round(obtenidas[k], 4).tolist()}; se esperaba {esperada}. "
            f"{pistas[k]}"
        )


@test_case(name="la pendiente de tu propio error", points=0)
def pendiente(derivadas, adelante):
    """Coincide con lo que cambia (y − ŷ)² al mover cada parámetro, con tu adelante."""
    x, y, *red = muestra_ancha()
    obtenidas = cuatro(llamar(derivadas, x, y, *red), "d", red)
    for k, nombre in enumerate(PARAMETROS):
        medida = np.zeros(np.shape(red[k]))
        for lugar in np.ndindex(medida.shape):
            medida[lugar] = medir(adelante, x, y, red, k, lugar)
        assert np.allclose(obtenidas[k], medida, rtol=1e-3, atol=3e-3), (
            f"tu d{nombre} es {np.round(obtenidas[k], 4).tolist()}, y al mover {nombre} tu "
            f"(y − ŷ)² cambia con pendiente {np.round(medida, 4).tolist()}. O falla derivadas, o "
            "falla adelante."
        )


def medir(adelante, x, y, red, k, lugar, h=1e-2):  # más pequeño, y float32 no lo distingue
    """La pendiente de (y − ŷ)² al mover una entrada de un parámetro, por diferencias centrales."""

    def error(paso):
        movida = [np.array(parametro, float) for parametro in red]
        movida[k][lugar] += paso
        argumentos = x.copy(), *movida[:3], float(movida[3])
        salida = llamar(adelante, *argumentos, quien="adelante", nombres=RED)
        partes = salida if isinstance(salida, tuple | list) else ()
        assert len(partes) == 3 and np.size(partes[2]) == 1, (
            "tu adelante todavía no devuelve z1, a1 y un ŷ: termínala primero."
        )
        return (y - float(np.asarray(partes[2], float).reshape(()))) ** 2

    return (error(h) - error(-h)) / (2 * h)
