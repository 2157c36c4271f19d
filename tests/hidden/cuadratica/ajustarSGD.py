"""Pruebas ocultas de ajustarSGD: si solo falla por otra función, no pierde puntos."""

import numpy as np
from otter.test_files import test_case

from autograder.assertions import Mismatch, assert_matches
from solutions.cuadratica import cases, solution

OK_FORMAT = False
name = "ajustarSGD_ocultas"

# Con gradienteMuestra o costo en float32, w sale en float64 con el error de float32.
RTOL = 1e-4  # 200 semillas: peor 4e-5

STREAM = (
    "Con rng no sale lo que se pide, y sin rng sí: al comenzar cada época se llama una vez a "
    "rng.permutation(n), y las muestras se visitan en ese orden. Otra manera de barajar también "
    "aprende, pero da otra trayectoria, y por eso solo afecta a esta prueba."
)
ANY_ORDER = (
    "Con rng, y con datos en los que cualquier orden da el mismo resultado, el tuyo es otro: "
    "cuenta cuántos pasos das y cuántos costos anotas por época, y mira que cada muestra salga "
    "exactamente una vez."
)
CONFUSED = {
    "una_actualización_por_época",
    "lote_completo",
    "alpha_entre_n",
    "sin_costo_inicial",
    "sin_costo_final",
}


@test_case(name="una época en el orden dado", points=8, hidden=True)
def una_epoca(ajustarSGD, env):
    """Da un paso grande por muestra, en el orden dado, y anota el costo antes y después."""
    for n, alpha in ((7, 0.06), (1, 0.2)):
        x, y, w = cases.nube(41, n)
        _comprobar(ajustarSGD, x, y, w, alpha, 1, env=env)


@test_case(name="varias épocas en el orden dado", points=7, hidden=True)
def varias_epocas(ajustarSGD, env):
    """Sin rng repite el orden dado en cada época; también cuando rng se entrega como None."""
    x, y, w = cases.nube(42, 8)
    _comprobar(ajustarSGD, x, y, w, 0.03, 5, env=env)
    _comprobar(ajustarSGD, x, y, w, 0.02, 2, None, env=env)


@test_case(name="todas las épocas", points=2, hidden=True)
def todas_las_epocas(ajustarSGD, env):
    """Hace todas las épocas que se piden, también cuando el costo no se mueve o sube."""
    for x, y, w, alpha in cases.sin_motivo_para_seguir(seed=47):
        _comprobar(ajustarSGD, x, y, w, alpha, 4, env=env)


@test_case(name="cero épocas", points=3, hidden=True)
def cero_epocas(ajustarSGD, env):
    """Devuelve los pesos como llegaron y una historia con un solo costo."""
    x, y, w = cases.nube(43, 6)
    _comprobar(ajustarSGD, x, y, w, 0.05, 0, env=env)


@test_case(name="muestras iguales con rng", points=3, hidden=True)
def muestras_iguales(ajustarSGD, env):
    """Con todas las muestras iguales, cualquier orden da lo mismo."""
    x, y, w = np.full(6, 1.3), np.full(6, -2.1), cases.nube(44, 6)[2]
    _en_cualquier_orden(ajustarSGD, x, y, w, 0.01, 3, cases.azar(440), env=env)


@test_case(name="cada muestra una vez por época con rng", points=3, hidden=True)
def cada_muestra(ajustarSGD, env):
    """Con pasos diminutos el orden no se nota: solo cuenta que salgan todas, una vez cada una."""
    x, y, _ = cases.nube(45, 9)
    rng = cases.azar(450)
    _en_cualquier_orden(ajustarSGD, x, y, np.zeros(3), 1e-8, 2, rng, env=env)


@test_case(name="el orden de rng.permutation", points=4, hidden=True)
def orden_exacto(ajustarSGD, env):
    """Con rng, el orden de cada época es un rng.permutation(n) nuevo."""
    x, y, w = cases.nube(46, 7)
    rng = cases.azar(460)
    try:
        _comprobar(ajustarSGD, x, y, w, 0.04, 4, rng, env=env)
    except Mismatch as mismatch:
        _comprobar(ajustarSGD, x, y, w, 0.04, 4, env=env)  # lo que falla sin rng no es el orden
        raise Mismatch(STREAM, mismatch.diagnosis) from None


@test_case(name="el entrenamiento del cuaderno", points=6, hidden=True)
def entrenamiento(ajustarSGD, env):
    """Con los datos del cuaderno, desde cero y desde otros pesos, llega a los que deben ser."""
    x, y = cases.cuaderno()  # 24 × 8 pasos: el motor repite hasta 400 con las funciones ajenas
    _comprobar(ajustarSGD, x, y, np.zeros(3), 0.005, 8, env=env, curve=1)
    _comprobar(ajustarSGD, x, y, cases.nube(48, 1)[2], 0.005, 2, env=env)


def _comprobar(ajustarSGD, *args, env, curve=None):
    assert_matches(ajustarSGD, solution.ajustarSGD, *args, env=env, rtol=RTOL, curve=curve)


def _en_cualquier_orden(ajustarSGD, *args, env):
    """Comparar sin dar nombre a los errores que en estos casos dan lo mismo que otros."""
    try:
        _comprobar(ajustarSGD, *args, env=env)
    except Mismatch as mismatch:
        if mismatch.diagnosis is None or mismatch.diagnosis.id not in CONFUSED:
            raise
        raise Mismatch(ANY_ORDER) from None
