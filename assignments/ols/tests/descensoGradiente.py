"""Pruebas públicas de descensoGradiente: sin puntos, porque se apoya en tu costo y tu gradiente."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "descensoGradiente"

x = np.array([0.0, 1.0, 2.0, 3.0])
X, y = np.column_stack((np.ones(4), x)), x.copy()


def correr(descensoGradiente, theta, alpha, iteraciones):
    """La θ y los costos como arreglos, con su forma y su tamaño comprobados."""
    salida = descensoGradiente(np.array(theta, float), X.copy(), y.copy(), alpha, iteraciones)
    assert salida is not None, "tu función no devolvió nada (None): ¿falta el return?"
    partes = salida if isinstance(salida, tuple | list) else ()
    assert len(partes) == 2, "la función debe devolver dos cosas, en este orden: theta y costos."
    theta, costos = np.asarray(partes[0], float), np.ravel(np.asarray(partes[1], float))
    assert theta.shape == (2,), f"theta tiene forma {theta.shape}; debe ser (2,)."
    assert costos.size == iteraciones + 1, (
        f"con iteraciones = {iteraciones} el tamaño de costos es {costos.size} y debe ser "
        f"{iteraciones + 1}: el costo inicial y uno después de cada actualización."
    )
    return theta, costos


@test_case(name="forma", points=0)
def forma(descensoGradiente):
    """theta conserva su forma y costos tiene un valor más que iteraciones."""
    for iteraciones in (0, 1, 5):
        correr(descensoGradiente, (0.5, -1), 0.1, iteraciones)


@test_case(name="una iteración", points=0)
def una_iteracion(descensoGradiente):
    """Desde θ = (0, 0) y con α = 0.1, un paso lleva a (0.15, 0.35) y el costo de 1.75 a 0.6044."""
    theta, costos = correr(descensoGradiente, (0, 0), 0.1, 1)

    assert np.allclose(theta, (0.15, 0.35), rtol=1e-4), (
        f"theta dio {np.round(theta, 4)}; se esperaba (0.15, 0.35). Si tu gradiente ya "
        "pasa sus comprobaciones, revisa el signo de la actualización y que sea simultánea."
    )
    assert np.allclose(costos, (1.75, 0.604375), rtol=1e-4), (
        f"costos dio {np.round(costos, 4)}; se esperaba 1.75 y 0.6044: antes y después del paso."
    )


@test_case(name="sin iteraciones", points=0)
def cero_iteraciones(descensoGradiente):
    """Con 0 iteraciones devuelve la θ recibida, y en costos solo el suyo."""
    theta, costos = correr(descensoGradiente, (0, 2), 0.1, 0)

    assert np.allclose(theta, (0, 2)), f"theta dio {theta}; sin iteraciones sigue en (0, 2)."
    assert np.allclose(costos, 1.75, rtol=1e-4), (
        f"costos dio {costos}; se esperaba un solo valor, 1.75."
    )


@test_case(name="el costo baja", points=0)
def baja(descensoGradiente):
    """Con α = 0.1 el costo baja en cada iteración y θ llega cerca de (0, 1)."""
    theta, costos = correr(descensoGradiente, (-1, 2.5), 0.1, 300)

    subidas = np.flatnonzero(np.diff(costos) > 1e-6)
    assert subidas.size == 0, (
        f"el costo subió en la iteración {subidas[0] + 1}: con este α debería bajar siempre."
    )
    assert np.allclose(theta, (0, 1), atol=1e-2), (
        f"después de 300 iteraciones θ = {np.round(theta, 3)}; se esperaba algo cercano a (0, 1)."
    )


@test_case(name="no cambia theta", points=0)
def sin_cambios(descensoGradiente):
    """La theta de quien llama queda como estaba."""
    theta = np.array([0.5, -1.0])
    descensoGradiente(theta, X.copy(), y.copy(), 0.1, 3)

    assert np.array_equal(theta, [0.5, -1.0]), (
        f"después de la llamada theta vale {np.round(theta, 4)} y era [0.5, −1]. Dos nombres "
        "pueden referirse al mismo arreglo: trabaja sobre una copia."
    )
