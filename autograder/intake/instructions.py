"""What an instructor says about a class, besides where it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypedDict

from autograder.intake import lateness, roster, timesheet
from autograder.intake.lateness import Rule
from autograder.intake.pattern import Pattern
from autograder.intake.roster import Roster
from autograder.intake.timesheet import Line
from autograder.model import Refusal


class Options(TypedDict):
    """The options as the command line has them."""

    system: str | None
    pattern: str | None
    roster: Path | None
    worksheet: Path | None
    deadline: str | None
    late_penalty: str | None
    grace: str | None
    late_max: str | None
    use_file_times: bool


@dataclass(frozen=True, slots=True)
class Instructions:
    """How a class is read: as which system's download, beside which lists, by which rule."""

    system: str | None = None  # moodle, canvas or plain; recognised when nothing is said
    pattern: Pattern | None = None
    roster: Roster | None = None
    timesheet: Mapping[str, Line] = field(default_factory=dict)
    rule: Rule | None = None
    file_times: bool = False


def read(options: Options) -> Instructions:
    """Read what the options say and the files they name; Refusal when one is of no use."""
    asked, listed, times = options["pattern"], options["roster"], options["worksheet"]
    if asked and options["system"]:
        raise Refusal("--pattern and --from say two different things: leave one out")
    return Instructions(
        options["system"],
        Pattern(asked) if asked else None,
        roster.read(listed) if listed else None,
        timesheet.read(times) if times else {},
        lateness.rule(
            options["deadline"],
            options["late_penalty"],
            options["grace"],
            options["late_max"],
        ),
        options["use_file_times"],
    )
