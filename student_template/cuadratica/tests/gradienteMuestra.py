"""Pruebas públicas de gradienteMuestra: sin puntos, porque puede apoyarse en tu predecir."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "gradienteMuestra"


def evaluar(funcion, *argumentos):
    """La salida como arreglo, o una frase que dice que no la hay."""
    salida = funcion(*argumentos)
    assert salida is not None, "tu función no devolvió nada (None): ¿falta el return?"
    return np.asarray(salida, float)


@test_case(name="forma", points=0)
def forma(gradienteMuestra):
    """Hay una derivada por cada peso: forma (3,)."""
    salida = evaluar(gradienteMuestra, 2.0, 3.0, np.array([0.5, -0.5, 1.0]))

    assert salida.shape == (3,), f"el gradiente tiene forma {salida.shape}; debe ser (3,)."


@test_case(name="dos muestras a mano", points=0)
def a_mano(gradienteMuestra):
    """Con w = 0: (2, 3) da (−24, −12, −6) y (−1, 5) da (−10, 10, −10)."""
    for x_i, y_i, esperado in ((2.0, 3.0, [-24, -12, -6]), (-1.0, 5.0, [-10, 10, -10])):
        obtenido = evaluar(gradienteMuestra, x_i, y_i, np.zeros(3))

        assert obtenido.shape == (3,), f"el gradiente tiene forma {obtenido.shape}; debe ser (3,)."
        assert np.allclose(obtenido, esperado, rtol=1e-4), (
            f"en (x, y) = ({x_i:g}, {y_i:g}) con w = 0 dio {np.round(obtenido, 4)}; se esperaba "
            f"{esperado}. Revisa el signo, el factor 2 y qué acompaña a cada peso."
        )


@test_case(name="la pendiente de tu costo", points=0)
def pendiente(gradienteMuestra, costo):
    """Coincide con la pendiente de tu propio costo en esa muestra, por diferencias centrales."""
    x_i, y_i, w, h = 1.7, -0.8, np.array([0.6, -1.1, 0.4]), 0.1
    obtenido = evaluar(gradienteMuestra, x_i, y_i, w)

    assert obtenido.shape == (3,), f"el gradiente tiene forma {obtenido.shape}; debe ser (3,)."
    for j in range(3):
        paso = np.zeros(3)
        paso[j] = h
        muestra = np.array([x_i]), np.array([y_i])
        J = [costo(*muestra, w + paso), costo(*muestra, w - paso)]
        assert all(valor is not None and np.size(valor) == 1 for valor in J), (
            "tu costo todavía no devuelve un solo número: complétalo antes de mirar esto."
        )
        arriba, abajo = np.ravel(np.array(J, float))
        medida = (arriba - abajo) / (2 * h)

        assert np.allclose(obtenido[j], medida, rtol=1e-3, atol=1e-3), (
            f"al mover w{j + 1}, el costo de la muestra cambia con pendiente {medida:.4f} y tu "
            f"gradiente dice {obtenido[j]:.4f}: al menos uno de los dos está mal."
        )


@test_case(name="sin residuo no hay gradiente", points=0)
def sin_residuo(gradienteMuestra):
    """Si la parábola ya pasa por el punto, el gradiente es 0."""
    obtenido = evaluar(gradienteMuestra, -1.0, 4.0, np.array([1.5, -2.0, 0.5]))

    assert np.allclose(obtenido, 0, atol=1e-5), (
        f"1.5 x² − 2 x + 0.5 pasa por (−1, 4) y el gradiente dio {np.round(obtenido, 4)}; se "
        "esperaba 0 en las tres componentes. ¿Por dónde entra el residuo en tu fórmula?"
    )
