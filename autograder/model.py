"""The nouns of the engine: frozen records that travel from one module to the next."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path


class Refusal(Exception):
    """A sentence for a person, who can put it right: nothing was changed, and the exit code is 2.

    What concerns one file of a class is a row of the results, never a refusal of the class.
    """


class EngineError(Exception):
    """A fault of ours: it never costs a student points, it marks the submission for review."""


class StudentError(Exception):
    """The student's function raised; says what, and where in the notebook."""

    def __init__(self, type_: str, message: str, cell: int | None, line: int | None) -> None:
        super().__init__(f"{type_}: {message}")
        self.type, self.message, self.cell, self.line = type_, message, cell, line


class StudentTimeout(Exception):
    """The student's function did not finish in time."""


class StudentCrash(Exception):
    """The student's function took its whole process down."""


class Outcome(StrEnum):
    """How a check ended."""

    PASSED = "passed"
    FAILED = "failed"
    MISSING = "missing"
    TIMEOUT = "timeout"
    CRASHED = "crashed"
    ENGINE_ERROR = "engine_error"


class Status(StrEnum):
    """How a submission ended."""

    GRADED = "graded"
    UNREADABLE = "unreadable"
    NO_TASK = "no_task"
    ENGINE_ERROR = "engine_error"


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds a cell, a call and all the cells may take, and MiB of memory for the student.

    `submission` is in seconds of the processor: cells, calls and replays together.
    """

    cell: float = 30.0
    call: float = 10.0
    notebook: float = 120.0
    memory: int = 1024
    submission: float | None = None

    @property
    def budget(self) -> float:
        """Seconds of the processor for the whole submission."""
        return self.submission or 1.5 * self.notebook


@dataclass(frozen=True, slots=True)
class Check:
    """One otter test case: the sentence a student reads, its points, and the code that decides."""

    name: str
    sentence: str
    points: float
    hidden: bool
    wants: tuple[str, ...]  # its arguments by name: functions, and env for all of them
    body: Callable[..., None]

    @property
    def needs(self) -> tuple[str, ...]:
        """The functions it cannot do without."""
        return tuple(name for name in self.wants if name != "env")


@dataclass(frozen=True, slots=True)
class Question:
    """A function the task asks for, with every check on it."""

    name: str
    checks: tuple[Check, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """One assignment: a slug in three trees."""

    slug: str
    title: str
    order: int
    limits: Limits
    functions: tuple[str, ...]  # what the task asks for, in the order of its notebook
    root: Path
    needs: tuple[str, ...] = ()  # the slugs of what comes before it
    hours: float = 0.0  # that a student is expected to work on it; 0 where nobody said
    notes: tuple[str, ...] = ()  # the lecture notes that it belongs to

    @property
    def assignment(self) -> Path:
        """What students may see."""
        return self.root / "assignments" / self.slug

    @property
    def solution(self) -> Path:
        """What never leaves the instructor's machine."""
        return self.root / "solutions" / self.slug

    @property
    def hidden(self) -> Path:
        """The hidden otter tests."""
        return self.root / "tests" / "hidden" / self.slug


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on the list of a course."""

    id: str
    name: str
    email: str | None = None
    group: str | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a submission came from, so that its grade finds the way back."""

    system: str  # moodle, canvas, folder, roster, or file where only its time is known
    key: str  # Moodle's participant id, Canvas's user id, else the roster's id
    attempt: int = 1
    submitted: datetime | None = None  # with its offset, where the system says it
    late: bool = False  # the system itself calls it late
    email: str | None = None
    group: str | None = None
    extended: datetime | None = None  # until when the system granted more time
    members: tuple[Person, ...] = ()  # of the group that handed it in

    @property
    def is_known(self) -> bool:
        """Whether it says who handed in, and not only when."""
        return self.system != "file"


@dataclass(frozen=True, slots=True)
class Companion:
    """A file that was handed in beside a notebook which asks for it."""

    name: str  # its path from the notebook
    content: str  # its bytes, each as one character (Latin-1)


@dataclass(frozen=True, slots=True)
class Misplaced:
    """A function that stands in a cell which is not code."""

    name: str
    kind: str  # the cell's: markdown or raw


@dataclass(frozen=True, slots=True)
class Submission:
    """A student's file, read: the code cells in order, numbered as the student counts them."""

    id: str
    file: str
    sha256: str
    cells: tuple[str, ...] = ()
    task: str | None = None  # the slug of what it is graded as
    student: str | None = None
    problem: str = ""
    origin: Origin | None = None
    remarks: tuple[str, ...] = ()  # how it arrived: other files, earlier attempts
    declared: str | None = None  # the task its own metadata name
    files: tuple[Companion, ...] = ()
    misplaced: tuple[Misplaced, ...] = ()


@dataclass(frozen=True, slots=True)
class Enrolment:
    """A line of the list: a person who takes the course."""

    person: Person
    line: int
    submitted: datetime | None = None


@dataclass(frozen=True, slots=True)
class LateRule:
    """A deadline moved by the grace; then `flat` once and `daily` a day begun, up to `most`."""

    deadline: datetime
    grace: timedelta = timedelta()
    flat: float = 0.0
    daily: float = 0.0
    most: float = 1.0

    def days(self, submitted: datetime, extended: datetime | None = None) -> int:
        """How many days late were begun; 0 when it is in time. An extension never shortens it."""
        due = max(self.deadline, extended or self.deadline)
        over = submitted - due - self.grace
        return max(0, math.ceil(over / timedelta(days=1)))

    def penalty(self, origin: Origin | None) -> float:
        """The share that is taken; a LATE mark without a time costs the flat part alone."""
        if origin is None:
            return 0.0
        days = self.days(origin.submitted, origin.extended) if origin.submitted else 0
        late = days > 0 if origin.submitted else origin.late
        share = self.flat + self.daily * days if late else 0.0
        return round(min(share, self.most, 1.0), 6)


@dataclass(frozen=True, slots=True)
class Roll:
    """A class beyond its submissions: when they were due, who is missing, who is not listed."""

    deadline: datetime | None = None  # with its offset
    missing: tuple[Person, ...] = ()
    strangers: tuple[str, ...] = ()  # ids of submissions of people who are not on the list


@dataclass(frozen=True, slots=True)
class CellError:
    """What Python said about a cell that did not finish."""

    cell: int
    line: int | None
    type: str
    message: str
    meaning: str = ""  # in Spanish, where it is known


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """A mistake with a name, and the sentence that teaches."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Curve:
    """A cost history of the student beside the reference's on the same data."""

    student: tuple[float, ...]
    reference: tuple[float, ...]


class Part(StrEnum):
    """What became of a component: a letter in the rows of a picture."""

    RIGHT = "="
    FACTOR = "k"  # right but for a factor that it shares with others
    WRONG = "x"


@dataclass(frozen=True, slots=True)
class Picture:
    """One output of a wrong result, drawn small; of the right values it says no more than this."""

    name: str
    shape: tuple[int, ...]
    rows: tuple[str, ...]  # a Part for every component or block; none when the shape is another
    counts: tuple[int, int, int]  # of right components, of those off by the factor, of the others
    factor: float | None = None
    size: str = ""  # what the factor counts, or one divided by it: columnas de X


@dataclass(frozen=True, slots=True)
class CheckResult:
    """One check as it went for one submission."""

    name: str
    sentence: str
    hidden: bool
    points: float
    outcome: Outcome
    message: str = ""
    diagnosis: Diagnosis | None = None
    remarks: tuple[str, ...] = ()
    blamed: tuple[str, ...] = ()  # other functions of the student's that a wrong result came from
    curve: Curve | None = None
    pictures: tuple[Picture, ...] = ()
    withheld: float = 0.0  # points that only a person can give: it may be another's mistake


@dataclass(frozen=True, slots=True)
class QuestionResult:
    """The checks of one question, added up."""

    name: str
    checks: tuple[CheckResult, ...]

    @property
    def score(self) -> float:
        """Points of the checks that passed."""
        return sum(check.points for check in self.checks if check.outcome is Outcome.PASSED)

    @property
    def max_score(self) -> float:
        """Points of all checks."""
        return sum(check.points for check in self.checks)


@dataclass(frozen=True, slots=True)
class Basis:
    """What a grade stands on: the engine and the task's files; empty where nobody wrote it down."""

    engine: str = ""
    task: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided about one student's task: points that count, or points to add."""

    reason: str
    score: float | None = None
    adjustment: float = 0.0
    max_score: float = 0.0  # that the task offers, where the report itself does not say
    earlier: bool = False  # made about another attempt than the one that is graded now


@dataclass(frozen=True, slots=True)
class Report:
    """Everything the engine has to say about one submission."""

    submission: Submission
    status: Status
    task: str | None = None
    title: str = ""
    message: str = ""
    seconds: float = 0.0
    questions: tuple[QuestionResult, ...] = ()
    cell_errors: tuple[CellError, ...] = ()
    remarks: tuple[str, ...] = ()
    attention: tuple[str, ...] = ()  # why a person should look, though the points stand
    protection: tuple[str, ...] = ()
    penalty: float = 0.0  # the share of the score that lateness takes
    attempt: int = 1  # which hand-in of this student's for this task
    seed: str = ""  # of its hidden cases: it stands in the record, and nowhere that students read
    basis: Basis = Basis()
    decision: Decision | None = None  # of decisions.csv, which is where it is kept

    @property
    def score(self) -> float:
        """Points earned in the whole task."""
        return sum(question.score for question in self.questions)

    @property
    def withheld(self) -> float:
        """Points not earned that a person may give."""
        return sum(check.withheld for question in self.questions for check in question.checks)

    @property
    def final_score(self) -> float:
        """Points that count.

        A score that a person decided counts as it stands. Else an adjustment is added to the points
        earned, then lateness takes its share, and last the task's maximum and zero bound them.
        """
        if self.decision is None:
            return self.score * (1 - self.penalty)
        if self.decision.score is not None:
            return self.decision.score
        adjusted = (self.score + self.decision.adjustment) * (1 - self.penalty)
        return min(max(adjusted, 0.0), self.max_score)

    @property
    def max_score(self) -> float:
        """Points the task offers."""
        if self.decision and not self.questions:
            return self.decision.max_score
        return sum(question.max_score for question in self.questions)
