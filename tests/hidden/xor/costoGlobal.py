"""Pruebas ocultas de costoGlobal."""

import numpy as np
from otter.test_files import test_case

from autograder.assertions import Mismatch, assert_matches
from autograder.model import Diagnosis
from solutions.xor import cases, solution

OK_FORMAT = False
name = "costoGlobal_ocultas"

NO_FINITO = (
    "Con una probabilidad de 0 para lo que sí ocurrió tu costo no es finito: posiblemente uno de "
    "los dos logaritmos recibe un 0. Mira el término de y y el de 1 − y."
)
PEQUEÑO = (
    "Con una probabilidad de 0 para lo que sí ocurrió tu costo es demasiado pequeño: la entropía "
    "cruzada crece sin tope hacia ahí. Mira si ese término cuenta; si recortas las probabilidades, "
    "mira también si recortas mucho."
)

# ln(p + 1e-8) es una forma legítima de no llegar a ln 0.
RTOL = 1e-5  # 200 semillas: peor 2e-7


@test_case(name="valores", points=8, hidden=True)
def valores(costoGlobal, env):
    """Da la entropía cruzada media para distintos números de registros."""
    for y_est, y in cases.predicciones(seed=21):
        assert_matches(costoGlobal, solution.costoGlobal, y_est, y, env=env, rtol=RTOL)


@test_case(name="aciertos exactos", points=3, hidden=True)
def aciertos_exactos(costoGlobal, env):
    """Los registros que la red acierta con un 0 o un 1 exactos no cuestan nada ni dan nan."""
    for y_est, y in cases.aciertos_exactos(seed=22):
        if y.size > 1:  # con uno solo el costo correcto es 0 y no hay escala que comparar
            assert_matches(costoGlobal, solution.costoGlobal, y_est, y, env=env, rtol=RTOL)


@test_case(name="errores exactos", points=2, hidden=True)
def errores_exactos(costoGlobal):
    """Cuando la red se equivoca con un 0 o un 1 exactos, el costo es grande, pero finito."""
    for y in (0.0, 1.0):
        obtenido = np.asarray(costoGlobal(np.array([[1 - y]]), np.array([[y]])), float)
        casi = np.asarray(costoGlobal(np.array([[0.9 - 0.8 * y]]), np.array([[y]])), float)  # 2.3

        assert obtenido.size == 1, "el costo debe ser un solo número."
        if not np.isfinite(obtenido).all():
            raise Mismatch("no es finito", Diagnosis("log_de_cero", NO_FINITO))
        if not (obtenido > np.maximum(5, casi)).all():  # lo correcto: 16 o más, en float32
            raise Mismatch("es pequeño", Diagnosis("error_barato", PEQUEÑO))
