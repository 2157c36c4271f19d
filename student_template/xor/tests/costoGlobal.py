"""Pruebas públicas de costoGlobal: valores a mano, promedio y los extremos 0 y 1."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "costoGlobal"


def numero(costoGlobal, y_est, y):
    """El costo como número, o una frase que dice por qué no lo es."""
    argumentos = np.array([y_est]), np.array([y])
    salida = costoGlobal(*argumentos)
    for nombre, p, copia in zip(("y_est", "y"), argumentos, ([y_est], [y]), strict=True):
        assert np.array_equal(p, copia), (
            f"costoGlobal cambió {nombre}, que no es suyo: haz la corrección en una copia."
        )
    assert salida is not None, "costoGlobal no devolvió nada (None): ¿falta el return?"
    J = np.asarray(salida, float)
    assert J.size == 1, (
        f"costoGlobal devolvió un arreglo de forma {J.shape}; debe ser un solo número para todos "
        "los registros."
    )
    return float(J.reshape(()))


@test_case(name="la red que no sabe nada", points=1)
def no_sabe_nada(costoGlobal):
    """Si la red contesta 0.5 a todo, el costo es ln 2 = 0.6931."""
    J = numero(costoGlobal, [0.5] * 5, [0.0, 1.0, 1.0, 0.0, 1.0])

    assert abs(J - 0.6931) < 1e-4, (
        f"con ŷ = 0.5 para todos dio {J:.4f}; se esperaba 0.6931. Revisa el signo, si promedias y "
        "qué logaritmo usas."
    )


@test_case(name="tres registros", points=2)
def tres_registros(costoGlobal):
    """Con ŷ = 0.9, 0.2, 0.6 e y = 1, 0, 1 el costo es 0.2798."""
    J = numero(costoGlobal, [0.9, 0.2, 0.6], [1.0, 0.0, 1.0])

    assert abs(J - 0.2798) < 1e-4, (
        f"dio {J:.4f}; se esperaba 0.2798, el promedio de −ln 0.9, −ln 0.8 y −ln 0.6. ¿De dónde "
        "sale ese 0.8?"
    )


@test_case(name="extremos", points=2)
def extremos(costoGlobal):
    """Acertar con un 0 y un 1 exactos no cuesta nada; fallar así cuesta mucho, y es finito."""
    with np.errstate(all="ignore"):
        perfecta = numero(costoGlobal, [0.0, 1.0], [0.0, 1.0])
        desastre = [numero(costoGlobal, [1 - y], [y]) for y in (0.0, 1.0)]

    assert abs(perfecta) < 1e-5, (
        f"con una predicción perfecta dio {perfecta}; se esperaba 0. Un nan viene de 0 · ln 0."
    )
    assert all(5 < J < np.inf for J in desastre), (
        f"con ŷ = 1 e y = 0, y con ŷ = 0 e y = 1, dio {desastre}; se esperaban números finitos "
        "mayores que 5. Cuida los dos logaritmos, y que la corrección sea diminuta."
    )
