"""What is said of a slip: letters that the student knows, and none that only the reference has."""

import ast
import inspect
import re

import numpy as np
import pytest

from autograder import course
from autograder.judging.comparison import Call
from autograder.judging.diagnosis import letters, rewritten, slips
from autograder.model import Task


def test_no_letter_of_a_reference_is_said(tasks: tuple[Task, ...]) -> None:
    """Whatever may go wrong in any line of any reference, its own variables stay unnamed."""
    said = []
    for task in tasks:
        known = vars(course.load(task.solution / "solution.py", task.root))
        for function in filter(inspect.isfunction, known.values()):
            own = function.__code__.co_varnames[function.__code__.co_argcount :]
            for rewriting in rewritten.rewritings(function.__code__, frozenset(known)):
                words = letters.told(rewriting.words, lambda _: False) or ""
                # Those without a digit or a capital may be words of Spanish as well.
                said += [w for w in re.findall(r"\w*[\dA-Z_]\w*", words) if w in own]

    assert said == []


@pytest.mark.parametrize(
    ("known", "words"),
    [
        ({"theta", "X"}, "si faltara un factor (X)"),
        ({"theta"}, "si faltara un factor (un valor intermedio)"),
    ],
)
def test_a_letter_is_said_to_whom_knows_it(known: set[str], words: str) -> None:
    """One that the student has is; another is a value in between."""
    product = ast.parse("theta * X", mode="eval").body
    scope = slips.Scope((), frozenset(), long=False)

    told = [letters.told(said, known.__contains__) for said, _ in slips.of(product, scope)]

    assert words in told
    assert letters.told(next(slips.of(product, scope))[0], lambda _: False) is not None


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        ("theta", "theta"),
        ("len(y)", "la longitud de y"),
        ("2 * len(y)", "la multiplicación con la longitud de y"),
        ("X @ theta - y", "la resta con X, theta e y"),
        ("np.exp(X)", "la cuenta con X"),
    ],
)
def test_an_expression_is_called_by_what_it_does_last(expression: str, words: str) -> None:
    """With its letters, and never as it is written."""
    node = ast.parse(expression, mode="eval").body

    assert letters.told(letters.said(node), lambda _: True) == words


def test_two_strange_letters_tell_nothing() -> None:
    """Then the slip is not said at all."""
    product = ast.parse("p + r", mode="eval").body
    scope = slips.Scope((), frozenset(), long=False)

    both = [letters.told(said, lambda _: False) for said, _ in slips.of(product, scope)]

    assert None in both


def test_a_slip_that_gives_no_real_numbers_explains_nothing() -> None:
    """An array of complex ones is no fault of ours that is logged."""
    given = [np.array([2.0]), np.array([1j]), float("nan"), {}]

    assert [rewritten._finite(Call(abs, v, ())) for v in given] == [True, False, False, False]


@pytest.mark.parametrize(
    ("right", "slipped", "words"),
    [
        (
            "np.exp(X - m).sum(axis=1)",
            "np.exp((X - m).sum(axis=1))",
            "si primero se calculara la suma y después la exponencial, y no al revés",
        ),
        (
            "np.mean((y - X) ** 2)",
            "np.mean(y - X) ** 2",
            "si primero se calculara la media y después la potencia, y no al revés",
        ),
        ("X.argmax(axis=1)", "X.argmin(axis=1)", "con argmin donde va argmax"),
        ("1 - a ** 2", "(1 - a) ** 2", "con 1 y a en unos paréntesis de más"),
        ("(y - a) ** 2", "y - a ** 2", "si faltaran los paréntesis de y y a"),
    ],
)
def test_an_operation_may_come_too_early_or_too_late(right: str, slipped: str, words: str) -> None:
    """A sum, an axis, a power: what it is taken of is said, and not the line."""
    node = ast.parse(right, mode="eval").body

    made = {
        letters.told(said, lambda _: True): ast.unparse(other)
        for said, other in slips.of(node, slips.Scope((), frozenset(), long=False))
    }

    assert made[words] == slipped


def test_one_of_many_is_called_as_they_are() -> None:
    """Who knows x and has no x_i is told of x, and of neither where both are in it."""
    square, other = f"si {letters.named('x_i')} se elevara", f" donde va {letters.named('x')}"

    assert letters.told(square, {"x"}.__contains__) == "si x se elevara"
    assert letters.told(square + other, {"x"}.__contains__) == (
        f"si {letters.UNKNOWN} se elevara donde va x"
    )
