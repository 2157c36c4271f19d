"""What an instructor says about a class, besides where it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypedDict

from autograder.intake import lateness, roster, worksheet
from autograder.intake.pattern import Pattern
from autograder.intake.roster import Roster
from autograder.intake.worksheet import Arrival
from autograder.model import LateRule, Refusal


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
    arrivals: Mapping[str, Arrival] = field(default_factory=dict)
    late_rule: LateRule | None = None
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
        worksheet.read(times) if times else {},
        lateness.late_rule(
            options["deadline"],
            options["late_penalty"],
            options["grace"],
            options["late_max"],
        ),
        options["use_file_times"],
    )
