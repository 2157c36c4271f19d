"""Pruebas públicas de tanhConSigmoide: sin puntos, porque puede apoyarse en tu activacion."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "tanhConSigmoide"


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
def a_mano(tanhConSigmoide):
    """En z = −2, −0.5, 0.5, 2 da −0.9640, −0.4621, 0.4621, 0.9640."""
    salida = como((4,), tanhConSigmoide, np.array([-2.0, -0.5, 0.5, 2.0]))

    assert not np.allclose(salida, [-0.7616, -0.2449, 0.2449, 0.7616], atol=1e-4), (
        f"dio {np.round(salida, 4)}: en 0.5, 0.2449 donde tanh vale 0.4621. Es la fórmula de la "
        "diapositiva tal como está, y le falta algo dentro de la sigmoide."
    )
    assert np.allclose(salida, [-0.964, -0.4621, 0.4621, 0.964], atol=1e-4), (
        f"dio {np.round(salida, 4)}; se esperaba −0.9640, −0.4621, 0.4621, 0.9640. Si la sigmoide "
        "va de 0 a 1, ¿qué hay que hacerle para que vaya de −1 a 1?"
    )


@test_case(name="muy lejos de 0", points=0)
def enormes(tanhConSigmoide):
    """En z = −1000 y 1000 da −1 y 1."""
    with np.errstate(all="ignore"):
        salida = como((2,), tanhConSigmoide, np.array([-1000.0, 1000.0]))

    assert np.allclose(salida, [-1, 1]), (
        f"dio {salida}; se esperaba −1, 1. Un nan viene de dividir infinito por infinito."
    )
