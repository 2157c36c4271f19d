"""Pruebas públicas de gradiente: forma, dos puntos hechos a mano y la pendiente de tu costo."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "gradiente"


@test_case(name="forma", points=1)
def forma(gradiente):
    """El gradiente tiene una componente por parámetro, como theta."""
    for m, n in ((4, 1), (6, 3), (2, 4)):
        salida = gradiente(np.full(n + 1, 0.5), np.ones((m, n + 1)), np.zeros(m))

        assert salida is not None, "tu función no devolvió nada (None): ¿falta el return?"
        assert np.shape(salida) == (n + 1,), (
            f"con X de forma {(m, n + 1)} el gradiente tiene forma {np.shape(salida)}; debe tener "
            f"la de theta, {(n + 1,)}. Anota la forma de cada factor antes de multiplicar."
        )


@test_case(name="a mano", points=2)
def a_mano(gradiente):
    """Con los datos de la diapositiva: (−1.5, −3.5) en θ = (0, 0), y ceros en θ = (0, 1)."""
    x = np.array([0.0, 1.0, 2.0, 3.0])
    X = np.column_stack((np.ones(4), x))
    for theta, esperado in (((0, 0), (-1.5, -3.5)), ((0, 1), (0, 0))):
        salida = gradiente(np.array(theta, float), X.copy(), x.copy())
        assert salida is not None, "tu función no devolvió nada (None): ¿falta el return?"
        salida = np.asarray(salida, float)

        assert salida.shape == (2,), f"el gradiente tiene forma {salida.shape}; debe ser (2,)."
        assert np.allclose(salida, esperado, rtol=1e-4, atol=1e-6), (
            f"en θ = {theta} dio {np.round(salida, 4)}; se esperaba {esperado}. Haz la suma a "
            "mano: cuatro residuos, cada uno por su x, y el promedio."
        )


@test_case(name="pendiente de tu costo", points=0)
def pendiente(gradiente, costo):
    """Coincide con la pendiente de tu propio costo, medida con diferencias centrales."""
    X = np.column_stack((np.ones(5), [1.0, -2.0, 0.5, 3.0, -1.5], [2.0, 1.0, -1.0, 0.5, 1.5]))
    y, theta = np.array([1.0, -2.0, 4.0, 0.5, 3.0]), np.array([0.5, -1.5, 2.0])
    # J es un polinomio de grado 2: la diferencia central es exacta con cualquier paso, también 1.
    J = [costo(theta + signo * paso, X, y) for paso in np.eye(3) for signo in (1, -1)]
    assert all(j is not None and np.size(j) == 1 for j in J), (
        "tu costo todavía no devuelve un solo número: complétalo antes de mirar esta comprobación."
    )
    medida = -np.diff(np.ravel(np.array(J, float)).reshape(3, 2)).reshape(3) / 2
    obtenido = gradiente(theta, X, y)
    assert obtenido is not None, "tu función no devolvió nada (None): ¿falta el return?"
    obtenido = np.asarray(obtenido, float)

    assert obtenido.shape == (3,), f"el gradiente tiene forma {obtenido.shape}; debe ser (3,)."
    assert np.allclose(obtenido, medida, rtol=1e-3, atol=1e-3), (
        f"la pendiente de tu costo es {np.round(medida, 4)} y tu gradiente dice "
        f"{np.round(obtenido, 4)}: al menos uno de los dos está mal. Si el costo ya da la "
        "tabla de la diapositiva, mira el gradiente."
    )
