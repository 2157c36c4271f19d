"""Pruebas públicas de adalineEnLinea: la tabla de la diapositiva y los costos."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "adalineEnLinea"
ARGUMENTOS = ("X", "y", "w", "b", "eta", "epocas")

x, y = np.array([[50.0], [80.0], [120.0]]), np.array([150.0, 200.0, 280.0])


def llamar(funcion, *argumentos):
    """Lo que devuelve tu función, que deja sus argumentos como estaban."""
    copias = [np.copy(a) if isinstance(a, np.ndarray) else a for a in argumentos]
    salida = funcion(*copias)
    for nombre, antes, despues in zip(ARGUMENTOS, argumentos, copias, strict=True):
        assert np.array_equal(antes, despues), (
            f"adalineEnLinea cambió {nombre}, que no es suyo. "
            "Operaciones como += cambian el arreglo original: crea uno nuevo."
        )
    assert salida is not None, "adalineEnLinea no devolvió nada (None): ¿falta el return?"
    return salida


def partes(salida, nombres):
    """Los valores uno por uno, como arreglos, o una frase que dice cuáles faltan."""
    valores = salida if isinstance(salida, tuple | list | np.ndarray) else ()
    assert len(valores) == len(nombres), (
        f"adalineEnLinea debe devolver {len(nombres)} valores: {', '.join(nombres)}."
    )
    return [np.asarray(valor, float) for valor in valores]


def numeros(adalineEnLinea, *argumentos):
    """w, b y costos, con sus formas comprobadas."""
    w, b, costos = partes(llamar(adalineEnLinea, *argumentos), ("w", "b", "costos"))
    m, epocas = argumentos[0].shape[1], argumentos[-1]
    assert w.shape == (m,), f"con {m} entradas, w tiene forma {w.shape}; debe ser {(m,)}."
    assert b.size == 1, f"b debe ser un número y tiene {b.size} valores."
    assert costos.size == epocas + 1, (
        f"con {epocas} épocas, costos tiene {costos.size} valores; deben ser {epocas + 1}: el de "
        "los w y b recibidos y uno después de cada época."
    )
    return w, float(b.reshape(-1)[0]), costos.ravel()


@test_case(name="tabla de la diapositiva", points=3)
def tabla(adalineEnLinea):
    """Tras cada una de las tres muestras: (0.750, 0.0150), (1.8699, 0.0290), (2.5369, 0.0346)."""
    for k, esperado in ((1, (0.75, 0.015)), (2, (1.8699, 0.0290)), (3, (2.5369, 0.0346))):
        w, b, _ = numeros(adalineEnLinea, x[:k], y[:k], np.zeros(1), 0.0, 1e-4, 1)

        assert np.allclose((w[0], b), esperado, rtol=1e-4, atol=1.5e-4), (  # la tabla redondea
            f"después de {k} de las 3 muestras dio w = {w[0]:.4f}, b = {b:.4f}; se esperaba "
            f"{esperado[0]:.4f} y {esperado[1]:.4f}. Hazla a mano: un solo r, y con él w y b."
        )


@test_case(name="costos", points=2)
def costos_(adalineEnLinea):
    """El costo pasa de 46966.67 a 380.64, y con 0 épocas solo está el primero."""
    for epocas, esperado in ((0, [46966.667]), (1, [46966.667, 380.637])):
        _, _, costos = numeros(adalineEnLinea, x, y, np.zeros(1), 0.0, 1e-4, epocas)

        assert np.allclose(costos, esperado, rtol=1e-4), (
            f"con {epocas} épocas, costos fue {np.round(costos, 2)}; se esperaba "
            f"{np.round(esperado, 2)}: el promedio de r² en las tres muestras, sin ½, con los "
            "w y b de ese momento."
        )
