"""The file set of a new task: one slug in three trees, and no existing file touched."""

from __future__ import annotations

import re
from pathlib import Path

from autograder.model import Refusal

SLUG = re.compile(r"[a-z][a-z0-9_]{1,40}")


def write(slug: str, root: Path) -> list[Path]:
    """Write the files of a new task and return their paths, relative to the root."""
    if not SLUG.fullmatch(slug):
        raise Refusal(f"{slug!r} is no slug: small letters, digits and _, like perceptron_or")
    taken = [tree for tree in TREES if (root / tree / slug).exists()]
    if taken:
        raise Refusal(f"{slug} exists already in {', '.join(taken)}: choose another slug")
    order = 1 + sum(1 for _ in (root / "assignments").glob("*/task.toml"))
    for path, text in FILES.items():
        target = root / path.format(slug=slug)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text.replace("SLUG", slug).replace("ORDER", str(order)), encoding="utf-8")
    return [Path(path.format(slug=slug)) for path in FILES]


TREES = ("assignments", "solutions", "tests/hidden", "tests/styles")

FILES = {
    "assignments/{slug}/task.toml": """\
title = "Título de la tarea"
order = ORDER
needs = []   # las tareas que hay que haber hecho antes
hours = 2    # de trabajo de un estudiante

[limits]     # segundos
cell = 30
call = 10
notebook = 120
submission = 180  # de procesador, en total
""",
    "assignments/{slug}/notebook.py": '''\
# %% [markdown]
# # Título de la tarea
#
# Para qué sirve, y la fórmula como en el tablero: $f(x) = 2x$.

# %%
import matplotlib.pyplot as plt
import numpy as np


# %% tags=["funcion"]
def funcion(x):
    """El doble de x.

    x: arreglo (n,).
    Devuelve un arreglo (n,).
    """
    raise NotImplementedError("Completa funcion")


# %%
grader.check("funcion")

# %%
with al_completar():
    x = np.linspace(-1, 1, 50)
    plt.plot(x, funcion(x), color="black")
    plt.xlabel("x")
    plt.show()
''',
    "assignments/{slug}/tests/funcion.py": '''\
"""Pruebas públicas de funcion."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "funcion"


@test_case(name="valores de la diapositiva", points=20)
def valores(funcion):
    """f(1) = 2 y f(3) = 6."""
    obtenido = np.asarray(funcion(np.array([1.0, 3.0])), float)

    assert np.allclose(obtenido, [2, 6]), f"f(1), f(3) dio {obtenido}; se esperaba 2, 6."
''',
    "solutions/{slug}/solution.py": '''\
"""Título de la tarea, como en el tablero."""

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def funcion(x: Array) -> Array:
    doble = 2 * x
    return doble
''',
    "solutions/{slug}/misconceptions.py": '''\
"""Errores conocidos: función, dos guiones bajos y el nombre del error.

La docstring es lo que lee el estudiante. Hacen falta al menos ocho por tarea.
"""

import numpy as np


def funcion__cuadrado(x):
    """Devolviste el cuadrado de x. Compara x² con 2x en x = 3."""
    return np.square(x)
''',
    "solutions/{slug}/stand_ins.py": '''\
"""Suplentes inofensivas de las funciones que otras llaman: álgebra inventada, suave y acotada.

Cuando una función llama a otra que está mal, el motor pone aquí la suplente y mira si la primera
hace bien su parte. Con una sola función no hace falta ninguna; con más, una por cada función que
otra llame, con su mismo nombre y sus mismos argumentos:

    def funcion(x):
        return 0.3 * np.sin(2 * x) + 0.1
"""
''',
    "solutions/{slug}/cases.py": '''\
"""Entradas sembradas para las pruebas ocultas."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from autograder.assertions import rng_of


def entradas(seed: int) -> Iterator[NDArray[np.float64]]:
    """Vectores de tamaños distintos; otros en cada clase y en cada entrega."""
    rng = rng_of(seed)
    return (rng.normal(size=n) for n in (3, 5, 8))
''',
    "tests/hidden/{slug}/funcion.py": '''\
"""Pruebas ocultas de funcion."""

from otter.test_files import test_case

from autograder.assertions import assert_matches
from solutions.SLUG import cases, solution

OK_FORMAT = False
name = "funcion_ocultas"


@test_case(name="valores", points=80, hidden=True)
def valores(funcion, env):
    """Da lo mismo que la fórmula en vectores de tamaños distintos."""
    for x in cases.entradas(seed=1):
        assert_matches(funcion, solution.funcion, x, env=env)
''',
    "tests/styles/{slug}/con_un_bucle.py": '''\
"""Una respuesta correcta de otro estilo: el motor le da todos los puntos. Hacen falta diez."""

import numpy as np


def funcion(x):
    doble = np.zeros(len(x))
    for i, valor in enumerate(x):
        doble[i] = valor + valor
    return doble
''',
}
