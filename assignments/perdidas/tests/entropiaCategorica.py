"""Pruebas públicas de entropiaCategorica: sin puntos, porque se apoya en tu logSumExp."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "entropiaCategorica"


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


A = np.array(
    [
        [0.3792, 0.3104, 0.3104],
        [0.3072, 0.4147, 0.2780],
        [0.4263, 0.2248, 0.3490],
        [0.2668, 0.2978, 0.4354],
    ]
)
Y = np.array([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0], [0.0, 0.0, 1.0]])


@test_case(name="la tabla de la diapositiva", points=0)
def diapositiva(entropiaCategorica):
    """Con Z = ln A de la diapositiva, L = 0.9335 y dL = (A − Y)/4."""
    L, dL = perdida_y_gradiente(entropiaCategorica, "entropiaCategorica", np.log(A), Y.copy())

    assert abs(L - 0.9335) < 1e-4, (
        f"L dio {L:.4f}; se esperaba 0.9335, el promedio de 0.9697, 0.8802, 1.0527 y 0.8315."
    )
    assert np.allclose(dL, (A - Y) / 4, atol=1e-4), (
        f"la primera fila de dL dio {np.round(dL[0], 4)}; se esperaba −0.1552, 0.0776, 0.0776."
    )


@test_case(name="logits enormes", points=0)
def enormes(entropiaCategorica):
    """La fila (1000, −1000, 0) cuesta 0 si acierta y 2000 si la clase era la segunda."""
    Z = np.array([[1000.0, -1000.0, 0.0], [1000.0, -1000.0, 0.0]])
    with np.errstate(all="ignore"):
        L, dL = perdida_y_gradiente(
            entropiaCategorica, "entropiaCategorica", Z, np.array([[1.0, 0, 0], [0, 1.0, 0]])
        )

    assert np.allclose(L, 1000, rtol=1e-6), (
        f"L dio {L}; se esperaba 1000, el promedio de 0 y 2000. Un inf o un nan dicen que algo se "
        "desbordó; un número pequeño, que recortaste una probabilidad."
    )
    assert np.allclose(dL, [[0, 0, 0], [0.5, -0.5, 0]], atol=1e-6), (
        f"dL dio {dL.tolist()}; se esperaba 0, 0, 0 en la primera fila y 0.5, −0.5, 0 en la "
        "segunda."
    )


@test_case(name="pendiente de tu pérdida", points=0)
def pendiente(entropiaCategorica):
    """Cada componente de dL es lo que cambia tu L al mover un poco esa componente de Z."""
    Z = np.array([[0.3, -1.8, 2.5, 0.1], [0.6, -0.2, 1.0, -0.7]])
    y = np.array([[0.0, 1.0, 0.0, 0.0], [0.0, 0.0, 1.0, 0.0]])
    h = 1e-3
    _, dL = perdida_y_gradiente(entropiaCategorica, "entropiaCategorica", Z.copy(), y.copy())
    medida = np.empty_like(Z)
    for i in np.ndindex(Z.shape):
        arriba, abajo = Z.copy(), Z.copy()
        arriba[i] += h
        abajo[i] -= h
        L_arriba, _ = perdida_y_gradiente(
            entropiaCategorica, "entropiaCategorica", arriba, y.copy()
        )
        L_abajo, _ = perdida_y_gradiente(entropiaCategorica, "entropiaCategorica", abajo, y.copy())
        medida[i] = (L_arriba - L_abajo) / (2 * h)

    assert np.allclose(dL, medida, rtol=1e-3, atol=2e-4), (
        f"tu L cambia a un ritmo de {np.round(medida, 4)} y tu dL dice {np.round(dL, 4)}. "
        "Es la derivada respecto a los logits, en todas las casillas."
    )
