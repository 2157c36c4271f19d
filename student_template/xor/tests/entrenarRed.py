"""Pruebas públicas de entrenarRed: sin puntos, porque se apoya en tus otras funciones."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "entrenarRed"
NOMBRES = ("X", "y", "w1", "b1", "w2", "b2", "a1", "a2")


def red():
    """Una red 3-4-1 que empieza en b = 0: X, y, w1, b1, w2, b2."""
    rng = np.random.default_rng(4)
    X = np.array([[0.0, 0.0, 1.0, 1.0], [0.0, 1.0, 0.0, 1.0], [1.0, 1.0, 1.0, 1.0]])
    w1, w2 = rng.uniform(-1, 1, (4, 3)), rng.uniform(-1, 1, (1, 4))
    return X, np.array([[0.0, 1.0, 1.0, 0.0]]), w1, np.zeros((4, 1)), w2, np.zeros((1, 1))


def otra(nombre, salida, cuantas):
    """Lo que devuelve otra de tus funciones, o una frase que manda a terminarla primero."""
    partes = salida if isinstance(salida, tuple | list) else ()
    assert len(partes) == cuantas, (
        f"tu {nombre} todavía no devuelve lo que debe: termínala primero."
    )
    return [np.array(parte, float) for parte in partes]


def entrenada(entrenarRed, feedForward, epocas, lr):
    """Lo que devuelve entrenarRed, con costos como arreglo, o una frase que dice qué falta."""
    X, _, w1, b1, w2, b2 = red()
    a1, a2 = otra("feedForward", feedForward(X, w1, w2, b1, b2), 2)
    salida = entrenarRed(epocas, lr, *red(), a1, a2)
    assert salida is not None, "entrenarRed no devolvió nada (None): ¿falta el return?"
    partes = salida if isinstance(salida, tuple | list) else ()
    assert len(partes) == 5, "entrenarRed debe devolver cinco cosas: w1, b1, w2, b2 y costos."
    *parametros, costos = partes
    return [np.asarray(p, float) for p in parametros], np.asarray(costos, float).reshape(-1)


@test_case(name="formas", points=0)
def formas(entrenarRed, feedForward):
    """Devuelve los cuatro parámetros con su forma, y un costo por época."""
    parametros, costos = entrenada(entrenarRed, feedForward, 6, 0.5)

    for nombre, p, antes in zip(("w1", "b1", "w2", "b2"), parametros, red()[2:], strict=True):
        assert p.shape == antes.shape, (
            f"{nombre} sale con forma {p.shape} y entró con {antes.shape}. Mira en qué orden "
            "devuelves los parámetros y qué forma tienen los gradientes que les restas."
        )
    assert costos.size == 6, f"con 6 épocas el tamaño de costos es {costos.size} y debe ser 6."


@test_case(name="un paso", points=0)
def un_paso(entrenarRed, feedForward, costoGlobal, backProp):
    """Una época mueve los parámetros según tu backProp, y costos[0] es el costo de antes."""
    lr = 4.0
    X, y, w1, b1, w2, b2 = red()
    a1, a2 = otra("feedForward", feedForward(X, w1, w2, b1, b2), 2)
    gradientes = backProp(*red()[:2], w1.copy(), w2.copy(), b1, b2, a2.copy(), a1.copy())
    dw1, db1, dw2, db2 = otra("backProp", gradientes, 4)
    J = costoGlobal(a2.copy(), y)
    assert J is not None, "tu costoGlobal no devolvió nada (None): termínala primero."
    assert np.size(J) == 1, "tu costoGlobal no da un solo número: termínala primero."
    antes = float(np.asarray(J, float).reshape(()))
    obtenidos, costos = entrenada(entrenarRed, feedForward, 1, lr)

    assert np.allclose(costos, [antes], rtol=1e-4), (
        f"costos es {costos} y el costo de los pesos recibidos es {antes:.4f}: anótalo antes de "
        "moverlos."
    )
    for nombre, p, w, dw in zip(("w1", "w2"), obtenidos[::2], (w1, w2), (dw1, dw2), strict=True):
        assert np.allclose(p - w, -lr * dw, rtol=1e-3, atol=1e-5), (
            f"{nombre} no se movió lo que dicen lr y tu {'d' + nombre}. Calcula todos los "
            "gradientes antes de mover ningún parámetro, y mira el signo."
        )
    pasos = [-lr * np.append(db1, db2), 0 * np.append(b1, b2)]
    movidos = np.append(obtenidos[1], obtenidos[3])
    assert any(np.allclose(movidos, paso, rtol=1e-3, atol=1e-5) for paso in pasos), (
        f"los sesgos acabaron en {np.round(movidos, 4)}: o los mueves los dos según tus db1 y db2, "
        "o los dejas los dos en 0."
    )


@test_case(name="ninguna época", points=0)
def ninguna_epoca(entrenarRed, feedForward):
    """Con 0 épocas los parámetros vuelven como entraron y costos está vacío."""
    parametros, costos = entrenada(entrenarRed, feedForward, 0, 0.5)

    assert costos.size == 0, f"con 0 épocas el tamaño de costos es {costos.size}; debe estar vacío."
    for nombre, p, antes in zip(("w1", "b1", "w2", "b2"), parametros, red()[2:], strict=True):
        assert np.allclose(p, antes), f"con 0 épocas {nombre} cambió."


@test_case(name="no toca lo ajeno", points=0)
def no_toca_lo_ajeno(entrenarRed, feedForward):
    """Los arreglos que recibe siguen igual después de entrenar."""
    X, y, w1, b1, w2, b2 = red()
    a1, a2 = otra("feedForward", feedForward(X, w1, w2, b1, b2), 2)
    recibidos = (X, y, w1, b1, w2, b2, a1, a2)
    antes = [p.copy() for p in recibidos]
    entrenarRed(5, 0.5, *recibidos)

    for nombre, p, copia in zip(NOMBRES, recibidos, antes, strict=True):
        assert np.array_equal(p, copia), (
            f"después de entrenar, el {nombre} de quien te llamó es otro. Operaciones como -= "
            "cambian el arreglo original: crea uno nuevo."
        )


@test_case(name="aprende XOR", points=0)
def aprende_xor(entrenarRed, feedForward):
    """En 200 épocas con lr = 4 el costo baja de 0.1 y la red acierta los cuatro registros."""
    (w1, b1, w2, b2), costos = entrenada(entrenarRed, feedForward, 200, 4.0)

    assert costos.size, "costos está vacío: anota el costo en cada época."
    assert costos[-1] < 0.1, (  # llega a 0.0157 con los sesgos en 0 y a 0.0168 entrenándolos
        f"el costo empezó en {costos[0]:.4f} y acabó en {costos[-1]:.4f}. Si casi no se movió, "
        "mira si recalculas a1 y a2 en cada época; si subió, mira el signo."
    )
    X, y = red()[:2]
    a2 = np.asarray(feedForward(X, w1, w2, b1, b2)[1], float)
    assert np.array_equal(a2 > 0.5, y > 0.5), (
        f"con los parámetros que devuelves la red contesta {np.round(a2, 3)}; XOR es {y}."
    )
