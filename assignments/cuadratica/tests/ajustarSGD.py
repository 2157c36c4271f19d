"""Pruebas públicas de ajustarSGD: sin puntos, porque se apoya en las otras funciones."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "ajustarSGD"


def correr(ajustarSGD, *argumentos):
    """La w y los costos, o una frase que dice por qué no están los dos."""
    salida = ajustarSGD(*argumentos)
    assert salida is not None, "tu función no devolvió nada (None): ¿falta el return?"
    partes = salida if isinstance(salida, tuple | list) else ()
    assert len(partes) == 2, "la función debe devolver dos cosas, en este orden: w y costos."
    return np.asarray(partes[0], float), np.ravel(np.asarray(partes[1], float))


@test_case(name="forma", points=0)
def forma(ajustarSGD):
    """Devuelve w (3,) y una historia de epocas + 1 costos."""
    x, y = np.array([1.0, -1.0, 2.0, 0.5]), np.array([1.0, 5.0, 3.0, 0.0])
    for epocas in (0, 1, 4):
        w, costos = correr(ajustarSGD, x, y, np.zeros(3), 0.01, epocas)

        assert np.shape(w) == (3,), f"w tiene forma {np.shape(w)}; debe ser (3,)."
        assert np.size(costos) == epocas + 1, (
            f"con epocas = {epocas} el tamaño de costos es {np.size(costos)} y debe ser "
            f"{epocas + 1}: el costo de la w recibida y uno al final de cada época."
        )


@test_case(name="una época a mano", points=0)
def a_mano(ajustarSGD):
    """x = (1, −1, 2), y = (1, 5, 3), w = 0, α = 0.05: da (0.922, −0.224, 0.673)."""
    x, y = np.array([1.0, -1.0, 2.0]), np.array([1.0, 5.0, 3.0])
    tabla = ([0.1, 0.1, 0.1], [0.59, -0.39, 0.59], [0.922, -0.224, 0.673])

    for k, esperado in enumerate(tabla, start=1):
        w, _ = correr(ajustarSGD, x[:k], y[:k], np.zeros(3), 0.05, 1)

        assert np.allclose(w, esperado, rtol=1e-4, atol=1e-4), (
            f"después de la fila {k} de la tabla w dio {np.round(w, 4)}; se esperaba "
            f"{esperado}. Si tu gradienteMuestra ya pasa sus comprobaciones, mira el signo y que "
            "cada muestra encuentre la w que dejó la anterior."
        )


@test_case(name="historia de costos", points=0)
def historia(ajustarSGD, costo):
    """costos[0] es el de la w recibida y el último, el de la w devuelta, según tu costo."""
    x, y = np.array([1.0, -1.0, 2.0]), np.array([1.0, 5.0, 3.0])
    w0 = np.array([0.3, -0.2, 0.1])
    w, costos = correr(ajustarSGD, x, y, w0.copy(), 0.02, 3)

    assert costos.size, "costos está vacío; el primero es el costo de la w recibida."
    for cuando, obtenido, pesos in (("primer", costos[0], w0), ("último", costos[-1], w)):
        esperado = costo(x, y, pesos)
        assert esperado is not None, "tu costo no devolvió nada (None): termínalo primero."
        assert np.size(esperado) == 1, (
            "tu costo todavía no devuelve un solo número: complétalo antes de mirar esto."
        )
        esperado = np.asarray(esperado, float).reshape(())
        assert np.allclose(obtenido, esperado, rtol=1e-3, atol=1e-5), (
            f"el {cuando} costo de la historia es {obtenido:.4f} y tu costo dice {esperado:.4f}."
        )


@test_case(name="argumentos intactos", points=0)
def intactos(ajustarSGD):
    """x, y y w quedan como estaban."""
    x, y, w = np.array([1.0, -1.0, 2.0]), np.array([1.0, 5.0, 3.0]), np.array([0.5, 0.5, 0.5])
    antes = x.copy(), y.copy(), w.copy()
    ajustarSGD(x, y, w, 0.05, 2, np.random.default_rng(3))

    for nombre, ahora, original in zip("xyw", (x, y, w), antes, strict=True):
        assert np.array_equal(ahora, original), (
            f"después de la llamada {nombre} es {np.round(ahora, 4)} y antes era {original}: "
            "trabaja sobre una copia."
        )


@test_case(name="con rng", points=0)
def con_rng(ajustarSGD):
    """Dos generadores con la misma semilla dan el mismo ajuste, y llega a la parábola exacta."""
    x = np.linspace(-1, 1.5, 11)
    y = 1.5 * x**2 - 2 * x + 0.5
    w1, _ = correr(ajustarSGD, x, y, np.zeros(3), 0.05, 200, np.random.default_rng(1))
    w2, _ = correr(ajustarSGD, x, y, np.zeros(3), 0.05, 200, np.random.default_rng(1))

    assert np.allclose(w1, w2, rtol=1e-4), (
        "la misma semilla dio dos ajustes distintos: todo el azar debe salir del rng que recibes."
    )
    assert np.allclose(w1, [1.5, -2.0, 0.5], atol=0.01), (
        f"con datos sin ruido, 200 épocas dieron w = {np.round(w1, 3)}; se "
        "esperaba cerca de (1.5, −2, 0.5). Si falla la época a mano, empieza por ella."
    )
