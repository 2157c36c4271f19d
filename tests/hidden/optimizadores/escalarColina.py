"""Pruebas ocultas de escalarColina: la trayectoria exacta y, con cualquier azar, lo que promete."""

import numpy as np
from otter.test_files import test_case

from autograder.assertions import Mismatch, assert_matches
from solutions.optimizadores import cases, solution

OK_FORMAT = False
name = "escalarColina_ocultas"

STREAM = (
    "Tu camino no es el que sale de los candidatos que se pidieron: en cada iteración uno solo, w "
    "más sigma por rng.standard_normal(w.shape), y se queda el que esté más abajo. Otro azar "
    "también puede bajar, pero por otro camino, y por eso solo afecta a esta prueba."
)
FONDO = 0.05  # en el cuenco, 300 iteraciones, 400 semillas: peor 0.0109
VALLE = 0.05  # sobre el mínimo de f, 300 iteraciones, 400 semillas: peor 0.0142
PASO, PASOS = 1e-3, 20  # quien resuelve Aw = b llega donde 20 candidatos no llegan
LEJOS = 10.0  # sigmas por paso: normales en 3 dimensiones no pasan de 6
RTOL = 1e-4  # de f: quien calcula en float32 también la conoce así


@test_case(name="el camino", points=6, hidden=True)
def camino(escalarColina, env):
    """Se queda con los mismos candidatos y anota los mismos valores que pide el enunciado."""
    try:
        for ladera in cases.laderas(seed=71):
            comprobar(escalarColina, *ladera, env=env, curve=1)
    except Mismatch as diferente:
        raise Mismatch(STREAM, diferente.diagnosis) from None


@test_case(name="ninguna iteración", points=1, hidden=True)
def ninguna(escalarColina, env):
    """Con 0 iteraciones devuelve w como llegó, y un solo valor: el suyo."""
    A, b, w = cases.valle(seed=73)
    comprobar(escalarColina, A, b, w, 0.4, 0, cases.azar(74), env=env)


@test_case(name="llega al fondo del cuenco", points=3, hidden=True)
def fondo(escalarColina, env):
    """En 300 iteraciones baja casi hasta el mínimo, sin subir nunca."""
    A, b, w = cases.cuenco()
    valores = bajar(escalarColina, A, b, w, 0.3, cases.azar(75))
    if not valores[-1] < FONDO:
        raise Mismatch("en 300 iteraciones no te acercas al fondo del cuenco del cuaderno.")
    bajar(escalarColina, A, b, w, PASO, cases.azar(79), PASOS)


@test_case(name="un valle lejos del cero", points=3, hidden=True)
def valle(escalarColina, env):
    """También con b distinto de 0: el mínimo está en otro sitio y vale menos que 0."""
    A, b, w = cases.valle(seed=76)
    valores = bajar(escalarColina, A, b, w, 0.3, cases.azar(77))
    if not valores[-1] - altura(A, b, np.linalg.solve(A, b)) < VALLE:
        raise Mismatch("con b distinto de 0 no te acercas al mínimo de ½wᵀAw − bᵀw.")
    bajar(escalarColina, A, b, w, PASO, cases.azar(78), PASOS)


def comprobar(escalarColina, *args, env, curve=None):
    assert_matches(escalarColina, solution.escalarColina, *args, env=env, curve=curve)


def bajar(escalarColina, A, b, w, sigma, rng, iteraciones=300):
    """Los valores, que no suben y empiezan y acaban donde dicen sus w; con el azar que sea."""
    salida = escalarColina(A.copy(), b.copy(), w.copy(), sigma, iteraciones, rng)
    if not isinstance(salida, tuple | list) or len(salida) != 2:
        raise Mismatch("se esperaban 2 valores: w y valores.")
    final, valores = np.asarray(salida[0], float), np.ravel(np.asarray(salida[1], float))
    if final.shape != w.shape:
        raise Mismatch(f"w tiene forma {final.shape} y debe tener forma {w.shape}.")
    if valores.size != iteraciones + 1:
        raise Mismatch("valores no tiene iteraciones + 1 números: el de la w recibida y uno más "
                       "por cada iteración.")  # fmt: skip
    if not np.linalg.norm(final - w) <= LEJOS * sigma * iteraciones:
        raise Mismatch("w acaba más lejos de lo que llegan tantos candidatos con esa sigma.")
    escala = np.abs(valores).max()
    for nombre, valor, donde in (("primer", valores[0], w), ("último", valores[-1], final)):
        if not abs(valor - altura(A, b, donde)) < RTOL * escala:
            raise Mismatch(f"el {nombre} valor no es ½wᵀAw − bᵀw en la w que le corresponde.")
    if not (np.diff(valores) <= RTOL * escala).all():
        raise Mismatch("tus valores suben alguna vez: un candidato peor no se queda.")
    return valores


def altura(A, b, w):
    return w @ A @ w / 2 - b @ w
