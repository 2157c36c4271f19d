"""Pruebas públicas de errorCuadratico: sin puntos; los dan las ocultas."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "errorCuadratico"


def llamar(funcion, nombre, *argumentos):
    """La salida de tu función, o una frase que dice por qué no la hay."""
    antes = [np.copy(a) for a in argumentos]
    salida = funcion(*argumentos)
    for a, copia in zip(argumentos, antes, strict=True):
        assert np.array_equal(a, copia), f"{nombre} cambió un argumento: trabaja en una copia."
    assert salida is not None, f"{nombre} no devolvió nada (None): ¿falta el return?"
    return salida


def perdida_y_gradiente(funcion, nombre, *argumentos):
    """L como número y dL con la forma del primer argumento, o una frase que dice por qué no."""
    salida = llamar(funcion, nombre, *argumentos)
    varias = isinstance(salida, tuple | list) or np.ndim(salida) > 0
    partes = tuple(salida) if varias else ()
    assert len(partes) == 2, f"{nombre} debe devolver dos cosas: L y dL, en ese orden."
    try:
        L, dL = (np.asarray(parte, float) for parte in partes)
    except (TypeError, ValueError):
        raise AssertionError("L debe ser un número y dL, un arreglo de números.") from None
    assert L.size == 1, f"L tiene forma {L.shape}: es un solo número para todos los ejemplos."
    forma = np.shape(argumentos[0])
    assert dL.shape == forma, (
        f"dL tiene forma {dL.shape} y debe ser {forma}: una derivada por cada número del primer "
        "argumento."
    )
    return float(L.reshape(())), dL


@test_case(name="formas", points=0)
def formas(errorCuadratico):
    """L es un solo número y dL tiene la forma de y_est, también con otros n."""
    for n in (1, 6):
        perdida_y_gradiente(errorCuadratico, "errorCuadratico", np.full(n, 2.0), np.zeros(n))


@test_case(name="a mano", points=0)
def a_mano(errorCuadratico):
    """Con ŷ = 2.5, 5, 4, 8 e y = 3, 5, 2.5, 7: L = 0.875 y dL = −0.25, 0, 0.75, 0.5."""
    y_est, y = np.array([2.5, 5.0, 4.0, 8.0]), np.array([3.0, 5.0, 2.5, 7.0])
    L, dL = perdida_y_gradiente(errorCuadratico, "errorCuadratico", y_est, y)

    assert abs(L - 0.875) < 1e-4, (
        f"L dio {L:.4f}; se esperaba 0.8750, el promedio de 0.25, 0, 2.25 y 1."
    )
    assert np.allclose(dL, [-0.25, 0, 0.75, 0.5], atol=1e-4), (
        f"dL dio {np.round(dL, 4)}; se esperaba −0.25, 0, 0.75, 0.5. Deriva el sumando de un solo "
        "ejemplo: el cuadrado baja un 2, y el 1/n de L sigue delante."
    )


@test_case(name="pendiente de tu pérdida", points=0)
def pendiente(errorCuadratico):
    """Cada componente de dL es lo que cambia tu L al mover un poco esa componente de y_est."""
    y_est = np.array([1.0, -2.0, 0.5, 3.0, 2.0])
    y = np.array([0.2, -1.0, 1.5, 3.5, 1.0])
    h = 1e-3
    _, dL = perdida_y_gradiente(errorCuadratico, "errorCuadratico", y_est.copy(), y.copy())
    medida = np.empty_like(y_est)
    for i in np.ndindex(y_est.shape):
        arriba, abajo = y_est.copy(), y_est.copy()
        arriba[i] += h
        abajo[i] -= h
        L_arriba, _ = perdida_y_gradiente(errorCuadratico, "errorCuadratico", arriba, y.copy())
        L_abajo, _ = perdida_y_gradiente(errorCuadratico, "errorCuadratico", abajo, y.copy())
        medida[i] = (L_arriba - L_abajo) / (2 * h)

    assert np.allclose(dL, medida, rtol=1e-3, atol=2e-4), (
        f"tu L cambia a un ritmo de {np.round(medida, 4)} y tu dL dice {np.round(dL, 4)}. "
        "Mira el signo, el 2 y el 1/n."
    )
