"""What needs a person's eye in a class, beside what could not be graded at all."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from autograder.model import Report, Status
from autograder.report import summary

_DEFINITION = re.compile(r"^(?:async )?def +(\w+) *\(", re.MULTILINE)
_STUB = re.compile(r"^ +raise NotImplementedError\b", re.MULTILINE)
_RETURN = re.compile(r"^ +(?:return|yield)\b", re.MULTILINE)

Facts = Iterable[tuple[Report, str]]


@dataclass(frozen=True, slots=True)
class Matter:
    """One kind of thing to look at, and what it is about in each submission."""

    title: str
    advice: str
    facts: tuple[tuple[Report, str], ...]


def matters(reports: Sequence[Report]) -> tuple[Matter, ...]:
    """The kinds that the class has, each with its submissions in the order given."""
    found = ((title, advice, tuple(find(reports))) for title, advice, find in _KINDS)
    return tuple(Matter(*matter) for matter in found if matter[2])


def _each(fact: Callable[[Report], str]) -> Callable[[Sequence[Report]], Facts]:
    """The submissions of which the fact has something to say."""

    def find(reports: Sequence[Report]) -> Facts:
        return ((report, said) for report in reports if (said := fact(report)))

    return find


def _noted(report: Report) -> str:
    """What the judge noted while it graded; what needs review has its own place."""
    return "" if summary.needs_review(report) else "; ".join(report.attention)


def _untouched(report: Report) -> str:
    """Whether every function that is asked for is as the template has it."""
    if report.status is not Status.GRADED or report.score:
        return ""
    bodies = dict(_bodies("\n".join(report.submission.cells)))
    asked = [bodies.get(question.name, "") for question in report.questions]
    is_stub = [bool(_STUB.search(body)) and not _RETURN.search(body) for body in asked]
    return "ninguna función está escrita" if asked and all(is_stub) else ""


def _bodies(source: str) -> Iterator[tuple[str, str]]:
    """Each function with what stands below its name and is indented."""
    for match in _DEFINITION.finditer(source):
        below = source[match.end() :].partition("\n")[2]
        yield match[1], re.split(r"^(?=[^\s#)])", below, maxsplit=1, flags=re.MULTILINE)[0]


def _without_walls(report: Report) -> str:
    ran_alone = summary.ran(report) and summary.unprotected(report.protection)
    return "se ejecutó sin aislamiento" if ran_alone else ""


def _identical(reports: Sequence[Report]) -> Facts:
    """Files that are the same to the byte, under several names."""
    same: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        if report.submission.cells and report.submission.sha256:
            same[report.submission.sha256].append(report)
    for group in same.values():
        for report in group if len(group) > 1 else ():
            others = [r.submission.id for r in group if r is not report]
            more = f" y {len(others) - 3} más" if len(others) > 3 else ""
            yield report, "igual a " + ", ".join(others[:3]) + more


_KINDS: tuple[tuple[str, str, Callable[[Sequence[Report]], Facts]], ...] = (
    ("Para mirar", "Tienen su puntaje, quizá no el que merecen.", _each(_noted)),
    ("Plantilla sin tocar", "Quizá entregó otro archivo.", _each(_untouched)),
    ("Sin aislamiento", "Califica en Linux para tenerlo.", _each(_without_walls)),
    ("Archivos idénticos", "Los mismos bytes con varios nombres.", _identical),
)
