"""Pruebas públicas de derivadaConActivacion: sin puntos; los dan las ocultas."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "derivadaConActivacion"


def llamar(funcion, *argumentos, quien=name):
    """La salida de tu función como arreglo de números, o una frase que dice por qué no."""
    antes = [np.copy(a) if isinstance(a, np.ndarray) else a for a in argumentos]
    salida = funcion(*argumentos)
    for a, copia in zip(argumentos, antes, strict=True):
        if isinstance(a, np.ndarray):
            assert np.array_equal(a, copia), (
                f"{quien} cambió el arreglo que recibió: trabaja en una copia. Una máscara como "
                "z[z < 0] = 0 escribe en el original."
            )
    assert salida is not None, f"{quien} no devolvió nada (None): ¿falta el return?"
    try:
        return np.asarray(salida, float)
    except (TypeError, ValueError):
        raise AssertionError(f"lo que devolvió {quien} no es un arreglo de números.") from None


def como(forma, funcion, *argumentos, quien=name):
    """La salida, que tiene la forma pedida."""
    salida = llamar(funcion, *argumentos, quien=quien)
    assert salida.shape == forma, (
        f"la salida tiene forma {salida.shape} y debe ser {forma}: un valor por cada número del "
        "arreglo que recibe."
    )
    return salida


@test_case(name="a mano", points=0)
def a_mano(derivadaConActivacion):
    """σ con a = 0.1192, 0.5 da 0.1050, 0.25; tanh con a = −0.4621, 0 da 0.7864, 1; y las demás."""
    for nombre, a, esperado, pista in (
        ("lineal", [-3, 4], [1, 1], "La recta sube igual en todas partes."),
        ("sigmoide", [0.1192, 0.5], [0.105, 0.25], "a ya es σ(z): no hace falta exponencial."),
        ("tanh", [-0.4621, 0], [0.7864, 1], "a ya es tanh(z): no hay que volver a calcularla."),
        ("relu", [0, 2.5], [0, 1], "Una neurona apagada, a = 0, tiene pendiente 0."),
        ("leaky", [-0.02, 2], [0.01, 1], "a es negativa exactamente donde lo es z."),
    ):
        salida = como((2,), derivadaConActivacion, nombre, np.array(a, float))
        assert np.allclose(salida, esperado, atol=2e-4), (
            f"{nombre} con a = {a} dio {np.round(salida, 4)}; se esperaba {esperado}. {pista}"
        )


@test_case(name="las dos derivadas", points=0)
def las_dos(derivadaConActivacion, derivada, activacion):
    """Con a = g(z) da lo mismo que tu derivada con z."""
    z = np.array([[-2.3, -0.7, 0.4], [1.1, -1.6, 2.8]])
    for nombre in ("lineal", "sigmoide", "tanh", "relu", "leaky"):
        a = como(z.shape, activacion, nombre, z.copy(), 0.3, quien="activacion")
        con_z = como(z.shape, derivada, nombre, z.copy(), 0.3, quien="derivada")
        con_a = como(z.shape, derivadaConActivacion, nombre, a, 0.3)
        assert np.allclose(con_a, con_z, atol=1e-6), (
            f"{nombre}: con z dio {np.round(con_z, 4).tolist()} y con a = g(z), "
            f"{np.round(con_a, 4).tolist()}. Es la misma pendiente: una de las dos está mal."
        )
