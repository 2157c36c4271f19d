"""Pruebas públicas de errorLogaritmico: sin puntos, porque puede apoyarse en otra función."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "errorLogaritmico"


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


@test_case(name="a mano", points=0)
def a_mano(errorLogaritmico):
    """Con ŷ = 2.5, 5, 4, 8 e y = 3, 5, 2.5, 7: L = 0.03973 y dL = −0.01908, 0, 0.03567, 0.00654."""
    y_est, y = np.array([2.5, 5.0, 4.0, 8.0]), np.array([3.0, 5.0, 2.5, 7.0])
    L, dL = perdida_y_gradiente(errorLogaritmico, "errorLogaritmico", y_est, y)

    assert abs(L - 0.03973) < 1e-5, (
        f"L dio {L:.5f}; se esperaba 0.03973. El primer residuo es ln 3.5 − ln 4 = −0.1335."
    )
    assert np.allclose(dL, [-0.01908, 0, 0.03567, 0.00654], atol=1e-5), (
        f"dL dio {np.round(dL, 5)}; se esperaba −0.01908, 0, 0.03567, 0.00654. Deriva por partes: "
        "primero el cuadrado, después el logaritmo de dentro."
    )


@test_case(name="ceros", points=0)
def ceros(errorLogaritmico):
    """Un 0 en ŷ o en y no estorba: con ŷ = 0, 3 e y = 3, 0, L vale (ln 4)² = 1.9218."""
    y_est, y = np.array([0.0, 3.0]), np.array([3.0, 0.0])
    L, dL = perdida_y_gradiente(errorLogaritmico, "errorLogaritmico", y_est, y)

    assert abs(L - 1.9218) < 1e-4, (
        f"L dio {L:.4f}; se esperaba 1.9218. El 1 de la fórmula está para que ln 0 no aparezca."
    )
    assert np.allclose(dL, [-1.3863, 0.3466], atol=1e-4), (
        f"dL dio {np.round(dL, 4)}; se esperaba −1.3863, 0.3466. ¿Entre qué divides?"
    )


@test_case(name="pendiente de tu pérdida", points=0)
def pendiente(errorLogaritmico):
    """Cada componente de dL es lo que cambia tu L al mover un poco esa componente de y_est."""
    y_est = np.array([1.0, 0.2, 0.5, 3.0, 2.0])
    y = np.array([0.2, 1.0, 5.0, 3.5, 0.0])
    h = 1e-3
    _, dL = perdida_y_gradiente(errorLogaritmico, "errorLogaritmico", y_est.copy(), y.copy())
    medida = np.empty_like(y_est)
    for i in np.ndindex(y_est.shape):
        arriba, abajo = y_est.copy(), y_est.copy()
        arriba[i] += h
        abajo[i] -= h
        L_arriba, _ = perdida_y_gradiente(errorLogaritmico, "errorLogaritmico", arriba, y.copy())
        L_abajo, _ = perdida_y_gradiente(errorLogaritmico, "errorLogaritmico", abajo, y.copy())
        medida[i] = (L_arriba - L_abajo) / (2 * h)

    assert np.allclose(dL, medida, rtol=1e-3, atol=2e-4), (
        f"tu L cambia a un ritmo de {np.round(medida, 4)} y tu dL dice {np.round(dL, 4)}. "
        "Falta o sobra algo de la regla de la cadena."
    )
