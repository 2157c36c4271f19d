"""Pruebas públicas de minimizar: un paso a mano por el valle del cuaderno, y quinientos."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "minimizar"
VALLE = ("+", ("^", ("-", 1, "x"), 2), ("*", 10, ("^", ("-", "y", ("^", "x", 2)), 2)))


def descenso(minimizar, valores, pasos):
    """El diccionario final y la historia, o una frase que dice qué falta."""
    antes = dict(valores)
    salida = minimizar(VALLE, valores, 0.01, pasos)
    assert isinstance(salida, tuple | list) and len(salida) == 2, (
        f"{name} devuelve dos cosas: el diccionario de valores y la historia."
    )
    final, historia = salida
    assert isinstance(final, dict) and set(final) == set(antes), (
        f"los valores finales son un diccionario con los mismos nombres, {sorted(antes)}."
    )
    intacto = set(valores) == set(antes) and np.allclose(
        [valores[n] for n in antes], list(antes.values()), rtol=1e-12, atol=1e-12
    )
    assert intacto, f"{name} cambió el diccionario valores, que es de quien la llama."
    historia = np.ravel(np.asarray(historia, float))
    assert historia.size == pasos + 1, (
        f"con {pasos} pasos la historia tiene {historia.size} valores y debe tener {pasos + 1}: el "
        "primero es el de antes de moverse."
    )
    return {n: float(np.asarray(v, float).reshape(())) for n, v in final.items()}, historia


@test_case(name="un paso a mano", points=0)
def un_paso(minimizar):
    """Desde (−1, 1) el primer paso llega a (−0.96, 1), y f pasa de 4 a 3.9031."""
    final, historia = descenso(minimizar, {"x": -1.0, "y": 1.0, "w": 5.0}, 1)

    for nombre, esperado in (("x", -0.96), ("y", 1), ("w", 5)):
        assert np.isclose(final[nombre], esperado, atol=1e-4), (
            f"{nombre} llegó a {final[nombre]:g}; se esperaba {esperado}. Si no sale, empieza por "
            "gradienteReverso."
        )
    assert np.allclose(historia, (4, 3.9031), atol=1e-4), (
        f"la historia es {np.round(historia, 4).tolist()}; se esperaba [4, 3.9031]."
    )


@test_case(name="quinientos pasos", points=0)
def quinientos(minimizar):
    """Después de 500 pasos está en (0.9391, 0.8793), con f = 0.00378."""
    final, historia = descenso(minimizar, {"x": -1.0, "y": 1.0}, 500)

    assert np.allclose((final["x"], final["y"]), (0.9391, 0.8793), atol=1e-4), (
        f"llegó a ({final['x']:.4f}, {final['y']:.4f}); se esperaba (0.9391, 0.8793). Todos los "
        "nombres se mueven con el gradiente del mismo punto."
    )
    assert np.isclose(historia[-1], 0.00378, atol=1e-5), (
        f"la historia termina en {historia[-1]:.5f}; se esperaba 0.00378."
    )
