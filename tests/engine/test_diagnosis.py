"""A diagnosis names the mistake it can prove, says no expected value, and else stays silent."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from autograder.assertions import assert_matches
from autograder.judging import checks, comparison, exams
from autograder.judging.attempt import Attempt
from autograder.judging.comparison import Mismatch, Tolerance
from autograder.judging.diagnosis import (
    compounds,
    mishaps,
    naming,
    packing,
    place,
    rewritten,
    steps,
    values,
)
from autograder.judging.diagnosis.evidence import Case
from autograder.judging.findings import Cause
from autograder.judging.subject import LocalFunction, LocalNotebook
from autograder.model import Diagnosis, StudentError, Task
from solutions.activaciones import solution as activaciones
from solutions.autodiff import solution as autodiff
from solutions.cuadratica import cases as cuadratica_cases
from solutions.cuadratica import solution as cuadratica
from solutions.logistica import solution as logistica
from solutions.ols import cases as ols_cases
from solutions.ols import misconceptions as ols_untyped
from solutions.ols import solution as ols
from solutions.optimizadores import solution as optimizadores
from solutions.retropropagacion import solution as retropropagacion
from solutions.sigmoide import cases as sigmoide_cases
from solutions.sigmoide import solution as sigmoide
from solutions.softmax_mnist import cases as softmax_cases
from solutions.softmax_mnist import solution as softmax
from solutions.xor import cases as xor_cases
from solutions.xor import misconceptions as untyped
from solutions.xor import readings as xor_readings
from solutions.xor import solution as xor
from solutions.xor_sgd import solution as xor_sgd

Function = Callable[..., Any]  # a student's: it may return anything

misconceptions: Any = untyped  # students' functions have no types
ols_mistakes: Any = ols_untyped

Z = sigmoide_cases.entradas_netas(seed=11)
PROBLEM = next(iter(ols_cases.problemas(seed=3)))
ACTIVATION = (activaciones.activacion, ("tanh", np.linspace(-2, 2, 7), 0.3))
DESCENT = (*PROBLEM, 0.05, 6)
NETWORK = xor_cases.para_backprop(next(iter(xor_cases.redes(seed=5))))
NETWORK_FORWARD = (NETWORK[0], *NETWORK[2:6])
CLOUD = (*cuadratica_cases.nube(41, 7), 0.02, 2)


def case(function: Function, reference: Function, args: tuple[Any, ...]) -> Case:
    """The two calls side by side."""
    attempt = Attempt(LocalFunction(function), reference, args, LocalNotebook({}))
    with np.errstate(all="ignore"):
        got, expected = comparison.call(function, args), comparison.call(reference, args)
    return Case(attempt, got, expected, Tolerance())


def found(function: Function, reference: Function, args: tuple[Any, ...]) -> Diagnosis:
    """The diagnosis of a wrong function, which must have one."""
    named = naming.explain(case(function, reference, args)).diagnosis
    assert named is not None
    return named


def gradients(change: Function) -> Function:
    """backProp with its four gradients changed."""
    return lambda *args: change(*xor.backProp(*args))


def count(words: Any, values: Any, name: str) -> Any:
    """A function that is given text beside numbers: how much comes under one name."""
    total: Any = values[np.asarray(words) == name].sum() * np.asarray([2.0, 1.0, 0.5])
    return total


TEXTS = {
    "an array": (np.array(["sí", "no", "sí"]), np.array([1.0, 2.5, 4.0]), "sí"),
    "one word": (np.array(["sí"]), np.array([1.5]), "sí"),
    "a list": (["sí", "no", "sí"], np.array([1.0, 2.5, 4.0]), "sí"),
}


def descent(change: Function) -> Function:
    """descensoGradiente with its two outputs changed."""
    return lambda *args: change(*ols.descensoGradiente(*args))


WRONG: dict[str, tuple[Function, Function, tuple[Any, ...]]] = {
    "ceros": (lambda z: 0 * z, sigmoide.sigmoide, (Z,)),
    "infinitos": (lambda z: sigmoide.sigmoide(z) / (z > 0), sigmoide.sigmoide, (Z,)),
    "uno_menos": (
        lambda *a: 1 - cuadratica.predecir(*a), cuadratica.predecir, (CLOUD[0], CLOUD[2])
    ),
    "factor": (lambda z: 3 * sigmoide.sigmoide(z) * len(z), sigmoide.sigmoide, (Z[:3],)),
    "valor_absoluto": (
        lambda *a: np.abs(ols.gradiente(*a)), ols.gradiente, ols_cases.problema_ancho(31)
    ),
    "traspuesto": (gradients(lambda a, b, c, d: (a.T, b, c, d)), xor.backProp, NETWORK),
    "forma": (lambda *a: ols.gradiente(*a)[:, None], ols.gradiente, PROBLEM),
    "solo_diagonal": (
        lambda z: (z.T > 0) * 1.0, retropropagacion.jacobianaRelu,
        (np.array([[0.5], [-1.0], [2.0]]),),
    ),
    "historia": (descent(lambda t, c: (t, [*c[1:], c[-1]])), ols.descensoGradiente, DESCENT),
    "decimales": (lambda *a: np.trunc(ols.gradiente(*a)), ols.gradiente, PROBLEM),
    "redondeo": (lambda z: np.round(sigmoide.sigmoide(z), 3), sigmoide.sigmoide, (Z,)),
    "función_de_más": (lambda z: np.sqrt(sigmoide.sigmoide(z)), sigmoide.sigmoide, (Z,)),
    "aproximado": (
        lambda z: (sigmoide.sigmoide(z + 1e-3) - sigmoide.sigmoide(z)) / 1e-3,
        sigmoide.derivadaSigmoide, (Z,),
    ),
    "penalización": (
        lambda x, y, w: cuadratica.costo(x, y, w) + 0.01 * np.sum(w**2),
        cuadratica.costo, CLOUD[:3],
    ),
    "constante_sumada": (lambda z: sigmoide.sigmoide(z) + 0.17, sigmoide.sigmoide, (Z,)),
    "proporcional": (lambda z: 0.77 * sigmoide.sigmoide(z), sigmoide.sigmoide, (Z,)),
    "tope": (lambda z: np.clip(sigmoide.sigmoide(z), 0.1, 0.8), sigmoide.sigmoide, (Z,)),
    "sin_juntar": (
        lambda theta, X, y: (X @ theta - y) ** 2 / (2 * len(y)), ols.costo, PROBLEM
    ),
    "juntado_de_más": (lambda z: sigmoide.sigmoide(z).sum(), sigmoide.sigmoide, (Z,)),
    "tabla": (lambda z: z[:, None] * sigmoide.sigmoide(z) + 1, sigmoide.sigmoide, (Z,)),
    "falta_un_trozo": (lambda z: sigmoide.sigmoide(z)[:-2], sigmoide.sigmoide, (Z,)),
    "factor_en_una_parte": (
        lambda theta, X, y: ols.gradiente(theta, X, y) * np.r_[np.ones(len(theta) - 1), 2],
        ols.gradiente, PROBLEM,
    ),
    "repetido": (
        lambda x, w: np.tile(cuadratica.predecir(x, w), (3, 1)), cuadratica.predecir,
        (CLOUD[0], CLOUD[2]),
    ),
    "proporcional_por_líneas": (
        gradients(lambda dw1, *rest: (dw1 * np.arange(1.0, len(dw1) + 1)[:, None], *rest)),
        xor.backProp, NETWORK,
    ),
    "otro_eje": (
        lambda theta, X, y: (X * (X @ theta - y)[:, None]).sum(1), ols.gradiente, PROBLEM
    ),
    "un_valor_menos": (lambda z: np.diff(sigmoide.sigmoide(z)), sigmoide.sigmoide, (Z,)),
    "costos_de_otra_cosa": (
        descent(lambda t, c: (t, [v + i * i for i, v in enumerate(c)])), ols.descensoGradiente,
        DESCENT,
    ),
    "no_usa_una_línea": (
        lambda theta, X, y: ols.costo(theta[:-1], X[:, :-1], y), ols.costo, PROBLEM
    ),
    "recorte": (
        lambda *args: np.clip(cuadratica.gradienteMuestra(*args), -10, 10),
        cuadratica.gradienteMuestra, (2.0, 3.0, np.array([0.1, 0.2, 0.3])),
    ),
    "sin_return": (lambda _: None, sigmoide.sigmoide, (Z,)),
    "devuelve_de_menos": (gradients(lambda *g: g[0]), xor.backProp, NETWORK),
    "devuelve_de_más": (gradients(lambda *g: (*g, 0)), xor.backProp, NETWORK),
    "coma_al_final": (lambda z: (sigmoide.sigmoide(z),), sigmoide.sigmoide, (Z,)),
    "orden_de_salida": (descent(lambda t, c: (c, t)), ols.descensoGradiente, DESCENT),
    "escala_del_paso": (
        lambda x, y, w, alpha, *a: cuadratica.ajustarSGD(x, y, w, alpha * len(x), *a),
        cuadratica.ajustarSGD, CLOUD,
    ),
    "argumento_sin_decimales": (
        lambda z: sigmoide.sigmoide(np.trunc(z)), sigmoide.sigmoide, (Z,)
    ),
    "no_da_más_vueltas": (
        lambda x, y, w, alpha, epocas: cuadratica.ajustarSGD(x, y, 1.1 * w, alpha, 3),
        cuadratica.ajustarSGD, CLOUD,
    ),
    "otra_función": (np.sin, sigmoide.sigmoide, (Z,)),
    "hace_lo_de_otra": (ols.gradiente, ols.costo, PROBLEM),
    "sin_decidir": (
        lambda y, K: 0.3 + 0.4 * softmax.codificarOneHot(y, K), softmax.codificarOneHot,
        (np.arange(12) % 5, 5),
    ),
    "argumento_ordenado": (
        lambda theta, X, y: ols.costo(theta, X, np.sort(y)), ols.costo, PROBLEM
    ),
    "orden_inverso": (
        lambda x, y, w, *a: cuadratica.ajustarSGD(x[::-1], y[::-1], w, *a), cuadratica.ajustarSGD,
        CLOUD,
    ),
    "una_rama": (
        lambda z: np.where(z < 0, np.exp(z), sigmoide.sigmoide(z)), sigmoide.sigmoide, (Z,)
    ),
    "argumento_promediado": (
        lambda theta, X, y: X.T @ (X @ theta - y.mean()) / len(y), ols.gradiente, PROBLEM
    ),
    "argumento_doble": (
        lambda X, w1, w2, b1, b2: xor.feedForward(X, w1, w2, 2 * b1, 2 * b2), xor.feedForward,
        NETWORK_FORWARD,
    ),
    "no_usa_un_argumento": (
        lambda x, w: cuadratica.predecir(x, np.array([0.3, -1.2, 0.7])), cuadratica.predecir,
        (CLOUD[0], CLOUD[2]),
    ),
}  # fmt: skip


def test_records_of_several_lengths_are_no_hindrance() -> None:
    """An argument that is no array, however NumPy tries, leaves the answer to be explained."""
    tape = [("hoja", (), 3.0), ("hoja", (), 4.0), ("^", (0, 2), 9.0), ("*", (2, 1), 36.0)]

    diagnosis = found(lambda c: 7 * autodiff.retroceder(c), autodiff.retroceder, (tape,))

    assert diagnosis.id == "proporcional"


@pytest.mark.parametrize("args", TEXTS.values(), ids=list(TEXTS))
@pytest.mark.parametrize(
    "wrong",
    [
        lambda words, values, name: np.array([3.0, 1.0, 7.0]),
        lambda words, values, name: count(words, values, name) + 1,
        lambda words, values, name: count(words, values, name)[::-1],
        lambda words, values, name: words,
        lambda words, values, name: name,
    ],
    ids=["fixed", "shifted", "reversed", "the words", "the name"],
)
def test_text_among_the_arguments_is_no_number(wrong: Function, args: tuple[Any, ...]) -> None:
    """No fingerprint, experiment or place reckons with it, and what is said names the outputs."""
    one = case(wrong, count, args)

    explained = naming.explain(one).diagnosis
    said = f"{explained.text if explained else ''} {place.say(one)}"

    assert "words" not in said or explained is None or explained.id == "no_usa_un_argumento"


def test_no_place_is_told_by_the_words_of_an_argument() -> None:
    """Text is neither negative nor 0: what only some inputs get wrong is told by the numbers."""
    words, values = np.array(["sí", "no"] * 4), np.array([-1.0, 2, 3, -4, 5, 6, -7, 8])

    def kept(words: Any, values: Any) -> Any:
        return values * len(words)

    one = case(lambda words, values: np.abs(values) * len(words), kept, (words, values))

    assert "justo donde values es negativo" in place.say(one)


def test_a_text_is_no_start_of_a_loop() -> None:
    """Where an argument is text and the output of its name is numbers, nothing stayed as it was."""

    def lengths(texto: Any, iteraciones: int) -> Any:
        texto = np.array([float(len(word)) for word in texto]) + iteraciones
        return texto  # noqa: RET504  # its name is the name of the output

    one = case(lambda texto, iteraciones: np.zeros(3), lengths, (np.array(["a", "bc", "def"]), 2))

    assert packing.unmoved(one) is None
    assert naming.explain(one).diagnosis is not None


@pytest.mark.parametrize("id_", WRONG)
def test_a_fingerprint_has_a_name(id_: str) -> None:
    """Every generic fingerprint is found on a result that has it."""
    function, reference, args = WRONG[id_]

    assert found(function, reference, args).id == id_


@pytest.mark.parametrize("id_", WRONG)
def test_no_diagnosis_tells_a_value(id_: str) -> None:
    """A diagnosis holds names, sizes and shapes: no number with decimals, no unfilled blank."""
    text = found(*WRONG[id_]).text

    assert not re.search(r"\d\.\d", text)
    assert not re.search(r"[{}|]", text)
    assert text.endswith((".", "?"))


def test_a_slip_in_a_line_is_said_without_the_line() -> None:
    """+ y for − y, which nobody wrote down as a known mistake, is what came out of trying it."""

    def added(theta: Any, X: Any, y: Any) -> Any:
        return np.sum((X @ theta + y) ** 2) / (2 * len(y))

    named = found(added, ols.costo, PROBLEM)

    assert named.id == "un_desliz"
    assert named.text == (
        "Tu resultado es exactamente lo que saldría si y se sumara en lugar de restarse."
    )


@pytest.mark.parametrize(
    ("guarded", "words"),
    [
        (lambda p: (p + 0.001, 1 - p + 0.001), "si dentro de los logaritmos se sumara 0.001"),
        (
            lambda p: (p.clip(0.01, 0.99), 1 - p.clip(0.01, 0.99)),
            "si lo que evita el logaritmo de 0",
        ),
    ],
    ids=["added", "clipped"],
)
def test_a_slip_may_stand_in_every_line(guarded: Function, words: str) -> None:
    """Both logarithms are guarded too much: neither alone would give this cost."""

    def cost(y_est: Any, y: Any) -> Any:
        one, other = guarded(y_est)
        return -np.mean(y * np.log(one) + (1 - y) * np.log(other))

    y_est = np.linspace(0.002, 0.997, 9)[None]
    said = found(cost, xor.costoGlobal, (y_est, 1.0 * (y_est * 5 % 1 < 0.5)))

    assert words in said.text


def test_a_slip_in_one_output_leaves_the_other_to_itself() -> None:
    """dw1 alone goes back from a2 + y: db1, which is made of the same, is right."""

    def gradient(X: Any, y: Any, w1: Any, w2: Any, b1: Any, b2: Any, a2: Any, a1: Any) -> Any:
        right = xor.backProp(X, y, w1, w2, b1, b2, a2, a1)
        return (w2.T @ (a2 + y) * a1 * (1 - a1) @ X.T / y.shape[1], *right[1:])

    assert found(gradient, xor.backProp, NETWORK).text == (
        "dw1 es exactamente lo que saldría si y se sumara en lugar de restarse. db1, dw2 y db2 "
        "coinciden."
    )


def test_a_class_that_all_have_is_no_function_of_another() -> None:
    """1 is the exponential of 0, and nobody has taken it."""
    one = case(lambda z: np.ones(40), lambda z: np.zeros(40), (Z,)).outputs()[0]

    assert values.familiar_function(one, case(lambda z: z, lambda z: z, (Z,))) is None


def test_one_of_many_is_no_branch_by_chance() -> None:
    """The only wrong derivative is that of the smallest θ here, and of the first one anywhere."""
    theta, X, y = PROBLEM

    def wrong(theta: Any, X: Any, y: Any) -> Any:
        grad = ols.gradiente(theta, X, y)
        return np.append(X[:, 0] @ X @ theta / len(y), grad[1:])

    X = np.column_stack((X, X[:, 1:3] ** 2))
    theta = np.append(-9.0, np.linspace(1, 2, X.shape[1] - 1))

    named = naming.explain(case(wrong, ols.gradiente, (theta, X, y))).diagnosis
    assert named is None or named.id != "una_rama"


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (lambda *g: (*g[:2], g[2] / 10, g[3]), "la décima parte de lo correcto"),
        (lambda *g: (*g[:2], g[2] * 100, g[3]), "cien veces lo correcto"),
    ],
)
def test_a_round_factor_is_no_size(wrong: Function, words: str) -> None:
    """A tenth is twice five rows by chance only: what is said of it is true of both."""
    assert words in found(gradients(wrong), xor.backProp, NETWORK).text


def test_a_slip_and_a_factor_are_two_mistakes() -> None:
    """+ y for − y, and a 2 that has gone with the square."""

    def added(theta: Any, X: Any, y: Any) -> Any:
        return 2 * X.T @ (X @ theta + y) / len(y)

    assert found(added, ols.gradiente, PROBLEM).text == (
        "Tu resultado es exactamente el doble de lo que saldría si y se sumara en lugar de "
        "restarse: posiblemente son dos errores a la vez."
    )


def test_a_slip_in_a_neighbour_says_where() -> None:
    """Who writes the gradient anew inside the loop hears that the slip is there."""

    def descend(theta: Any, X: Any, y: Any, alpha: float, turns: int) -> Any:
        costs = [ols.costo(theta, X, y)]
        for _ in range(turns):
            theta = theta - alpha * X.T @ (X @ theta + y) / len(y)
            costs.append(ols.costo(theta, X, y))
        return theta, costs

    named = found(descend, ols.descensoGradiente, (*PROBLEM, 0.05, 2))

    assert named.id == "un_desliz"
    assert "en lugar de restarse en gradiente" in named.text


def test_a_slip_that_fits_here_only_is_not_said() -> None:
    """Two constants that a slip gives by chance on these arguments are none on others."""
    chance = ols.costo(-PROBLEM[0], *PROBLEM[1:])

    named = naming.explain(case(lambda *_: chance, ols.costo, PROBLEM)).diagnosis

    assert named is None or named.id != "un_desliz"


def test_every_slip_is_a_function_that_runs_or_raises() -> None:
    """No slip of a reference hangs, and each says what it is in one clause."""
    for function in (sigmoide.sigmoide, ols.costo, ols.normalizar, xor.backProp, xor.costoGlobal):
        made = rewritten.rewritings(function.__code__, frozenset())

        assert len(made) > 10
        assert {words.split()[0] for words in (one.words for one in made)} <= {"si", "con", "a"}


def test_a_known_mistake_comes_first() -> None:
    """What a known mistake gives is named as it, not as a factor."""
    named = found(misconceptions.backProp__sin_promediar, xor.backProp, NETWORK)

    assert named.id == "sin_promediar"
    assert "m veces" in named.text


def test_one_wrong_output_is_named_and_the_right_ones_are_said() -> None:
    """dw1 as with dw2 for w2, the others right: the mistake is said of dw1 only."""
    wrong = misconceptions.backProp__gradiente_en_vez_de_peso(*NETWORK)[0]

    named = found(gradients(lambda _, *others: (wrong, *others)), xor.backProp, NETWORK)

    assert named.id == "gradiente_en_vez_de_peso"
    assert named.text.startswith("dw1 sale como en este error: «")
    assert named.text.endswith("». db1, dw2 y db2 coinciden.")


def test_what_is_known_of_one_output_is_said_beside_what_is_not() -> None:
    """dw1 as with a known mistake, db1 as with none: the one is named, the other mentioned."""

    def mixed(*args: Any) -> Any:
        _, db1, *others = xor.backProp(*args)
        dw1, *_ = misconceptions.backProp__gradiente_en_vez_de_peso(*args)
        return dw1, np.sin(30 * db1) + db1, *others

    named = found(mixed, xor.backProp, NETWORK)

    assert named.id == "gradiente_en_vez_de_peso"
    assert named.text.startswith("dw1 sale como en este error: «")
    assert named.text.endswith("». Además, db1 difiere. dw2 y db2 coinciden.")


def test_no_mistake_is_quoted_that_spoils_what_is_right() -> None:
    """A lesson that calls a1 a net input does not stand beside an a1 that is right."""
    mistake = misconceptions.feedForward__oculta_lineal
    linear = comparison.call(mistake, NETWORK_FORWARD)

    def forward(*args: Any) -> Any:
        return xor.feedForward(*args)[0], mistake(*args)[1]

    mixed = case(forward, xor.feedForward, NETWORK_FORWARD)
    explanation = compounds.in_parts(mixed, [(mistake, linear)], [(1, mixed.outputs()[1])])

    assert explanation.diagnosis is None


def test_a_lone_number_may_be_multiplied_by_one_that_is_given() -> None:
    """By β0, on these arguments and on others; by what β0 is here, it is no β0."""
    X, y = np.array([[0.3, -1.2], [1.1, 0.7], [-0.4, 1.9]]), np.array([0.0, 1.0, 1.0])
    args = (X, y, 0.73, np.array([0.4, -0.9]))

    def times(factor: Callable[[float], float]) -> Function:
        def wrong(X: Any, y: Any, beta0: float, beta: Any) -> Any:
            d0, d = logistica.gradienteLogistico(X, y, beta0, beta)
            return factor(beta0) * d0, d

        return wrong

    named = found(times(lambda beta0: beta0), logistica.gradienteLogistico, args)
    fixed = naming.explain(case(times(lambda _: 0.73), logistica.gradienteLogistico, args))

    assert named.text == "d0 es exactamente lo correcto multiplicado por beta0. d coincide."
    assert fixed.diagnosis is None or "beta0" not in fixed.diagnosis.text


def test_a_factor_of_one_output_is_said_of_it() -> None:
    """db2 twice too large: the sentence names db2 and the outputs that are right."""
    named = found(gradients(lambda a, b, c, d: (a, b, c, 2 * d)), xor.backProp, NETWORK)

    assert named.id == "factor"
    assert named.text == "db2 es exactamente el doble de lo correcto. dw1, db1 y dw2 coinciden."


def test_two_mistakes_at_once() -> None:
    """A known mistake and the opposite sign are both said, as a possibility."""
    named = found(
        lambda *args: tuple(-g for g in misconceptions.backProp__derivada_tanh(*args)),
        xor.backProp,
        NETWORK,
    )

    assert named.id == "derivada_tanh"
    assert named.text.startswith("Posiblemente hay dos errores a la vez.")


def test_several_known_mistakes_are_a_possibility() -> None:
    """With one negative number σ(|z|) and 1 − σ(z) are the same: neither is claimed."""
    named = found(lambda z: sigmoide.sigmoide(-z), sigmoide.sigmoide, (-1.5,))

    assert named.text.startswith("Posiblemente es esto: ")


def test_a_mistake_that_would_have_failed_earlier_is_not_named() -> None:
    """|r| for r looks like the opposite where r < 0; that it was right where r > 0 settles it."""
    positive, negative, *_ = cuadratica_cases.muestras(seed=31)

    def unsigned(x_i: float, y_i: float, w: Any) -> Any:
        slope = np.sign(y_i - cuadratica.predecir(np.array([x_i]), w)[0])
        return slope * cuadratica.gradienteMuestra(x_i, y_i, w)

    wrong = case(unsigned, cuadratica.gradienteMuestra, negative)
    alone = naming.explain(wrong).diagnosis
    wrong.attempt.notebook.notes.passed["gradienteMuestra"] = [positive]
    settled = naming.explain(wrong).diagnosis

    assert alone is not None
    assert alone.text.startswith("Posiblemente es esto: ")
    assert settled is not None
    assert settled.text.startswith("Usaste el valor absoluto del residuo")


def test_a_mistake_may_have_been_right_within_the_leeway_of_other_arguments() -> None:
    """Four decimals of a difference pass where rounding leaves no more of them, and tell then."""
    earlier = (("exp", ("*", "y", "z")), {"y": 0.8666461933195171, "z": 1.936229030831996}, 0.01)
    args = (("*", ("exp", "z"), ("/", "y", "x")), {"x": 0.6686, "y": 1.2101, "z": 1.9964}, 0.01)

    def rounded(*args: Any) -> Any:
        return {n: round(d, 4) for n, d in autodiff.gradienteNumerico(*args).items()}

    wrong = case(rounded, autodiff.gradienteNumerico, args)
    wrong.attempt.notebook.notes.passed["gradienteNumerico"] = [earlier]
    named = naming.explain(wrong).diagnosis

    assert named is not None
    assert named.id == "redondea"


def test_a_neighbours_mistake_made_inside_is_named() -> None:
    """A cost that writes the prediction anew, with the weights in the other order."""

    def costo(x: Any, y: Any, w: Any) -> Any:
        return np.mean((y - np.polyval(w[::-1], x)) ** 2)

    named = found(costo, cuadratica.costo, CLOUD[:3])

    assert named.id == "predecir_orden_inverso"
    assert "si predecir tuviera este error: «Leíste w al revés" in named.text


@pytest.mark.parametrize("leans", [True, False])
def test_a_wrong_function_that_only_this_student_calls_is_told_first(leans: bool) -> None:
    """A gradient by differences of a cost that is wrong: begin with the cost, if it is called."""

    def costo(theta: Any, X: Any, y: Any) -> Any:
        return 2 * ols.costo(theta, X, y)

    def gradiente(theta: Any, X: Any, y: Any) -> Any:
        step = np.eye(theta.size) / 2
        if not leans:
            return 2 * ols.gradiente(theta, X, y)
        return np.array([costo(theta + e, X, y) - costo(theta - e, X, y) for e in step])

    env = LocalNotebook({"costo": costo, "gradiente": gradiente})
    told = {}
    for reference in (ols.costo, ols.gradiente):
        with pytest.raises(Mismatch) as failure:
            assert_matches(env[reference.__name__], reference, *PROBLEM, env=env)
        assert failure.value.diagnosis is not None
        told[reference.__name__] = failure.value.diagnosis.text

    assert told["gradiente"].startswith("Aquí usas costo, que tampoco") == leans
    assert "Aquí usas" not in told["costo"]


def test_one_output_may_lack_what_the_other_has() -> None:
    """A sum that each turn overwrites in dW and not in db: only the last example counts in dW."""

    def gradientes(X: Any, A: Any, Y: Any) -> Any:
        _, db = softmax.gradientes(X, A, Y)
        return np.outer(X[-1], (A - Y)[-1]) / len(X), db

    named = found(gradientes, softmax.gradientes, next(softmax_cases.activaciones(seed=41)))

    assert named.id == "solo_el_último"
    assert named.text.endswith(" db coincide.")


def test_lines_of_one_example_are_not_said_to_be_in_proportion() -> None:
    """With one row dW is an outer product: its columns are in proportion whatever is wrong."""

    def gradientes(X: Any, A: Any, Y: Any) -> Any:
        dZ = (A - Y) * np.arange(1.0, A.shape[1] + 1)
        return X.T @ dZ, dZ.sum(axis=0)

    args = next(softmax_cases.un_ejemplo(seed=42))
    named = naming.explain(case(gradientes, softmax.gradientes, args)).diagnosis

    assert named is None or "proporcional" not in named.id


def test_a_count_of_labels_is_not_deaf_to_them() -> None:
    """Their order changes nothing in it, their values do."""

    def shares(y: Any, K: int) -> Any:
        return np.tile(np.bincount(y, minlength=K) / len(y), (len(y), 1))

    args = next(softmax_cases.etiquetas(seed=11))
    named = naming.explain(case(shares, softmax.codificarOneHot, args)).diagnosis

    assert named is None or named.id != "no_usa_un_argumento"


def test_changed_arguments_beside_right_values() -> None:
    """Right values at the cost of the caller's array: both are said."""

    def negated(z: Any) -> Any:
        value = sigmoide.sigmoide(z)
        z *= -1
        return value

    named = found(negated, sigmoide.sigmoide, (Z.copy(),))

    assert named.id == "cambia_argumentos"
    assert named.text.startswith("Los valores son correctos, pero tu función cambió z")


def test_a_function_that_remembers_is_found_out() -> None:
    """The same call with another result: it keeps something between calls."""
    kept: list[float] = []

    def growing(z: Any) -> Any:
        kept.append(0.3)
        return sigmoide.sigmoide(z) ** (1 + sum(kept))

    assert found(growing, sigmoide.sigmoide, (Z,)).id == "cambia_de_una_llamada_a_otra"


LOOP: Any = (1, 4.0, *xor_cases.para_entrenar(next(iter(xor_cases.redes(seed=3)))))


def test_arrays_in_a_list_are_compared_one_by_one() -> None:
    """A loop that ignores lr and hands its results back in a list gives the same each time."""
    named = found(
        lambda epocas, lr, *rest: list(xor.entrenarRed(epocas, 0.1, *rest)), xor.entrenarRed, LOOP
    )

    assert named.id == "no_usa_un_argumento"
    assert "cuando cambia lr" in named.text


def test_a_loop_that_moves_nothing_is_not_a_known_mistake() -> None:
    """One round too few and costs one step late both fit one round: neither is said."""
    once = (*PROBLEM, 0.05, 1)
    named = found(
        lambda t, X, y, alpha, n: (t, [ols.costo(t, X, y)] * (n + 1)), ols.descensoGradiente, once
    )

    assert named.id == "sin_mover"


def test_mistakes_that_exclude_each_other_explain_nothing_together() -> None:
    """Parameters of one known mistake with the history of another come from neither."""

    def mixed(*args: Any) -> Any:
        return (
            ols_mistakes.descensoGradiente__sube(*args)[0],
            ols_mistakes.descensoGradiente__theta0_fijo(*args)[1],
        )

    explanation = naming.explain(case(mixed, ols.descensoGradiente, DESCENT))

    assert explanation.mistakes == ()


def test_what_is_said_of_one_number_is_true_of_others() -> None:
    """Twice the right cost for these data only is no factor; twice it for any data is one."""

    def once(*_: Any) -> Any:
        return 2 * ols.costo(*PROBLEM)

    by_chance = naming.explain(case(once, ols.costo, PROBLEM)).diagnosis
    always = found(lambda *args: 4 * ols.costo(*args), ols.costo, PROBLEM)

    assert by_chance is None or by_chance.id not in ("factor", "sin_un_medio")
    assert always.id == "factor"
    assert "cuádruple" in always.text


def test_the_same_number_again_is_no_evidence() -> None:
    """Where other arguments give the same right number, twice it may be anything."""
    table = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]), np.array([0.0, 1, 1, 0])

    def half(X: Any, Y: Any) -> Any:
        return xor_sgd.regresionLineal(X, Y)[0][:2], 0.5  # J is 0.25 of whatever is made of XOR

    named = naming.explain(case(half, xor_sgd.regresionLineal, table)).diagnosis

    assert named is None or "doble" not in named.text


@pytest.mark.parametrize("small", [1e-15, 1e-10, 1e-7])
def test_a_known_mistake_is_known_whatever_protects_it(small: float) -> None:
    """The number that keeps a logarithm from 0 is the student's own, and so is what comes out."""
    A, Y = np.array([[0.7, 0.2, 0.1], [0.3, 0.4, 0.3]]), np.eye(3)[:2]

    named = found(
        lambda A, Y: -np.sum(A * np.log(Y + small)) / len(A), softmax.entropiaCruzada, (A, Y)
    )

    assert named.id == "cambiados_y_protegidos"


def test_arguments_that_change_places_are_known_whatever_protects_them() -> None:
    """Labels under a logarithm give that of a small number, which is the student's own."""
    p, y = np.array([[0.7, 0.2, 0.4, 0.9, 0.35]]), np.array([[1.0, 0.0, 1.0, 1.0, 0.0]])

    def exchanged(p: Any, y: Any) -> Any:
        return -np.mean(p * np.log(y + 1e-9) + (1 - p) * np.log(1 - y + 1e-9))

    named = found(exchanged, xor.costoGlobal, (p, y))

    assert named.id == "intercambiados"


def test_a_change_that_is_returned_alone_is_said_of_all_it_is_true_of() -> None:
    """Arrays and numbers that come in and go out under one name, without what came in."""
    x, W1 = np.array([0.3, -0.8, 1.1]), np.arange(12.0).reshape(4, 3) / 7 - 0.6
    b1, w2 = np.array([0.2, -0.4, 0.1, 0.7]), np.array([0.9, -0.3, 0.5, -1.2])

    def step(x: Any, y: Any, W1: Any, b1: Any, w2: Any, b2: Any, alpha: Any) -> Any:
        return tuple(-alpha * d for d in xor_sgd.derivadas(x, y, W1, b1, w2, b2))

    named = found(step, xor_sgd.pasoSGD, (x, 0.7, W1, b1, w2, 0.4, 0.6))

    assert named.text.startswith("De W1, b1, w2 y b2 devuelves solo el cambio")


@pytest.mark.parametrize(
    "reference",
    [xor.entrenarRed, xor_readings.lectura("entrenarRed", con_sesgos=True, al_empezar=False)],
    ids=["plain", "below an if"],
)
def test_what_is_worked_out_with_former_values_is_said(reference: Function) -> None:
    """Activations of the new weights and the old biases, in every round."""
    X, y, w1, w2, b1, b2 = NETWORK[:6]
    b1, b2 = 0 * b1, 0 * b2

    def late(n: int, lr: float, X: Any, y: Any, w1: Any, b1: Any, w2: Any, b2: Any, *a: Any) -> Any:
        costs, (a1, a2) = [], a
        for _ in range(n):
            costs.append(xor.costoGlobal(a2, y))
            dw1, db1, dw2, db2 = xor.backProp(X, y, w1, w2, b1, b2, a2, a1)
            w1, w2 = w1 - lr * dw1, w2 - lr * dw2
            a1, a2 = xor.feedForward(X, w1, w2, b1, b2)
            b1, b2 = b1 - lr * db1, b2 - lr * db2
        return w1, b1, w2, b2, costs

    active = xor.feedForward(X, w1, w2, b1, b2)
    named = found(late, reference, (3, 0.9, X, y, w1, b1, w2, b2, *active))

    assert "si a1 y a2 se calcularan con b1 y b2 de antes de cambiar" in named.text


def test_where_all_is_zero_a_number_alone_is_no_sum() -> None:
    """Nor the first, nor the average: what has put them together is asked."""
    exact = (2.0, 3.0, np.array([0.5, 0.25, 0.5]))  # a residual of 0

    named = found(lambda *a: cuadratica.gradienteMuestra(*a)[2], cuadratica.gradienteMuestra, exact)

    assert "la suma de todo" not in named.text
    assert "¿dónde se juntaron?" in named.text


def test_right_values_in_a_row_have_another_form_too() -> None:
    """A table that was glued together in a row says so."""
    X = np.array([[0.3, -1.2], [2.1, 0.7], [-0.4, 1.9]])

    named = found(lambda X: logistica.expandir(X).T.ravel(), logistica.expandir, (X,))

    assert named.text.endswith("en otras posiciones y con otra forma, (15,).")


def test_a_sigmoid_too_many_is_seen_in_a_product() -> None:
    """Who trains a line with the prediction of the logistic model reads that."""

    def squeezed(theta: Any, X: Any, y: Any) -> Any:
        return np.sum((1 / (1 + np.exp(-X @ theta)) - y) ** 2) / (2 * len(y))

    assert "con la sigmoide de una multiplicación" in found(squeezed, ols.costo, PROBLEM).text


def test_loops_in_each_others_places_are_seen() -> None:
    """All epochs of the first sample, then all of the second."""
    x, y = np.array([0.4, 1.2, -0.7]), np.array([0.8, 1.9, -1.5])

    def one_by_one(x: Any, y: Any, w: Any, b: Any, eta: float, epochs: int) -> Any:
        for x_i, y_i in zip(x, y, strict=True):
            w, b = ols.sgdLineal(x_i * np.ones(1), y_i * np.ones(1), w, b, eta, epochs)
        return w, b

    named = found(one_by_one, ols.sgdLineal, (x, y, 0.3, -0.2, 0.3, 4))

    assert "si el bucle de dentro estuviera fuera" in named.text


def turns(turn: Callable[..., Any]) -> Function:
    """ajustarSGD in the given order; `turn` gives the samples that are visited in an epoch."""

    def fit(x: Any, y: Any, w: Any, alpha: float, epochs: int, rng: Any = None) -> Any:
        w, costs = np.array(w), [cuadratica.costo(x, y, w)]
        for _ in range(epochs):
            for i in turn(x):
                w = w - alpha * cuadratica.gradienteMuestra(x[i], y[i], w)
            costs.append(cuadratica.costo(x, y, w))
        return w, costs

    return fit


def behind(x: Any, y: Any, w: Any, alpha: float, epochs: int, rng: Any = None) -> Any:
    """ajustarSGD in which every step is made with the gradient of the step before."""
    w, slope, costs = np.array(w), np.zeros(3), [cuadratica.costo(x, y, w)]
    for _ in range(epochs):
        for i in range(len(x)):
            w = w - alpha * slope
            slope = cuadratica.gradienteMuestra(x[i], y[i], w)
        costs.append(cuadratica.costo(x, y, w))
    return w, costs


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (behind, "w recibiera lo calculado en la anterior"),
        (turns(lambda x: range(3)), "el número de elementos de x fuera siempre 3"),
    ],
)
def test_what_a_loop_does_otherwise_is_said(wrong: Function, words: str) -> None:
    """A step behind, or as many turns as the notebook's data have rows."""
    named = found(wrong, cuadratica.ajustarSGD, CLOUD)

    assert words in named.text


def test_costs_that_come_late_with_what_is_learnt_are_no_matter_of_noting() -> None:
    """Where the parameters are a step behind as well, the steps are: noting is no matter then."""

    def lagging(X: Any, y: Any, w: Any, alpha: float, epochs: int, size: int) -> Any:
        slope, costs = 0 * w, [np.mean((y - X @ w) ** 2)]
        for _ in range(epochs):
            for k in range(0, len(X), size):
                w, lot = w - alpha * slope, slice(k, k + size)
                slope = -2 * X[lot].T @ (y[lot] - X[lot] @ w) / len(y[lot])
                costs.append(np.mean((y - X @ w) ** 2))
        return w, costs

    data = (*PROBLEM[1:], PROBLEM[0], 0.05, 3, 4)

    named = found(lagging, optimizadores.entrenarMiniLotes, data)

    assert "El gradiente va antes" in named.text


def test_a_constant_is_no_other_operation() -> None:
    """What is due loses its decimals in it by chance: on other arguments it is the same number."""
    weights = np.array([[0.3, -0.8], [0.5, 0.4]]), np.zeros(2), np.array([0.6, -0.9])
    sample: tuple[Any, ...] = (np.array([1.0, 2.0]), 1.0, *weights, -0.15)
    whole = np.trunc(xor_sgd.derivadas(*sample)[3])

    named = found(lambda *a: (*xor_sgd.derivadas(*a)[:3], whole), xor_sgd.derivadas, sample)

    assert named.id == "fijo"


def test_with_a_text_nothing_is_reckoned() -> None:
    """A name written twice is another name, and gives what any other one gives."""

    named = naming.explain(
        case(lambda n, z, a: activaciones.activacion("leaky", z, a), *ACTIVATION)
    ).diagnosis

    assert named is not None
    assert "nombre" not in named.text


def test_half_of_what_comes_twice_is_no_mistake_of_anybody(tasks: tuple[Task, ...]) -> None:
    """A slip that doubles and a factor that halves cancel out where they like."""
    task = next(task for task in tasks if task.slug == "activaciones")
    question = next(q for q in exams.load(task).questions if q.name == "normasDelGradiente")

    def averaged(name: str, x: Any, weights: Any) -> Any:
        sizes = [len(x), *map(len, weights[:-1]), 1]
        return activaciones.normasDelGradiente(name, x, weights) / np.sqrt(sizes)

    env = LocalNotebook(vars(activaciones) | {"normasDelGradiente": averaged})
    said = [checks.run(check, env).message for check in question.checks]

    assert not any("entrara dos veces" in message for message in said)


def test_what_only_counts_is_asked_for_other_counts() -> None:
    """Twice the right number for one network is no factor; twice it for any network is one."""
    count, layers = xor_sgd.contarParametros, (3, 5, 2)

    once = naming.explain(case(lambda *_: 2 * count(layers), count, (layers,))).diagnosis

    assert once is None or once.id != "factor"
    assert found(lambda layers: 2 * count(layers), count, (layers,)).id == "factor"


def test_an_argument_that_hardly_moves_is_no_approximation() -> None:
    """Where it goes to is near to where it was, whatever moves it."""
    w, G = np.array([10.0, -20.0, 30.0, 40.0]), np.array([3.0, -1.0, 2.0, 5.5])

    def bent(w: Any, G: Any, v: Any, alpha: float, rho: float) -> Any:
        return w - alpha * np.sin(G), optimizadores.pasoMomento(w, G, v, alpha, rho)[1]

    named = naming.explain(
        case(bent, optimizadores.pasoMomento, (w, G, 0 * w, 1e-3, 0.9))
    ).diagnosis

    assert named is None or "acerca" not in named.text


def test_an_approximation_is_near_by_how_far_an_argument_moves() -> None:
    """A small step that is a little crooked is no finite difference of large parameters."""
    w, G = np.array([10.0, -20.0, 30.0, 40.0]), np.array([3.0, -1.0, 2.0, 5.5])

    def crooked(w: Any, G: Any, v: Any, alpha: float, rho: float) -> Any:
        right = optimizadores.pasoMomento(w, G, v, alpha, rho)
        return right[0] - 0.03 * alpha * np.sin(G), right[1]

    named = naming.explain(
        case(crooked, optimizadores.pasoMomento, (w, G, 0 * w, 2.0, 0.9))
    ).diagnosis

    assert named is None or "acerca" not in named.text


def test_what_a_yes_means_may_be_turned_round() -> None:
    """A function that takes yes for no is told so, and not that a yes is 1 too much."""

    def moved(x: Any, sumar: bool) -> Any:
        return np.exp(x) if sumar else x**3 - 2

    named = found(lambda x, sumar: moved(x, not sumar), moved, (np.linspace(-2, 3, 9), True))

    assert named.id == "argumento_al_revés"
    assert "si sumar significara lo contrario" in named.text


def test_what_undoes_the_last_operation_is_said() -> None:
    """A root of what is right: it is one too many, or a square is missing."""
    named = found(*WRONG["función_de_más"])

    assert "sobra esa última operación, o falta la que la deshace, el cuadrado" in named.text


def test_one_component_is_no_factor() -> None:
    """Far from 0 a derivative vanishes: half of it in the one place that is left proves nothing."""
    tails = np.array([-1000.0, -50.0, 0.0, 50.0, 1000.0])

    named = naming.explain(
        case(
            lambda z: sigmoide.sigmoide(z) * (1 - sigmoide.sigmoide(z)) ** 2,
            sigmoide.derivadaSigmoide,
            (tails,),
        )
    ).diagnosis

    assert named is None or named.id != "factor"


def test_a_number_written_by_hand_is_not_taken_for_a_size() -> None:
    """Where a divisor is a size of some argument by chance, both are said."""
    network = next(n for n in xor_cases.redes(seed=5) if n[2].shape[0] == 5)  # w1 has five rows
    args = xor_cases.para_backprop(network)
    m = args[0].shape[1]

    named = found(lambda *a: tuple(g * m / 5 for g in xor.backProp(*a)), xor.backProp, args)

    assert named.id == "factor"
    assert "¿un número escrito a mano" in named.text


def test_a_return_inside_the_loop_leaves_the_rest_at_zero() -> None:
    """Only the first component has its value."""
    named = found(
        lambda *a: ols.gradiente(*a) * (np.arange(7) == 0),
        ols.gradiente,
        ols_cases.problema_ancho(31),
    )

    assert named.id in ("parte_en_cero", "return_dentro")


def test_a_rate_that_decays_is_seen_in_the_second_step() -> None:
    """Whatever the law of its decay: the second step is right but for its length."""

    def fading(theta: Any, X: Any, y: Any, alpha: float, n: int) -> Any:
        costs = [ols.costo(theta, X, y)]
        for k in range(n):
            theta = theta - alpha * 0.93**k * ols.gradiente(theta, X, y)
            costs.append(ols.costo(theta, X, y))
        return theta, costs

    assert found(fading, ols.descensoGradiente, DESCENT).id == "tasa_que_decae"


def descending(step: Callable[[Any, Any], Any]) -> Function:
    """A descent whose step is made of the gradients so far, the last one last, and of theta."""

    def wrong(theta: Any, X: Any, y: Any, alpha: float, n: int) -> Any:
        costs, past = [ols.costo(theta, X, y)], []
        for _ in range(n):
            past.append(ols.gradiente(theta, X, y))
            theta = theta - alpha * step(past, theta)
            costs.append(ols.costo(theta, X, y))
        return theta, costs

    return wrong


@pytest.mark.parametrize(
    ("step", "words"),
    [
        (lambda past, _: np.clip(past[-1], -0.5, 0.5), "no pasa de un tope"),
        (lambda past, _: np.sign(past[-1]), "no pasa de un tope"),
        (lambda past, _: 7 * past[-1], "con otra longitud"),
        (lambda past, _: past[-1] / 3 * PROBLEM[0].size, "no por el número de"),
        (lambda past, theta: past[-1] + 0.3 * theta, "un múltiplo del propio parámetro"),
        (lambda past, theta: past[-1] * theta, "por el propio parámetro"),
        (lambda past, _: 0 * past[0] if len(past) < 2 else past[-2], "va una vuelta tarde"),
        (lambda past, _: past[max(0, len(past) - 2)], "el segundo lo repite"),
        (lambda past, _: past[-1] + 0.3 * sum(past[:-1]), "una parte del primero"),
    ],
    ids=[
        "clipped",
        "signs",
        "longer",
        "fixed size",
        "decay",
        "itself",
        "late",
        "repeated",
        "dragged",
    ],
)
def test_the_first_steps_of_a_long_training_tell_what_its_end_does_not(
    step: Callable[[Any, Any], Any], words: str
) -> None:
    """Forty rounds later it is a tangle that no known mistake is like."""
    args = (*PROBLEM, 0.05, 40)

    said = steps.of(case(descending(step), ols.descensoGradiente, args))

    assert said is not None
    assert words in said.text


def test_steps_that_have_nothing_in_common_tell_nothing() -> None:
    """Noise in the gradient is none of them, nor is a loop that stops, nor a right descent."""
    rng = np.random.default_rng(3)
    noisy = descending(lambda past, _: past[-1] * rng.normal(size=past[-1].shape))

    stopped = descending(lambda past, _: 0 * past[-1])

    assert steps.of(case(noisy, ols.descensoGradiente, DESCENT)) is None
    assert steps.of(case(stopped, ols.descensoGradiente, DESCENT)) is None
    right = case(descending(lambda past, _: past[-1]), ols.descensoGradiente, DESCENT)
    assert steps.of(right) is None


def notebook(**changed: Any) -> LocalNotebook:
    """The reference of xor with some functions of a student's."""
    return LocalNotebook(vars(xor) | changed)


def results(questions: Any, **changed: Any) -> dict[str, Any]:
    """What every check of a task says of such a notebook, by the names of question and check."""
    env = notebook(**changed)
    return {
        f"{question.name}, {check.name}": checks.run(check, env)
        for question in questions
        for check in question.checks
    }


def test_the_first_cause_speaks_for_the_later_checks(tasks: tuple[Task, ...]) -> None:
    """A squared error is not asked for its guard against ln 0: it has no logarithm."""
    task = next(task for task in tasks if task.slug == "xor")
    questions = [q for q in exams.load(task).questions if q.name == "costoGlobal"]

    said = results(questions, costoGlobal=lambda y_est, y: np.mean((y_est - y) ** 2) / 2)

    last = said["costoGlobal, errores exactos"].diagnosis
    assert last == said["costoGlobal, valores"].diagnosis
    assert last is not None
    assert last.id.startswith("cuadrático")


@pytest.mark.parametrize(("given", "id_"), [(None, "sin_return"), ({"J": 1.0}, "diccionario")])
def test_what_came_in_the_place_of_numbers_keeps_its_name(
    given: Any, id_: str, tasks: tuple[Task, ...]
) -> None:
    """That nothing was returned teaches more than that it is no number."""
    task = next(task for task in tasks if task.slug == "xor")
    questions = [q for q in exams.load(task).questions if q.name == "costoGlobal"]

    named = results(questions, costoGlobal=lambda y_est, y: given)["costoGlobal, valores"].diagnosis

    assert named is not None
    assert named.id == id_


def test_a_defect_of_the_diagnosis_takes_only_the_name(
    tasks: tuple[Task, ...], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The student reads the sentence that is true of the result, and we read of the defect."""
    task = next(task for task in tasks if task.slug == "xor")
    questions = [q for q in exams.load(task).questions if q.name == "costoGlobal"]
    mistake = {"costoGlobal": lambda y_est, y: np.mean((y_est - y) ** 2) / 2}
    monkeypatch.setattr(naming, "explain", lambda *_: np.shape([[1.0], [2.0, 3.0]]))

    said = results(questions, **mistake)["costoGlobal, valores"]

    assert said.message.startswith("J no coincide")
    assert said.diagnosis is None
    assert "costoGlobal could not be diagnosed" in caplog.text


def test_closeness_is_that_of_numpy() -> None:
    """Infinities, nan and zeros included."""
    values = np.array([0.0, 1.0, 1.0 + 1e-7, 2.0, -1.0, np.inf, -np.inf, np.nan])
    mine, theirs = np.meshgrid(values, values)

    same = np.isclose(mine, theirs, rtol=1e-6, atol=2e-8, equal_nan=True)

    assert np.array_equal(comparison.close(mine, theirs, 1e-6), same)


def test_a_return_under_an_if_is_not_said_to_be_missing() -> None:
    """Its text has one: what is None is what no branch was taken for."""
    one = case(lambda _: None, sigmoide.sigmoide, (Z,))
    notebook: Any = one.attempt.notebook
    notebook.cells = ("def sigmoide(z):\n    if z is None:\n        return 1",)

    assert packing.explanation(one) == Diagnosis("sin_return", packing.SOMETIMES)


def test_gradients_that_are_clipped_are_said_to_be() -> None:
    """All at the same bound: no sum has put them together."""
    bound = np.abs(xor.backProp(*NETWORK)[2]).min() / 2
    clipped = gradients(lambda *g: (*g[:2], np.clip(g[2], -bound, bound), g[3]))

    assert found(clipped, xor.backProp, NETWORK).id == "tope"


def test_a_column_that_is_wrong_is_no_branch() -> None:
    """All that is positive stands in one column: it is the column that goes wrong, not the sign."""
    X = np.array([[-1.0, 3.0], [-4.0, 1.0], [-2.0, 7.0], [-6.0, 2.0]])

    def wrong(X: Any) -> Any:
        Z, mu, sigma = ols.normalizar(X)
        return np.column_stack((Z[:, 0], np.sin(3 * X[:, 1]) + 0.2 * X[:, 1])), mu, sigma

    one = case(wrong, ols.normalizar, (X,))

    named = naming.explain(one).diagnosis
    assert named is None or named.id != "una_rama"
    assert "justo donde" not in place.say(one)


def test_what_nothing_explains_has_no_name() -> None:
    """Noise has no name; the place of the deviation is said all the same."""
    noise = np.random.default_rng(1).normal(size=len(Z)) * (np.arange(len(Z)) == 0)
    wrong = case(lambda z: sigmoide.sigmoide(z) + noise, sigmoide.sigmoide, (Z,))

    assert naming.explain(wrong).diagnosis is None
    assert place.say(wrong) == "Solo es distinta la primera componente."


def test_the_only_wrong_node_of_a_tape_is_named_by_its_place() -> None:
    """One among several: an adjoint, an entry of a matrix, the cost of one epoch."""
    tape = [("hoja", (), 3.0), ("hoja", (), 4.0), ("^", (0, 2), 9.0), ("*", (2, 1), 36.0)]
    node = case(
        lambda c: autodiff.retroceder(c) + np.array([0, 0, 0.3, 0]), autodiff.retroceder, (tape,)
    )
    one = np.zeros_like(NETWORK[2])
    one[1, 1] = 0.5
    entry = case(gradients(lambda dw1, *rest: (dw1 + one, *rest)), xor.backProp, NETWORK)
    cost = case(
        descent(lambda t, c: (t, [v + 0.1 * (i == 2) for i, v in enumerate(c)])),
        ols.descensoGradiente,
        DESCENT,
    )

    assert place.say(node) == "Solo es distinta la componente 2, contando desde 0."
    assert "solo es distinta la entrada (1, 1), contando desde 0" in place.say(entry)
    assert place.say(cost) == "En costos: solo es distinto el valor 2, contando desde 0."


def test_a_new_key_in_a_dict_that_is_handed_over_is_told() -> None:
    """Two right values, one of them a dict, are in no other order: an argument was changed."""

    def meddles(expr: Any, valores: dict[str, float]) -> Any:
        right = autodiff.gradienteReverso(expr, dict(valores))
        valores["grad"] = 0.0
        return right

    values = {"x": 1.5, "y": 2.0}

    diagnosis = found(meddles, autodiff.gradienteReverso, (("*", "x", "y"), values))

    assert diagnosis.id == "cambia_argumentos"


def test_a_history_that_parts_says_where() -> None:
    """Which epochs coincide is said without a value."""
    drift = np.array([0, 0, 0, 0.3, 0.1, 0.7, 0.2])
    wrong = case(
        descent(lambda t, c: (t, list(np.array(c) + drift))), ols.descensoGradiente, DESCENT
    )

    said = place.say(wrong)

    assert said == "En costos: coinciden los primeros 3 valores, y desde ahí los demás son otros."


def test_a_long_training_is_diagnosed_in_time() -> None:
    """150 epochs: the known mistakes are tried on three, and the right one is still found."""
    args = (150, 3.0, *xor_cases.para_entrenar(xor_cases.xor_del_cuaderno()))
    wrong = case(misconceptions.entrenarRed__a1_vieja, xor.entrenarRed, args)

    start = time.process_time()
    named = naming.explain(wrong).diagnosis

    assert named is not None
    assert named.id == "a1_vieja"
    assert time.process_time() - start < 0.5  # 0.05 measured; a busy machine takes longer


@pytest.mark.parametrize(
    "value",
    [
        "texto", {"a": 1}, [], (), [[1], [2, 3]], np.array([]), np.zeros((0, 3)), np.nan, True,
        np.full((2, 2), np.inf), ["a", None], (None, None), object(), np.zeros((3, 4, 5)), 1e308,
    ],
)  # fmt: skip
def test_a_strange_value_is_no_trouble(value: Any) -> None:
    """Whatever a function returns, diagnosing it raises nothing."""
    for reference, args in (
        (sigmoide.sigmoide, (Z,)),
        (ols.costo, PROBLEM),
        (ols.descensoGradiente, DESCENT),
        (xor.backProp, NETWORK),
    ):
        wrong = case(lambda *_: value, reference, args)

        naming.explain(wrong)
        place.say(wrong)


ERRORS = {
    "nombre_sin_definir": ("NameError", "name 'datos' is not defined"),
    "variable_sin_valor": (
        "UnboundLocalError",
        "cannot access local variable 'dw1' where it is not associated with a value",
    ),
    "formas_que_no_encajan": (
        "ValueError", "shapes (4,1) and (4,7) not aligned: 1 (dim 1) != 4 (dim 0)"
    ),
    "formas_que_no_se_combinan": (
        "ValueError", "operands could not be broadcast together with shapes (5,3) (5,) "
    ),
    "un_número_donde_hay_un_arreglo": (
        "TypeError", "only length-1 arrays can be converted to Python scalars"
    ),
    "condición_con_un_arreglo": (
        "ValueError", "The truth value of an array with more than one element is ambiguous."
    ),
    "potencia_con_acento": (
        "TypeError", "unsupported operand type(s) for ^: 'float' and 'int'"
    ),
    "argumentos_que_no_cuadran": (
        "TypeError", "feedForward() missing 1 required positional argument: 'b2'"
    ),
    "algo_vale_none": ("TypeError", "cannot unpack non-iterable NoneType object"),
    "número_tratado_como_arreglo": ("TypeError", "object of type 'float' has no len()"),
    "lista_en_vez_de_arreglo": (
        "TypeError", "unsupported operand type(s) for -: 'list' and 'list'"
    ),
    "método_de_lista": (
        "AttributeError", "'numpy.ndarray' object has no attribute 'append'"
    ),
    "función_tapada": ("TypeError", "'numpy.ndarray' object is not callable"),
    "índice_fuera_de_rango": ("IndexError", "list index out of range"),
    "número_como_clave": ("KeyError", "7.5"),
    "clave_que_no_existe": ("KeyError", "'z'"),
    "varios_índices_en_una_lista": (
        "TypeError", "list indices must be integers or slices, not tuple"
    ),
    "varios_donde_va_un_entero": (
        "TypeError", "'list' object cannot be interpreted as an integer"
    ),
    "índice_que_no_es_entero": ("TypeError", "string indices must be integers, not 'str'"),
    "entero_que_no_lo_es": ("TypeError", "list indices must be integers or slices, not float"),
    "arreglo_de_enteros": (
        "UFuncTypeError",
        "Cannot cast ufunc 'subtract' output from dtype('float64') to dtype('int64')",
    ),
    "cambia_argumentos": ("ValueError", "assignment destination is read-only"),
    "división_por_cero": ("ZeroDivisionError", "division by zero"),
    "número_complejo": ("TypeError", "must be real number, not complex"),
    "número_demasiado_grande": ("OverflowError", "math range error"),
    "matriz_singular": ("LinAlgError", "Singular matrix"),
    "termina_el_programa": ("SystemExit", ""),
    "un_número_para_varios_nombres": ("TypeError", "cannot unpack non-iterable int object"),
    "valores_de_más_o_de_menos": (
        "ValueError", "not enough values to unpack (expected 3, got 2)"
    ),
    "recursión_sin_fin": ("RecursionError", "maximum recursion depth exceeded"),
}  # fmt: skip


@pytest.mark.parametrize("id_", ERRORS)
def test_an_error_is_explained(id_: str) -> None:
    """What Python and NumPy say has a meaning in Spanish, with the student's own names."""
    type_, message = ERRORS[id_]

    meaning = mishaps.explain(StudentError(type_, message, 1, 2))

    assert meaning is not None
    assert meaning.id == id_
    assert not re.search(r"[{}]", meaning.text)


def test_a_number_in_a_product_of_matrices_is_said_to_be_one() -> None:
    """NumPy begins as it does of rows and columns that do not fit."""
    with pytest.raises(ValueError, match="matmul: Input operand") as number:
        np.ones((2, 3)) @ np.float64(2)
    with pytest.raises(ValueError, match="matmul: Input operand") as rows:
        np.ones((2, 3)) @ np.ones((2, 3))

    said = [
        mishaps.explain(StudentError("ValueError", str(error.value), 1, 2))
        for error in (number, rows)
    ]

    assert said[0] is not None
    assert said[1] is not None
    assert "un número suelto" in said[0].text
    assert "las columnas de la primera" in said[1].text


def test_a_number_too_large_is_no_index_too_large() -> None:
    """Both say "out of range"."""
    meaning = mishaps.explain(
        StudentError("OverflowError", "(34, 'Numerical result out of range')", 1, 2)
    )

    assert meaning is not None
    assert meaning.id == "número_demasiado_grande"


TWICE = (np.ones((4, 2)), np.arange(4.0))  # XᵀX is singular, exactly, on every machine


def named_error(function: Function) -> str | None:
    """The id of the known mistake that raises as the function does on TWICE."""
    attempt = Attempt(LocalFunction(function), ols.ecuacionNormal, TWICE, LocalNotebook({}))
    with pytest.raises(StudentError) as caught:
        attempt.function(*TWICE)
    found = naming.explain_error(attempt, caught.value).diagnosis
    return None if found is None else found.id


def test_a_known_mistake_that_raises_is_named() -> None:
    """inv and solve raise the same; what they give a hair away tells one from the other."""
    assert named_error(lambda X, y: np.linalg.inv(X.T @ X) @ X.T @ y) == "inversa"
    assert named_error(lambda X, y: np.linalg.solve(X.T @ X, X.T @ y)) == "solve"


def test_an_error_that_only_looks_like_a_known_one_is_not_named() -> None:
    """The same words from another calculation, or from no calculation at all."""

    def always(*_: Any) -> Any:
        raise np.linalg.LinAlgError("Singular matrix")

    assert named_error(always) is None
    assert named_error(lambda X, y: np.linalg.inv(X.T @ X) @ y[:2]) is None


def test_a_gradient_turned_round_is_said_to_go_where_it_goes() -> None:
    """A step along it lowers the cost, and so the lesson must say."""
    X, y, w1, w2, b1, b2, *_ = NETWORK
    steps = misconceptions.backProp__signo(*NETWORK)
    moved = [p + 1e-3 * d for p, d in zip((w1, b1, w2, b2), steps, strict=True)]

    _, before = xor.feedForward(X, w1, w2, b1, b2)
    _, after = xor.feedForward(X, moved[0], moved[2], moved[1], moved[3])

    assert xor.costoGlobal(after, y) < xor.costoGlobal(before, y)
    assert "hacia donde el costo baja" in misconceptions.backProp__signo.__doc__


def test_of_two_that_fit_the_plainer_is_told() -> None:
    """A w between −1 and 1 without its decimals is 0, and so is one that is set to 0."""
    x, y, _, alpha, epochs = CLOUD
    args = (x, y, np.array([0.4, -0.3, 0.7]), alpha, epochs)

    named = found(
        lambda x, y, w, *rest: cuadratica.ajustarSGD(x, y, 0 * w, *rest),
        cuadratica.ajustarSGD,
        args,
    )

    assert "empiezas en w = 0" in named.text


def test_suspects_bind_what_is_named() -> None:
    """What an earlier check has ruled out is not named by a later one."""
    wrong = case(misconceptions.backProp__sin_promediar, xor.backProp, NETWORK)

    free, bound = naming.explain(wrong), naming.explain(wrong, {"backProp__otro"})

    assert free.suspects == {"backProp__sin_promediar"}
    assert bound.diagnosis is None or bound.diagnosis.id != "sin_promediar"


def test_each_branch_may_have_a_mistake_of_its_own() -> None:
    """What was named in one is right in another, and binds nothing there."""

    def two(nombre: str, z: Any, alfa: float = 0.01) -> Any:
        right = activaciones.derivada(nombre, z, alfa)
        return {"tanh": 1 - np.tanh(z), "sigmoide": -right}.get(nombre, right)

    earlier = frozenset({"derivada__sigmoide_al_revés", "derivada__sigmoide_signo"})
    named = naming.explain(
        case(two, activaciones.derivada, ("tanh", np.linspace(-2, 2, 7))), earlier
    ).diagnosis

    assert named is not None
    assert named.id == "tanh_sin_cuadrado"


def test_where_all_is_zero_is_said() -> None:
    """A branch that gives nothing is told so."""
    one = case(lambda z: sigmoide.sigmoide(z) * (z < 0), sigmoide.sigmoide, (Z[Z != 0],))
    (output,) = one.outputs()

    assert (place.branch(output, one) or "").startswith("{quien} vale 0 justo donde z es positivo")


def test_a_place_among_whole_numbers_is_found() -> None:
    """They have no infinity to be compared with."""
    z = np.r_[-5:0, 1:6]
    one = case(lambda z: sigmoide.sigmoide(z) + (z > 2), sigmoide.sigmoide, (z,))

    assert "justo donde z es más grande" in place.say(one)


def test_no_mistake_is_said_that_would_have_spoilt_what_is_right() -> None:
    """With one mean for the whole batch the variance is one as well: here it is not."""
    Z, column = np.arange(12.0).reshape(3, 4) ** 1.5, np.ones((3, 1))

    def half(Z: Any, gamma: Any, beta: Any) -> Any:
        var = Z.var(axis=1, keepdims=True)
        mu = np.full_like(var, Z.mean())
        return gamma * (Z - mu) / np.sqrt(var + 1) + beta, mu, var

    named = found(half, activaciones.normalizarLote, (Z, 2 * column, column))

    assert "una sola varianza" not in named.text


def test_nothing_is_guessed_where_a_mistake_has_a_name() -> None:
    """Near to the right one, in a function whose mistake an earlier check has named."""
    near = case(*WRONG["aproximado"])
    free = naming.explain(near).diagnosis
    known = Diagnosis("otro", "Es otra cosa.")
    near.attempt.notebook.causes["derivadaSigmoide"] = Cause(abs, sigmoide.derivadaSigmoide, known)

    assert free is not None
    assert naming.explain(near, frozenset()).diagnosis is None


def test_an_unknown_error_is_not_explained() -> None:
    """An error of the student's own making, or an unfinished function, is left as it is."""
    assert mishaps.explain(StudentError("ValueError", "mi propio mensaje", 1, 2)) is None
    assert mishaps.explain(StudentError("NotImplementedError", "Completa costo", 1, 2)) is None
