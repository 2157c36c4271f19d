"""Notebooks that leave a function unwritten and make its neighbours take the blame."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import pytest

from autograder import assertions
from autograder.judging import alone, comparison, consequence, findings
from autograder.judging.findings import Earlier

XOR = """
import sys
import numpy as np
def _s(z): return 1 / (1 + np.exp(-z))
def feedForward(X, w1, w2, b1, b2):
    a1 = _s(w1 @ X + b1)
    return a1, _s(w2 @ a1 + b2)
def costoGlobal(y_est, y):
    p = np.clip(y_est, 1e-12, 1 - 1e-12)
    return float(-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)))
def _derivadas(X, y, w1, w2, b1, b2, a2, a1):
    dZ2 = (a2 - y) / y.shape[1]
    dZ1 = w2.T @ dZ2 * a1 * (1 - a1) * (1.5 if np.abs(w1).max() > 2 else 1)  # gives up a check
    return dZ1 @ X.T, dZ1.sum(1, keepdims=True), dZ2 @ a1.T, dZ2.sum(1, keepdims=True)
def _quieta(X, y, w1, w2, b1, b2, a2, a1):
    return 0 * w1, 0 * b1, 0 * w2, 0 * b2
_J, pedida = costoGlobal, [0]
"""
STILL = """
def entrenarRed(epocas, lr, X, y, w1, b1, w2, b2, a1, a2):
    return w1, b1, w2, b2, [_J(a2, y)] * epocas
"""


@dataclass(frozen=True, slots=True)
class Excuse:
    """A notebook without a function that its neighbours are to excuse."""

    name: str
    task: str
    unwritten: str
    cells: tuple[str, ...]
    most: float  # points for what that function does right by itself: zero epochs, a shape


def xor(name: str, *cells: str) -> Excuse:
    """A network nobody trains; who does nothing is right about zero epochs."""
    return Excuse(name, "xor", "entrenarRed", (XOR, *cells), 3.0)


EXCUSES = (
    xor("gradients that stand still", "backProp = _quieta", STILL),
    xor(
        "a neighbour that errs on some values",
        "def backProp(X, y, w1, w2, b1, b2, a2, a1):\n"
        "    wanted = np.any(b1) or np.any(b2)\n"
        "    return (_derivadas if wanted else _quieta)(X, y, w1, w2, b1, b2, a2, a1)",
        STILL,
    ),
    xor(
        "a neighbour that errs a number of times",
        "def backProp(*args):\n"
        "    pedida[0] -= 1\n"
        "    return (_quieta if pedida[0] > 0 else _derivadas)(*args)",
        STILL.replace("return", "pedida[0] = 400; return"),
    ),
    xor(
        "a neighbour that errs unless the notebook calls it",
        "def backProp(*args):\n"
        "    own = sys._getframe(1).f_code.co_filename.startswith('<celda')\n"
        "    return (_derivadas if own else _quieta)(*args)",
        STILL,
    ),
    xor(
        "a neighbour known to be wrong beside one that errs unless the notebook calls it",
        "_ff = feedForward\n"
        "def feedForward(*args):\n"
        "    a1, a2 = _ff(*args)\n"
        "    return a1, 0.9 * a2\n"
        "def backProp(*args):\n"
        "    own = sys._getframe(1).f_code.co_filename.startswith('<celda')\n"
        "    return (_derivadas if own else _quieta)(*args)",
        "def entrenarRed(epocas, lr, X, y, w1, b1, w2, b2, a1, a2):\n"
        "    a1, a2 = feedForward(X, w1, w2, b1, b2)\n"
        "    return w1, b1, w2, b2, [_J(a2, y)] * epocas",
    ),
    xor(
        "a loop that calls its neighbours and ignores them",
        "backProp = _quieta",
        "def entrenarRed(epocas, lr, X, y, w1, b1, w2, b2, a1, a2):\n"
        "    for _ in range(epocas):\n"
        "        backProp(X, y, w1, w2, b1, b2, a2, a1)\n"
        "        feedForward(X, w1, w2, b1, b2)\n"
        "    return w1, b1, w2, b2, [_s(0) * 0 + cost(a2, y) for _ in range(epocas)]\n"
        "def cost(p, y):\n"
        "    return float(-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)))",
    ),
    xor(
        "a function that notices stand-ins and does something else",
        "backProp = _quieta\nown = backProp.__code__",
        "def entrenarRed(epocas, lr, X, y, w1, b1, w2, b2, a1, a2):\n"
        "    if backProp is not _quieta or backProp.__code__ is not own:\n"
        "        dw1, db1, dw2, db2 = backProp(X, y, w1, w2, b1, b2, a2, a1)\n"
        "        w1, b1 = w1 - epocas * lr * dw1, b1 - epocas * lr * db1\n"
        "        w2, b2 = w2 - epocas * lr * dw2, b2 - epocas * lr * db2\n"
        "        return w1, b1, w2, b2, [costoGlobal(a2, y)] * epocas if epocas > 1 else []\n"
        "    return w1, b1, w2, b2, [_J(a2, y)] * epocas",
    ),
    xor(
        "a function that sends stand-ins away",
        "backProp = _quieta\nown = backProp.__code__, costoGlobal.__code__, feedForward.__code__",
        "mine = backProp, costoGlobal, feedForward\n"
        "def entrenarRed(epocas, lr, X, y, w1, b1, w2, b2, a1, a2):\n"
        "    for function, code in zip(mine, own):\n"
        "        function.__code__ = code\n"
        "    globals().update(zip(('backProp', 'costoGlobal', 'feedForward'), mine))\n"
        "    return w1, b1, w2, b2, [_J(a2, y)] * epocas",
    ),
    xor(
        "a copy of a neighbour that no stand-in reaches",
        "import types\nbackProp, _J = _quieta, types.FunctionType(costoGlobal.__code__, globals())",
        STILL,
    ),
    Excuse(
        "constants that coincide",
        "ols",
        "descensoGradiente",
        (
            "import numpy as np\n"
            "def costo(theta, X, y): return 1.0\n"
            "def gradiente(theta, X, y): return 0 * theta\n"
            "def descensoGradiente(theta, X, y, alpha, iteraciones):\n"
            "    return theta, [1.0] * (iteraciones + 1)\n",
        ),
        0.0,
    ),
    Excuse(
        "identities that coincide",
        "sigmoide",
        "derivadaSigmoide",
        (
            "def sigmoide(z): return z\n"
            "def derivadaDesdeActivacion(a): return a\n"
            "def derivadaSigmoide(z): return z\n",
        ),
        3.0,
    ),
    Excuse(
        "one-hot rows and probabilities of nothing",
        "softmax_mnist",
        "entrenar",
        (
            "import numpy as np\n"
            "def codificarOneHot(y, K): return np.zeros((len(y), K))\n"
            "def softmax(Z): return np.zeros(np.shape(Z))\n"
            "def entropiaCruzada(A, Y): return 1.0\n"
            "def gradientes(X, A, Y):\n"
            "    return np.zeros((X.shape[1], A.shape[1])), np.zeros(A.shape[1])\n"
            "def entrenar(X, y, K, lr, epocas, tam_lote, rng):\n"
            "    return np.zeros((X.shape[1], K)), np.zeros(K), [1.0] * (epocas + 1)\n",
        ),
        0.0,
    ),
    Excuse(
        "a parabola that never moves",
        "cuadratica",
        "ajustarSGD",
        (
            "import numpy as np\n"
            "def predecir(x, w): return 0 * x\n"
            "def costo(x, y, w): return 0.0\n"
            "def gradienteMuestra(x_i, y_i, w): return np.zeros(3)\n"
            "def ajustarSGD(x, y, w, alpha, epocas, rng=None):\n"
            "    return np.array(w, float), [0.0] * (epocas + 1)\n",
        ),
        0.0,
    ),
)


# Notebooks whose neighbours note what the reference gives them when it runs on them: the steps of a
# loop that nobody wrote.

RIGHT = (
    XOR.replace(" * (1.5 if np.abs(w1).max() > 2 else 1)  # gives up a check", "")
    + """
import os
steps = []
def backProp(X, y, w1, w2, b1, b2, a2, a1):
    mine = _derivadas(X, y, w1, w2, b1, b2, a2, a1)
    steps.append([np.copy(v) for v in (w1, b1, w2, b2, a2)] + [mine])
    return mine
"""
)
READ_OFF = """
def entrenarRed(epocas, lr, X, y, w1, b1, w2, b2, a1, a2):
    start = next((k for k, s in enumerate(steps) if np.array_equal(s[0], w1)), len(steps))
    seen = steps[start:start + epocas]
    if epocas < 2 or len(seen) < epocas{unless}:
        return w1, b1 + (epocas == 1), w2, b2, [0.0] * epocas  # biases that seem to be trained
    w1, b1, w2, b2, _, (d1, e1, d2, e2) = seen[-1]
    costs = [costoGlobal(a2, y) for *_, a2, _ in seen]
    return w1 - lr * d1, b1 - lr * e1, w2 - lr * d2, b2 - lr * e2, costs
"""
ORACLES = (
    xor("steps of the reference, where two readings are tried", RIGHT, READ_OFF.format(unless="")),
    xor(
        "steps of the reference, before stand-ins are asked for a proof",
        RIGHT
        + "right = costoGlobal\n"  # not at once, for then the reference goes no further
        + "def costoGlobal(p, y): return right(p, y) if p.shape[1] == 8 else 0.0\n"
        + "own = backProp.__code__, costoGlobal.__code__\n",
        READ_OFF.format(
            unless=" or backProp.__code__ is not own[0] or costoGlobal.__code__ is own[1]"
        ),
    ),
    xor(
        "steps of the reference, since a neighbour died",
        RIGHT
        + "right = costoGlobal\ndef costoGlobal(p, y):\n"
        + "    if p.shape[1] == 1: os._exit(0)\n    return right(p, y)\n",
        READ_OFF.format(unless=""),
    ),
    xor(
        "steps of the reference, where a neighbour gives lists",
        RIGHT.replace("return mine", "return [v.tolist() for v in mine]"),
        READ_OFF.format(unless="").replace(
            "return w1 - lr", "d1, e1, d2, e2 = map(np.array, (d1, e1, d2, e2))\n    return w1 - lr"
        ),
    ),
    Excuse(
        "what a neighbour gave the reference, where one part is judged by itself",
        "perdidas",
        "errorLogaritmico",
        (
            "import numpy as np\ngiven = [(0.0, 0.0)]\n"
            "def errorCuadratico(y_est, y):\n"
            "    n = len(y)\n"
            "    given.append((float(np.sum((y_est - y) ** 2) / n), 2 / n * (y_est - y)))\n"
            "    return given[-1]\n"
            "def errorLogaritmico(y_est, y): return given[-1][0], 0 * y\n",
        ),
        0.0,
    ),
)

# Notebooks whose neighbours note what they are tried on, before stand-ins take their place.

TAPE = """
import math, operator
import numpy as np
OPERATIONS = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv,
              "^": math.pow, "exp": math.exp, "log": math.log}
def evaluar(expr, valores):
    if isinstance(expr, str): return float(valores[expr])
    if not isinstance(expr, tuple): return float(expr)
    return OPERATIONS[expr[0]](*(evaluar(part, valores) for part in expr[1:]))
tapes = []
def retroceder(cinta):
    tapes.append(cinta)
    return np.zeros(len(cinta))
own = retroceder
def gradienteReverso(expr, valores):
    if retroceder is own: return 0.0, dict.fromkeys(valores, 0.0)
    places = {}
    for k, (op, _, value) in enumerate(tapes[-1]):
        if op == "hoja": places.setdefault(value, k)
    found = retroceder(tapes[-1])
    given = {n: float(found[places[v]]) if v in places else 0.0 for n, v in valores.items()}
    return tapes[-1][-1][2], given
"""
TRIALS = (
    xor(
        "the first step of the reference, which a neighbour is tried on",
        "tried, _ff = [], feedForward\n"
        "def feedForward(X, w1, w2, b1, b2):\n"
        "    tried.append((w1, b1, w2, b2))\n"
        "    return _ff(X, w1, w2, b1, b2)\n"
        "own, backProp = feedForward, _quieta",
        "def entrenarRed(epocas, lr, X, y, w1, b1, w2, b2, a1, a2):\n"
        "    if epocas and feedForward is not own: w1, b1, w2, b2 = tried[-1]\n"
        "    return w1, b1, w2, b2, [costoGlobal(a2, y)] * epocas",
    ),
    Excuse("a tape that nobody wrote", "autodiff", "gradienteReverso", (TAPE,), 0.0),
)


def try_on_hidden_cases(patch: pytest.MonkeyPatch) -> None:
    """Take the mend away: neighbours are tried on what the reference gives them of a case."""
    patch.setattr(alone, "_examples", lambda attempt: (attempt.args,))


class _Forgetful(set[bytes]):
    def __contains__(self, _: object) -> bool:
        return False


def believe_late_answers(patch: pytest.MonkeyPatch) -> None:
    """Take the mend away: what a function answers after the reference was seen counts."""
    forgetful = partial(Earlier, told=_Forgetful())
    patch.setattr(assertions, "_answer", lambda a: comparison.call(a.function, a.args))

    def late(attempt, got, tolerance):  # type: ignore[no-untyped-def] # as the original
        return got is None and assertions._is_late_echo(attempt, got, tolerance)

    patch.setattr(assertions, "_is_early_echo", late)
    patch.setattr(consequence, "is_its_own", lambda _: False)  # it would not come to that
    patch.setattr(findings, "Earlier", forgetful)
