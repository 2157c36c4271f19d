"""What a wrong result is, if that is known, and how it is said."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from types import FunctionType
from typing import Any

from autograder import course
from autograder.judging.comparison import Call
from autograder.judging.diagnosis.evidence import Case
from autograder.judging.phrases import coinciding, joined
from autograder.model import Diagnosis

PROTECTIONS = (1e-16, 1e-15, 1e-12, 1e-10, 1e-9, 1e-8, 1e-7, 1e-6)  # of a logarithm, as written

Function = Callable[..., Any]  # takes and returns what the task says
Trial = tuple[Function, Call]  # a known mistake and what it gives


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a wrong result is, if that is known, and what it may come from."""

    diagnosis: Diagnosis | None = None
    mistakes: tuple[Function, ...] = ()
    what_if: str = ""  # the template of an experiment, which the next check of a function repeats

    @property
    def certain(self) -> bool:
        """Whether it is one known mistake, said without reserve."""
        return bool(self.mistakes and self.diagnosis) and self.diagnosis == Diagnosis(
            label(self.mistakes[0]), lesson(self.mistakes[0])
        )

    @property
    def suspects(self) -> frozenset[str]:
        """The names of the mistakes, and the experiment: later results of the function may show
        them again."""
        return frozenset((*(mistake.__name__ for mistake in self.mistakes), self.what_if)) - {""}


def known_mistakes(reference: Function) -> tuple[Function, ...]:
    """The functions of `misconceptions.py` named after the reference: backProp__sin_promediar."""
    prefix = f"{reference.__name__}__"
    known = course.beside(reference, "misconceptions")
    return tuple(value for name, value in known.items() if name.startswith(prefix))


def protected_otherwise(mistake: Function) -> Iterator[Function]:
    """A function with other small numbers in the place of its own: ln 0 depends on them."""
    code, given = mistake.__code__, mistake.__globals__
    tiny = [c for c in code.co_consts if isinstance(c, float) and 0 < c < 1e-5]
    named = {"EPS"} & set(code.co_names)  # which is how a reference calls what is tiny
    for small in PROTECTIONS if tiny or named else ():
        constants = tuple(small if c in tiny else c for c in code.co_consts)
        scope = given | dict.fromkeys(named, small)
        made = FunctionType(code.replace(co_consts=constants), scope)
        made.__defaults__, made.__doc__ = mistake.__defaults__, mistake.__doc__
        yield made


def label(mistake: Function) -> str:
    """The mistake's name in records: what stands after the two underscores."""
    return mistake.__name__.partition("__")[2]


def lesson(mistake: Function) -> str:
    """What the student reads of the mistake."""
    return " ".join((mistake.__doc__ or "").split())


def besides(names: Sequence[str]) -> str:
    """Which outputs are wrong as well, after what is said of others."""
    return f" Además, {joined(list(names))} difiere{'n' * (len(names) > 1)}." if names else ""


def rest_coincides(case: Case) -> str:
    """Which outputs are right, at the end of a diagnosis of the others."""
    right = [output.name for output in case.outputs() if output.right]
    return f" {coinciding(right)}." if right else ""
