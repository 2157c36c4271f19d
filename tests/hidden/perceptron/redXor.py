"""Pruebas ocultas de redXor."""

import numpy as np
from otter.test_files import test_case

from autograder.assertions import assert_matches
from solutions.perceptron import cases, solution

OK_FORMAT = False
name = "redXor_ocultas"


@test_case(name="valores", points=5, hidden=True)
def valores(redXor, env):
    """Da lo que contestan las ocultas y la salida, también si W no es simétrica."""
    for red in cases.redes(seed=31):
        assert_matches(redXor, solution.redXor, *red, env=env)


@test_case(name="más ocultas y menos", points=4, hidden=True)
def de_otra_forma(redXor, env):
    """Da ocultas (n, h) y salida (n,) con cualquier número de entradas y de ocultas."""
    for red in cases.redes_de_otra_forma(seed=32):
        assert_matches(redXor, solution.redXor, *red, env=env)


@test_case(name="justo en el umbral", points=3, hidden=True)
def en_el_umbral(redXor, env):
    """En las dos capas, llegar exactamente al umbral es contestar 1."""
    for red in cases.redes_en_el_umbral(seed=33):
        assert_matches(redXor, solution.redXor, *red, env=env)


@test_case(name="XOR con otros pesos", points=3, hidden=True)
def tabla_de_verdad(redXor, env):
    """Con otros pesos que también sirven, y las filas en otro orden, sigue saliendo XOR."""
    for X, *pesos in cases.tablas_de_verdad(seed=34):
        dos_veces = np.tile(X, (2, 1))  # 8 filas: quien escribe a mano un 4 no acierta
        assert_matches(redXor, solution.redXor, dos_veces, *pesos, env=env)
