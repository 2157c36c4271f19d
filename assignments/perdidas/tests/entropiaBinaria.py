"""Pruebas públicas de entropiaBinaria: sin puntos; los dan las ocultas."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "entropiaBinaria"


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
def a_mano(entropiaBinaria):
    """Con ŷ = 0.9, 0.2, 0.6 e y = 1, 0, 1: L = 0.2798 y dL = −0.3704, 0.4167, −0.5556."""
    y_est, y = np.array([0.9, 0.2, 0.6]), np.array([1.0, 0.0, 1.0])
    L, dL = perdida_y_gradiente(entropiaBinaria, "entropiaBinaria", y_est, y)

    assert abs(L - 0.2798) < 1e-4, (
        f"L dio {L:.4f}; se esperaba 0.2798, el promedio de −ln 0.9, −ln 0.8 y −ln 0.6. ¿De dónde "
        "sale ese 0.8?"
    )
    assert np.allclose(dL, [-0.3704, 0.4167, -0.5556], atol=1e-4), (
        f"dL dio {np.round(dL, 4)}; se esperaba −0.3704, 0.4167, −0.5556. Es la derivada respecto "
        "a ŷ: todavía no hay ninguna sigmoide."
    )


@test_case(name="probabilidades exactas", points=0)
def exactas(entropiaBinaria):
    """Acertar con un 0 y un 1 exactos no cuesta nada; fallar así cuesta mucho, y es finito."""
    y = np.array([0.0, 1.0])
    with np.errstate(all="ignore"):
        L_bien, _ = perdida_y_gradiente(entropiaBinaria, "entropiaBinaria", y.copy(), y)
        L_mal, _ = perdida_y_gradiente(entropiaBinaria, "entropiaBinaria", 1 - y, y)

    assert abs(L_bien) < 1e-5, (
        f"con una predicción perfecta L dio {L_bien}; se esperaba 0. Un nan viene de 0 · ln 0."
    )
    assert 5 < L_mal < np.inf, (
        f"con ŷ = 1, 0 e y = 0, 1, L dio {L_mal}; se esperaba un número finito mayor que 5. Cuida "
        "los dos logaritmos, y que la corrección sea diminuta."
    )


@test_case(name="pendiente de tu pérdida", points=0)
def pendiente(entropiaBinaria):
    """Cada componente de dL es lo que cambia tu L al mover un poco esa componente de y_est."""
    y_est = np.array([0.3, 0.8, 0.5, 0.6, 0.25])
    y = np.array([0.0, 1.0, 1.0, 0.0, 1.0])
    h = 1e-3
    _, dL = perdida_y_gradiente(entropiaBinaria, "entropiaBinaria", y_est.copy(), y.copy())
    medida = np.empty_like(y_est)
    for i in np.ndindex(y_est.shape):
        arriba, abajo = y_est.copy(), y_est.copy()
        arriba[i] += h
        abajo[i] -= h
        L_arriba, _ = perdida_y_gradiente(entropiaBinaria, "entropiaBinaria", arriba, y.copy())
        L_abajo, _ = perdida_y_gradiente(entropiaBinaria, "entropiaBinaria", abajo, y.copy())
        medida[i] = (L_arriba - L_abajo) / (2 * h)

    assert np.allclose(dL, medida, rtol=1e-3, atol=2e-4), (
        f"tu L cambia a un ritmo de {np.round(medida, 4)} y tu dL dice {np.round(dL, 4)}. "
        "Deriva los dos logaritmos, cada uno con su signo."
    )
