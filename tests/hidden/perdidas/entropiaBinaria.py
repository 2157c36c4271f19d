"""Pruebas ocultas de entropiaBinaria: L, dL y las probabilidades exactas 0 y 1."""

import contextlib

import numpy as np
from otter.test_files import test_case

from autograder.assertions import Mismatch, is_echo
from autograder.model import Diagnosis, EngineError
from solutions.perdidas import cases, misconceptions, solution
from solutions.perdidas.readings import juzgar

OK_FORMAT = False
name = "entropiaBinaria_ocultas"

# ln(p + 1e-7) es una forma legítima de no llegar a ln 0: con ella, 2e-6.
RTOL = 1e-5  # 200 semillas: peor 6e-8


@test_case(name="pérdida", points=5, hidden=True)
def perdida(entropiaBinaria, env):
    """Da la entropía cruzada media de n predicciones."""
    for datos in cases.probabilidades(seed=31):
        _juzgar(entropiaBinaria, *datos, env=env, parte="L")


@test_case(name="gradiente", points=6, hidden=True)
def gradiente(entropiaBinaria, env):
    """Da su derivada respecto a cada predicción (no respecto a z)."""
    for datos in cases.probabilidades(seed=32):
        _juzgar(entropiaBinaria, *datos, env=env, parte="dL")


@test_case(name="aciertos exactos", points=3, hidden=True)
def aciertos_exactos(entropiaBinaria, env):
    """Acertar con un 0 y con un 1 exactos no cuesta nada ni da nan."""
    y = np.array([0.0, 1.0, 1.0, 0.0, 1.0])

    with _salvo_eco(entropiaBinaria, env):
        if not abs(_finita(entropiaBinaria, y.copy(), y)) < 1e-5:  # lo correcto: peor 1e-7
            raise _conocido("acierto_caro")


@test_case(name="errores exactos", points=3, hidden=True)
def errores_exactos(entropiaBinaria, env):
    """Equivocarse con un 0 o con un 1 exactos cuesta mucho, pero no infinito."""
    with _salvo_eco(entropiaBinaria, env):
        for y in (np.zeros(5), np.ones(2), np.array([1.0, 0.0, 0.0, 1.0])):
            acierto = _finita(entropiaBinaria, 0.1 + 0.8 * y, y)
            if not _finita(entropiaBinaria, 1 - y, y) > max(5, acierto):  # lo correcto: 16 o más
                raise _conocido("error_barato")


@contextlib.contextmanager
def _salvo_eco(entropiaBinaria, env):
    """Lo que falle no cuenta si, con probabilidades corrientes, el error es de otra función."""
    try:
        yield
    except EngineError:
        raise
    except Exception:
        y_est, y = next(cases.probabilidades(seed=33))
        reference = solution.entropiaBinaria
        if not is_echo(entropiaBinaria, reference, y_est, y, env=env, rtol=RTOL):
            raise


def _finita(entropiaBinaria, y_est, y):
    """L, que con probabilidades exactas tiene que ser un número finito; dL es libre."""
    with np.errstate(all="ignore"):
        salida = entropiaBinaria(y_est, y)
    assert salida is not None, "tu función no devolvió nada (None): ¿falta el return?"
    assert isinstance(salida, tuple | list | np.ndarray), "se esperaban 2 valores: L y dL."
    assert len(salida) == 2, "se esperaban 2 valores: L y dL."
    L = np.asarray(salida[0], float)
    assert L.size == 1, f"L es un solo número y el tuyo tiene forma {L.shape}."
    if not np.isfinite(L).all():
        raise _conocido("logaritmo_de_cero")
    return L.item()


def _conocido(error):
    """La queja con el nombre y el texto de un error conocido."""
    texto = " ".join(getattr(misconceptions, f"entropiaBinaria__{error}").__doc__.split())
    return Mismatch(texto, Diagnosis(error, texto))


def _juzgar(entropiaBinaria, *datos, env, parte):
    juzgar(entropiaBinaria, solution.entropiaBinaria, *datos, env=env, parte=parte, rtol=RTOL)
