"""Pruebas públicas de entropiaConLogits: sin puntos, porque puede apoyarse en otra función."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "entropiaConLogits"


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
def a_mano(entropiaConLogits):
    """Con z = 2, −1, 0 e y = 1, 0, 1: L = 0.3778 y dL = −0.0397, 0.0896, −0.1667."""
    z, y = np.array([2.0, -1.0, 0.0]), np.array([1.0, 0.0, 1.0])
    L, dL = perdida_y_gradiente(entropiaConLogits, "entropiaConLogits", z, y)

    assert abs(L - 0.3778) < 1e-4, (
        f"L dio {L:.4f}; se esperaba 0.3778. Las tres pérdidas son 0.1269, 0.3133 y 0.6931."
    )
    assert np.allclose(dL, [-0.0397, 0.0896, -0.1667], atol=1e-4), (
        f"dL dio {np.round(dL, 4)}; se esperaba −0.0397, 0.0896, −0.1667, la derivada respecto a z."
    )


@test_case(name="logits enormes", points=0)
def enormes(entropiaConLogits):
    """Con z = 1000, −1000 e y = 0, 1: L = 1000 y dL = 0.5, −0.5, ni inf ni 34.5."""
    z, y = np.array([1000.0, -1000.0]), np.array([0.0, 1.0])
    with np.errstate(all="ignore"):
        L, dL = perdida_y_gradiente(entropiaConLogits, "entropiaConLogits", z, y)

    assert np.allclose(L, 1000, rtol=1e-6), (
        f"L dio {L}; se esperaba 1000. Un inf viene de e¹⁰⁰⁰; un número pequeño, de recortar una "
        "probabilidad o los logits."
    )
    assert np.allclose(dL, [0.5, -0.5], atol=1e-6), (
        f"dL dio {dL}; se esperaba 0.5, −0.5. Si ves nan, mira tu sigmoide."
    )


@test_case(name="pendiente de tu pérdida", points=0)
def pendiente(entropiaConLogits):
    """Cada componente de dL es lo que cambia tu L al mover un poco esa componente de z."""
    z = np.array([0.3, -1.8, 2.5, 0.6, -0.2])
    y = np.array([0.0, 1.0, 1.0, 0.0, 1.0])
    h = 1e-3
    _, dL = perdida_y_gradiente(entropiaConLogits, "entropiaConLogits", z.copy(), y.copy())
    medida = np.empty_like(z)
    for i in np.ndindex(z.shape):
        arriba, abajo = z.copy(), z.copy()
        arriba[i] += h
        abajo[i] -= h
        L_arriba, _ = perdida_y_gradiente(entropiaConLogits, "entropiaConLogits", arriba, y.copy())
        L_abajo, _ = perdida_y_gradiente(entropiaConLogits, "entropiaConLogits", abajo, y.copy())
        medida[i] = (L_arriba - L_abajo) / (2 * h)

    assert np.allclose(dL, medida, rtol=1e-3, atol=2e-4), (
        f"tu L cambia a un ritmo de {np.round(medida, 4)} y tu dL dice {np.round(dL, 4)}. "
        "Es la derivada respecto a z, no respecto a σ(z)."
    )
