"""Whose a submission is: a participant's, or every member's of a group."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from autograder.intake.teams import Folder, Participant, teams
from autograder.intake.worksheet import participant
from autograder.lms.columns import Columns
from autograder.lms.matching import Key, keys_of
from autograder.model import Refusal, Report
from autograder.sheet import Table


@dataclass(frozen=True, slots=True)
class Claims:
    """Whose each submission is: a participant's, or that of a group's members."""

    teams: Mapping[str, tuple[str, ...]]  # the participants behind a folder's number

    def of(self, reports: Iterable[Report]) -> list[tuple[Report, Sequence[Key]]]:
        """Each submission with the keys of whoever handed it in; a group's once for each member."""
        return [(report, keys) for report in reports for keys in self._keys(report)]

    def shares(self, report: Report) -> bool:
        """Whether a group handed it in."""
        origin = report.submission.origin
        return origin is not None and bool(origin.members or self._numbers(report))

    def _numbers(self, report: Report) -> tuple[str, ...]:
        origin = report.submission.origin
        is_moodle = origin is not None and origin.system == "moodle"
        return self.teams.get(folder_number(origin.key), ()) if origin and is_moodle else ()

    def _keys(self, report: Report) -> list[Sequence[Key]]:
        """A Moodle download says which participant; anything else has an address or a name."""
        origin = report.submission.origin
        if numbers := self._numbers(report):
            return [keys_of("participant", number) for number in numbers]
        if origin and origin.members:
            return [
                (*keys_of("email", who.email), *keys_of("name", who.name)) for who in origin.members
            ]
        if origin and origin.system == "moodle":
            return [] if self.teams else [keys_of("participant", folder_number(origin.key))]
        email = keys_of("email", origin.email if origin else None)
        return [(*email, *keys_of("name", report.submission.student))]


def claims(source: Path, table: Table, where: Columns, reports: Iterable[Report]) -> Claims:
    """Whose the submissions are; Refusal where a worksheet cannot tell groups from people."""
    return Claims(_teams(source, table, where, reports))


def _teams(
    source: Path, table: Table, where: Columns, reports: Iterable[Report]
) -> Mapping[str, tuple[str, ...]]:
    """The members of each group by its folder's number, where the assignment is for groups."""
    if where.group is None:
        return {}
    folders = {
        Folder(folder_number(report.submission.origin.key), report.submission.student or "")
        for report in reports
        if report.submission.origin and report.submission.origin.system == "moodle"
    }
    participants = [
        Participant(
            participant(row[where.identifier]) or "",
            row.joined(where.name),
            row[where.group],
        )
        for row in table.body
    ]
    try:
        return teams(sorted(folders, key=lambda folder: folder.number), participants)
    except Refusal as doubt:
        raise Refusal(f"{source}: {doubt}") from None


def folder_number(key: str) -> str:
    """The number of a Moodle folder, as the worksheet writes it."""
    return key.lstrip("0") or "0"
