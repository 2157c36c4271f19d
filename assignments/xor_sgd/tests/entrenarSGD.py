"""Pruebas públicas de entrenarSGD: sin puntos, porque se apoya en tus otras funciones."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "entrenarSGD"
ARGUMENTOS = ("X", "Y", "W1", "b1", "w2", "b2", "alpha", "epocas", "rng")


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
PASO = ("x", "y", *PARAMETROS, "alpha")


def xor():
    """XOR y los pesos de la semilla 2, con cuatro decimales: X, Y, W1, b1, w2, b2."""
    X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    W1, w2 = np.array([[-0.4768, -0.403], [0.6285, -0.8162]]), np.array([0.2002, 0.4571])
    return X, np.array([0.0, 1.0, 1.0, 0.0]), W1, np.zeros(2), w2, 0.0


def entrenar(entrenarSGD, datos, *resto):
    """Los cuatro parámetros con su forma y los costos, o una frase que dice qué falta."""
    salida = llamar(entrenarSGD, *datos, *resto)
    partes = salida if isinstance(salida, tuple | list) else ()
    assert len(partes) == 5, "entrenarSGD devuelve cinco cosas: W1, b1, w2, b2 y costos."
    finales = [np.asarray(parte, float) for parte in partes[:4]]
    for k, (nombre, parametro) in enumerate(zip(PARAMETROS, datos[2:], strict=True)):
        forma = np.shape(parametro)
        assert finales[k].shape == forma or (forma == () and finales[k].size == 1), (
            f"{nombre} sale con forma {finales[k].shape} y entró con {forma or 'un solo número'}."
        )
        finales[k] = finales[k].reshape(forma)
    return finales, np.ravel(np.asarray(partes[4], float))


@test_case(name="cuántos costos", points=0)
def cuantos_costos(entrenarSGD):
    """La historia trae epocas + 1 costos, y el primero es el de los pesos recibidos: 0.2944."""
    for epocas in (0, 1, 6):
        _, costos = entrenar(entrenarSGD, xor(), 0.5, epocas)

        assert costos.size == epocas + 1, (
            f"con epocas = {epocas} el tamaño de costos es {costos.size} y debe ser {epocas + 1}: "
            "el de los parámetros recibidos y uno al final de cada época."
        )
        assert np.allclose(costos[0], 0.2944, atol=1e-4), (
            f"costos[0] dio {costos[0]:.4f}; con estos pesos iniciales debe ser "
            f"0.2944, el promedio de los cuatro (y − ŷ)²."
        )


@test_case(name="una época, paso a paso", points=0)
def paso_a_paso(entrenarSGD, pasoSGD):
    """Una época es un pasoSGD tras otro, en el orden dado."""
    X, Y, *red = xor()
    finales, _ = entrenar(entrenarSGD, xor(), 0.5, 1)
    for x, y in zip(X, Y, strict=True):
        argumentos = x.copy(), float(y), *red, 0.5
        salida = llamar(pasoSGD, *argumentos, quien="pasoSGD", nombres=PASO)
        partes = salida if isinstance(salida, tuple | list) else ()
        formas = [np.shape(parte) or (1,) for parte in partes]
        assert formas[:3] == [(2, 2), (2,), (2,)] and np.size(partes[-1]) == 1, (
            "tu pasoSGD todavía no devuelve W1, b1, w2 y b2: termínala primero."
        )
        red = [*(np.array(p, float) for p in partes[:3]), float(np.ravel(partes[3])[0])]

    for nombre, final, esperado in zip(PARAMETROS, finales, red, strict=True):
        assert np.allclose(final, esperado, rtol=1e-3, atol=1e-5), (
            f"después de una época {nombre} es {np.round(final, 4).tolist()}, y con cuatro de tus "
            f"pasoSGD seguidos sale {np.round(esperado, 4).tolist()}. Cada muestra encuentra los "
            "pesos que dejó la anterior."
        )


@test_case(name="ninguna época", points=0)
def ninguna_epoca(entrenarSGD):
    """Con 0 épocas los parámetros vuelven como llegaron."""
    finales, _ = entrenar(entrenarSGD, xor(), 0.5, 0)

    for nombre, final, antes in zip(PARAMETROS, finales, xor()[2:], strict=True):
        assert np.allclose(final, antes), f"con 0 épocas {nombre} cambió."


@test_case(name="con rng", points=0)
def con_rng(entrenarSGD):
    """Dos generadores con la misma semilla dan la misma red, y otra distinta del orden dado."""
    una, costos = entrenar(entrenarSGD, xor(), 0.5, 3, np.random.default_rng(1))
    otra, _ = entrenar(entrenarSGD, xor(), 0.5, 3, np.random.default_rng(1))
    dada, _ = entrenar(entrenarSGD, xor(), 0.5, 3)

    assert costos.size == 4, f"con rng y 3 épocas hay {costos.size} costos y deben ser 4."
    assert np.allclose(una[0], otra[0], rtol=1e-4), (
        "la misma semilla dio dos redes distintas: todo el azar debe salir del rng que recibes."
    )
    assert not np.allclose(una[0], dada[0], rtol=1e-4), (
        "con rng sale la misma red que sin él: cada época pide su orden con rng.permutation(n)."
    )


@test_case(name="aprende XOR", points=0)
def aprende_xor(entrenarSGD):
    """Con α = 0.5, en 50 épocas el costo baja a cerca de 0.001."""
    _, costos = entrenar(entrenarSGD, xor(), 0.5, 50)

    assert costos[-1] < 0.01, (
        f"el costo empezó en {costos[0]:.4f} y acabó en {costos[-1]:.4f}. Si sube, mira el signo; "
        "si casi no se mueve, cuenta los pasos que das en cada época."
    )
