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
_TOP = re.compile(r"^(?=[^\s#)])", re.MULTILINE)  # where what is indented has ended

Facts = Iterable[tuple[Report, str]]
Code = Callable[[Report], Sequence[str]]
Find = Callable[[Sequence[Report], Code], Facts]


@dataclass(frozen=True, slots=True)
class Matter:
    """One kind of thing to look at, and what it is about in each submission."""

    title: str
    advice: str
    facts: tuple[tuple[Report, str], ...]


def own_cells(report: Report) -> Sequence[str]:
    """The cells that a report itself holds."""
    return report.submission.cells


def matters(reports: Sequence[Report], code: Code = own_cells) -> tuple[Matter, ...]:
    """The kinds that the class has, each with its submissions in the order given.

    `code` tells the cells of a report.
    """
    found = ((title, advice, tuple(find(reports, code))) for title, advice, find in _KINDS)
    return tuple(Matter(*matter) for matter in found if matter[2])


def _each(fact: Callable[[Report, Code], str]) -> Find:
    """The submissions of which the fact has something to say."""

    def find(reports: Sequence[Report], code: Code) -> Facts:
        return ((report, said) for report in reports if (said := fact(report, code)))

    return find


def _noted(report: Report, _: Code) -> str:
    """What the judge noted while it graded; what needs review has its own place."""
    return "" if summary.needs_review(report) else "; ".join(report.attention)


def _untouched(report: Report, code: Code) -> str:
    """Whether every function that is asked for is as the template has it."""
    if report.status is not Status.GRADED or report.score:
        return ""
    bodies = dict(_bodies("\n".join(code(report))))
    asked = [bodies.get(question.name, "") for question in report.questions]
    is_stub = [bool(_STUB.search(body)) and not _RETURN.search(body) for body in asked]
    return "ninguna función está escrita" if asked and all(is_stub) else ""


def _bodies(source: str) -> Iterator[tuple[str, str]]:
    """Each function with what stands below its name and is indented."""
    for match in _DEFINITION.finditer(source):
        below = source.find("\n", match.end()) + 1 or len(source)
        end = _TOP.search(source, below)
        yield match[1], source[below : end.start() if end else len(source)]


def _without_walls(report: Report, _: Code) -> str:
    ran_alone = summary.ran(report) and summary.unprotected(report.protection)
    return "se ejecutó sin aislamiento" if ran_alone else ""


def _identical(reports: Sequence[Report], code: Code) -> Facts:
    """Files that are the same to the byte, under several names."""
    same: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        if report.submission.sha256:
            same[report.submission.sha256].append(report)
    for alike in same.values():
        group = [report for report in alike if code(report)] if len(alike) > 1 else ()
        for report in group if len(group) > 1 else ():
            others = [r.submission.id for r in group[:4] if r is not report][:3]
            more = f" y {len(group) - 4} más" if len(group) > 4 else ""
            yield report, "igual a " + ", ".join(others) + more


_KINDS: tuple[tuple[str, str, Find], ...] = (
    ("Para mirar", "Tienen su puntaje, quizá no el que merecen.", _each(_noted)),
    ("Plantilla sin tocar", "Quizá entregó otro archivo.", _each(_untouched)),
    ("Sin aislamiento", "Califica en Linux para tenerlo.", _each(_without_walls)),
    ("Archivos idénticos", "Los mismos bytes con varios nombres.", _identical),
)
