"""Pruebas ocultas de pasoAdam: con la corrección y sin ella, en el primer paso y después."""

from otter.test_files import test_case

from autograder.assertions import assert_matches
from solutions.optimizadores import cases, solution

OK_FORMAT = False
name = "pasoAdam_ocultas"

EPS = 1e-8


@test_case(name="con memoria y corrección", points=5, hidden=True)
def con_memoria(pasoAdam, env):
    """Da w, v y r con t mayor que 1, y v y r salen sin corregir."""
    for paso in cases.pasos_de_adam(seed=51):
        comprobar(pasoAdam, *paso, env=env)


@test_case(name="sin corrección", points=4, hidden=True)
def sin_correccion(pasoAdam, env):
    """Con corregir=False es el Adam de las notas, en el primer paso y después."""
    for paso in (*cases.pasos_de_adam(seed=52), *cases.primeros_de_adam(seed=53)):
        comprobar(pasoAdam, *paso, EPS, False, env=env)


@test_case(name="el primer paso", points=2, hidden=True)
def primer_paso(pasoAdam, env):
    """En t = 1, desde cero y con corrección."""
    for paso in cases.primeros_de_adam(seed=54):
        comprobar(pasoAdam, *paso, EPS, True, env=env)


@test_case(name="cuatro pasos en el cuenco", points=4, hidden=True)
def en_el_cuenco(pasoAdam, env):
    """Con ρ₁ = 0.9 y ρ₂ = 0.999, los pasos t = 1, 2, 3 y 4."""
    for paso in cases.adam_en_el_cuenco(seed=55):
        comprobar(pasoAdam, *paso, env=env)


@test_case(name="parámetros sin gradiente", points=2, hidden=True)
def sin_gradiente(pasoAdam, env):
    """Donde G, v y r son 0, w se queda donde está y no aparece ningún nan."""
    paso = cases.adam_sin_gradiente(seed=56)
    comprobar(pasoAdam, *paso, env=env)
    comprobar(pasoAdam, *paso, 1e-9, False, env=env)


def comprobar(pasoAdam, *args, env):
    assert_matches(pasoAdam, solution.pasoAdam, *args, env=env)
