"""Pruebas públicas de entrenarMiniLotes: tres muestras a mano, los costos y la pendiente."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "entrenarMiniLotes"
ARGUMENTOS = ("X", "y", "w", "alpha", "epocas", "tam_lote", "decaimiento", "rng")


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


def entrenar(entrenarMiniLotes, *argumentos):
    """w, con su forma, y los costos en una fila, o una frase que dice qué falta."""
    salida = llamar(entrenarMiniLotes, *argumentos)
    varias = salida if isinstance(salida, tuple | list) else ()
    assert len(varias) == 2, "entrenarMiniLotes devuelve dos cosas, en este orden: w y costos."
    w, costos = np.asarray(varias[0], float), np.ravel(np.asarray(varias[1], float))
    assert w.shape == argumentos[2].shape, (
        f"w sale con forma {w.shape} y entró con {argumentos[2].shape}."
    )
    return w, costos


DECAIDO = (0.8594, 1.2031)


def tres():
    """Las tres muestras que el cuaderno resuelve a mano: X, y, w."""
    X, y = np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]]), np.array([1.0, 2.0, 2.0])
    return X, y, np.zeros(2)


def nube(n):
    """n muestras de dos características: X, y, w."""
    rng = np.random.default_rng(7)
    X = rng.uniform(-1, 1, (n, 2))
    return X, X @ np.array([1.0, -2.0]) + rng.normal(0, 0.3, n), np.array([0.5, 0.5])


@test_case(name="cuántos costos", points=1)
def cuantos_costos(entrenarMiniLotes):
    """Hay un costo al llegar y uno por actualización: con 64 muestras, 8 y 10 épocas, 81."""
    for n, tam_lote, epocas, cuantos in ((64, 8, 10, 81), (10, 4, 3, 10), (5, 9, 2, 3)):
        _, costos = entrenar(entrenarMiniLotes, *nube(n), 0.05, epocas, tam_lote)
        assert costos.size == cuantos, (
            f"con {n} muestras, lotes de {tam_lote} y {epocas} épocas hay {costos.size} costos y "
            f"deben ser {cuantos}. ¿Cuántos lotes hay en una época, contando el último?"
        )


@test_case(name="tres muestras a mano", points=2)
def a_mano(entrenarMiniLotes):
    """Un lote de dos muestras y otro de una llevan w a (0.875, 1.125)."""
    w, costos = entrenar(entrenarMiniLotes, *tres(), 0.25, 1, 2)
    assert costos.size == 3, f"hay {costos.size} costos y deben ser 3: el inicial y uno por lote."
    assert np.allclose(costos, (3.0, 1.4583, 0.2604), atol=1e-4), (
        f"los costos son {np.round(costos, 4).tolist()}; se esperaba [3.0, 1.4583, 0.2604]. Cada "
        "uno es el promedio sobre las tres muestras, y cada lote se divide por lo que trae."
    )
    assert np.allclose(w, (0.875, 1.125), atol=1e-4), (
        f"w dio {np.round(w, 4).tolist()}; se esperaba [0.875, 1.125]."
    )


@test_case(name="el decaimiento a mano", points=1)
def decaimiento(entrenarMiniLotes):
    """Con decaimiento 1, la segunda época de las tres muestras usa la mitad de la tasa."""
    w, _ = entrenar(entrenarMiniLotes, *tres(), 0.25, 2, 2, 1.0)
    assert np.allclose(w, DECAIDO, atol=1e-4), (
        f"w dio {np.round(w, 4).tolist()}; se esperaba {list(DECAIDO)}. La época e = 0 va con α "
        "entera, y todos los lotes de una época, con la misma tasa."
    )


@test_case(name="ninguna época", points=0)
def ninguna_epoca(entrenarMiniLotes):
    """Con 0 épocas w vuelve como llegó y hay un solo costo."""
    w, costos = entrenar(entrenarMiniLotes, *nube(6), 0.1, 0, 2)
    assert np.allclose(w, nube(6)[2]), "con 0 épocas w cambió."
    assert costos.size == 1, f"con 0 épocas hay {costos.size} costos y debe ser uno."


@test_case(name="la pendiente de tu propio costo", points=0)
def pendiente(entrenarMiniLotes):
    """Con un lote único, el paso es menos α por lo que cambia tu costo al mover w."""
    X, y, w = nube(9)
    movida, _ = entrenar(entrenarMiniLotes, X, y, w, 0.1, 1, 9)
    medida, h = np.zeros(2), 1e-2  # más pequeño, y float32 no lo distingue
    for j in range(2):
        alturas = [
            entrenar(entrenarMiniLotes, X, y, w + s * np.eye(2)[j], 0.1, 0, 9)[1][0]
            for s in (h, -h)
        ]
        medida[j] = (alturas[0] - alturas[1]) / (2 * h)
    assert np.allclose((w - movida) / 0.1, medida, rtol=1e-3, atol=3e-3), (
        f"tu paso dividido por α es {np.round((w - movida) / 0.1, 4).tolist()}, y al mover w tu "
        f"costo cambia con pendiente {np.round(medida, 4).tolist()}. ¿Está el 2? ¿Entre cuánto "
        "divides?"
    )


@test_case(name="con rng", points=0)
def con_rng(entrenarMiniLotes):
    """Dos generadores con la misma semilla dan la misma w, y otra distinta del orden dado."""
    una, costos = entrenar(entrenarMiniLotes, *nube(7), 0.2, 3, 2, 0.0, np.random.default_rng(1))
    otra, _ = entrenar(entrenarMiniLotes, *nube(7), 0.2, 3, 2, 0.0, np.random.default_rng(1))
    dada, _ = entrenar(entrenarMiniLotes, *nube(7), 0.2, 3, 2)
    assert costos.size == 13, f"con rng hay {costos.size} costos y deben ser 13."
    assert np.allclose(una, otra, rtol=1e-4), (
        "la misma semilla dio dos w distintas: todo el azar debe salir del rng que recibes."
    )
    assert not np.allclose(una, dada, rtol=1e-4), (
        "con rng sale la misma w que sin él: cada época pide su orden con rng.permutation(n)."
    )
