"""Pruebas públicas de pasoNewton: una H que no es diagonal, y el cuenco de un salto."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "pasoNewton"
ARGUMENTOS = ("w", "G", "H")


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


def vector(salida, forma):
    """w después del paso, con su forma."""
    w = np.asarray(salida, float)
    assert w.shape == forma, (
        f"lo que devuelves tiene forma {w.shape} y debe tener la de w, {forma}."
    )
    return w


@test_case(name="un caso a mano", points=1)
def a_mano(pasoNewton):
    """Con H = [[4, 1], [1, 3]], G = (1, 2) y w = (2, 1) llega a (1.9091, 0.3636)."""
    w, G, H = np.array([2.0, 1.0]), np.array([1.0, 2.0]), np.array([[4.0, 1.0], [1.0, 3.0]])
    obtenido = vector(llamar(pasoNewton, w, G, H), (2,))
    assert np.allclose(obtenido, (1.9091, 0.3636), atol=1e-4), (
        f"dio {np.round(obtenido, 4).tolist()}; se esperaba [1.9091, 0.3636]. H⁻¹G es la solución "
        "Δ de HΔ = G, un sistema, y fuera de la diagonal también hay números."
    )


@test_case(name="el cuenco de un salto", points=1)
def cuenco(pasoNewton):
    """Desde (1.5, 1.5) cae en el fondo del cuenco, (0, 0), en un solo paso."""
    obtenido = vector(
        llamar(pasoNewton, np.array([1.5, 1.5]), np.array([3.0, 30.0]), np.diag([2.0, 20.0])), (2,)
    )
    assert np.allclose(obtenido, 0, atol=1e-5), (
        f"dio {np.round(obtenido, 4).tolist()} y se esperaba [0, 0]: aquí no hay tasa que elegir."
    )
