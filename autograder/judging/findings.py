"""What is found out about a notebook while it is judged, of one check and of all."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from autograder.judging.comparison import Call
from autograder.judging.numeric import odd_part
from autograder.judging.reference import Function
from autograder.model import Curve, Diagnosis, Picture
from autograder.sandbox.forms import Form


@dataclass(frozen=True, slots=True)
class Cause:
    """A known mistake that a function was found to make, and what was said of it."""

    mistake: Function
    reference: Function
    diagnosis: Diagnosis


@dataclass(slots=True)
class Notes:
    """What the assertions want the report to say beside the verdict of one check."""

    blamed: set[str] = field(default_factory=set)  # neighbours that a wrong result came from
    distracted: set[str] = field(default_factory=set)  # functions called once on other values
    suspected: set[str] = field(default_factory=set)  # neighbours it may have come from
    proved: set[str] = field(default_factory=set)  # functions that did their part with stand-ins
    deviating: dict[bytes, tuple[str, ...]] = field(default_factory=dict)  # neighbours, by case
    fronts: dict[bytes, tuple[str, ...]] = field(default_factory=dict)  # those of whom is judged
    passed: dict[str, list[tuple[Any, ...]]] = field(
        default_factory=dict
    )  # by function, what was right
    explained: bool = False  # a wrong result was looked into, whatever came of it
    raised: Diagnosis | None = None  # the known mistake that raises as the student's function did
    foreign: set[str] = field(default_factory=set)  # functions that gave a Series or the like
    odd: dict[str, str] = field(default_factory=dict)  # by function, what it gave for numbers
    remark: str = ""  # on what costs no points
    curve: Curve | None = None
    pictures: tuple[Picture, ...] = ()

    def see(self, name: str, value: Any) -> None:
        """Note what is no number in what a function gave."""
        if (odd := odd_part(value)) is not None:
            self.odd.setdefault(name, odd)


@dataclass(frozen=True, slots=True)
class Guise:
    """In what a function hands back what is right: not in the form that was asked for."""

    asked: Form
    said: str  # what it gives and what it does not, for the student
    remedy: str


@dataclass(slots=True)
class Guises:
    """Of a notebook's functions, who gives right results in another form, and whom that hurts."""

    of: dict[str, Guise] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)  # functions whose form is known
    hurt: dict[str, tuple[str, ...]] = field(default_factory=dict)  # by function, whose form does

    def others(self, name: str) -> tuple[str, ...]:
        """Those that give another form, but for this one."""
        return tuple(other for other in self.of if other != name)


@dataclass(slots=True)
class Earlier:
    """What was asked of a notebook's functions before the reference ran on them, by arguments.

    Their process sees every step of the reference then: an answer that comes later proves nothing.
    """

    answers: dict[bytes, Call | Exception] = field(default_factory=dict)  # wrong ones
    alone: dict[bytes, Call | None] = field(default_factory=dict)  # with stand-ins in place
    told: set[bytes] = field(default_factory=set)  # whose steps were seen


class Findings:
    """What is found out about a notebook while it is judged: see Notebook."""

    def __init__(self) -> None:
        self.notes = Notes()
        self.earlier = Earlier()
        self.suspects: dict[str, frozenset[str]] = {}
        self.wrong: set[str] = set()
        self.causes: dict[str, Cause] = {}
        self.flawless: set[str] = set()
        self.unexcused: set[str] = set()
        self.guises = Guises()

    @property
    def is_unsuspected(self) -> bool:
        """Whether nothing was found out that could change what a later check makes of answers."""
        earlier = self.earlier
        asked = earlier.answers or earlier.alone or earlier.told
        found = self.suspects or self.wrong or self.causes or self.unexcused or self.guises.of
        return not (asked or found)
