"""Pruebas ocultas de perdida: valores, ceros que no estorban y la clase imposible."""

import numpy as np
from otter.test_files import test_case

from autograder.assertions import Mismatch, assert_matches
from autograder.model import Diagnosis
from solutions.retropropagacion import cases, misconceptions, solution

OK_FORMAT = False
name = "perdida_ocultas"

# ln(s + 1e-7) es una forma legítima de no llegar a ln 0: con ella, 4e-6.
RTOL = 1e-5  # 100 semillas: peor 6e-8


@test_case(name="valores", points=5, hidden=True)
def valores(perdida, env):
    """Da −ln de la probabilidad de la clase verdadera, con cualquier número de clases."""
    for s, l in cases.probabilidades(seed=21):
        assert_matches(perdida, solution.perdida, s, l, env=env, rtol=RTOL)


@test_case(name="ceros en las otras clases", points=1, hidden=True)
def ceros(perdida, env):
    """Una probabilidad 0 en una clase que no es la verdadera no cambia la pérdida."""
    for s, l in cases.con_ceros(seed=22):
        assert_matches(perdida, solution.perdida, s, l, env=env, rtol=RTOL)


@test_case(name="probabilidad 0 en la clase verdadera", points=2, hidden=True)
def imposible(perdida):
    """Si la clase verdadera recibió probabilidad 0, la pérdida es grande pero finita."""
    for s, l in cases.imposibles(seed=23):
        casi = _finita(perdida, 0.9 * s + 0.1 * l, l)  # 2.3
        if not _finita(perdida, s, l) > max(5, casi):  # lo correcto: 16 o más
            raise _conocido("error_barato")


def _finita(perdida, s, l):
    with np.errstate(all="ignore"):
        value = perdida(s.copy(), l.copy())
    assert value is not None, "tu función no devolvió nada (None): ¿falta el return?"
    J = np.asarray(value, float)
    assert J.size == 1, f"la pérdida es un solo número y la tuya tiene forma {J.shape}."
    if not np.isfinite(J).all():
        raise _conocido("sin_protección")
    return J.item()


def _conocido(error):
    """La queja con el nombre y el texto de un error conocido."""
    texto = " ".join(getattr(misconceptions, f"perdida__{error}").__doc__.split())
    return Mismatch(texto, Diagnosis(error, texto))
