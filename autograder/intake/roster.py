"""The list of a course: it gives names, and says who is missing and who is not on it."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath

from autograder.intake import table
from autograder.intake.moment import moment
from autograder.intake.table import Row
from autograder.model import Person, Refusal, Submission
from autograder.words import plain

_COLUMNS = {
    "id": "id|codigo|cod|identificacion|numero de id|numero de identificacion|id number|student id"
    "|matricula|carne|legajo|documento|cedula|id de estudiante|sis user id",
    "name": "name|nombre|nombre completo|nombre y apellidos|nombres y apellidos|full name|student"
    "|estudiante|alumno|nombre del estudiante|nombres|first name",
    "surname": "surname|last name|apellido|apellidos|apellido(s)",
    "email": "email|e-mail|mail|correo|correo electronico|direccion de correo|email address",
    "group": "group|grupo|section|seccion|paralelo|curso|clase",
    "submitted": "submitted|submitted at|entregado|fecha de entrega",
}
_APOSTROPHES = "['`\u2019\u00b4]"  # Moodle drops them
_LAST_FIRST = re.compile(r"([^,]+),([^,]+)")


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list."""

    person: Person
    line: int
    submitted: datetime | None = None


class Roster:
    """Who takes the course, found by id, email or name."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        """Index the entries; the ids are unique."""
        self.entries = tuple(entries)
        self._by: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
        for place, entry in enumerate(self.entries):
            who = entry.person
            self._by["id"][same(who.id)].add(place)
            self._by["email"][same(who.email or "")].add(place)
            for name in _names(who.name):
                self._by["name"][name].add(place)
                self._by["plain name"][plain(name)].add(place)
            for name in _sortable(who.name):
                self._by["sortable"][name].add(place)
                self._by["plain sortable"][plain(name)].add(place)

    def find(self, submission: Submission) -> tuple[Entry, ...]:
        """The entries it may belong to: one is a match, several are a doubt."""
        for kind, text in _clues(submission):
            places = self._by[kind].get(text, set()) if text else set()
            if places:
                return tuple(self.entries[place] for place in sorted(places))
        return ()

    def find_without_accents(self, submission: Submission) -> tuple[Entry, ...]:
        """The entries it may belong to if the list, or the student, left the accents out."""
        for kind, text in _clues(submission):
            if places := self._by[f"plain {kind}"].get(plain(text), set()):
                return tuple(self.entries[place] for place in sorted(places))
        return ()


def read(path: Path) -> Roster:
    """The list in a CSV; Refusal or Refusal when it is none, or names somebody twice."""
    listed = table.read_saved(path)
    columns = _columns(listed.header)
    if not {"id", "name"} & set(columns):
        header = ", ".join(listed.header)
        raise Refusal(f"{path}: no column is called id or name; its header is {header!r}")
    entries = [_entry(path, columns, row) for row in listed.body]
    named = [entry for entry in entries if entry.person.id]
    first: dict[str, int] = {}
    for entry in named:
        earlier = first.setdefault(same(entry.person.id), entry.line)
        if earlier != entry.line:
            raise Refusal(
                f"{path}, line {entry.line}: {entry.person.id} stands in line {earlier} too; "
                "delete one of them"
            )
    return Roster(named)


def same(text: str) -> str:
    """What two ways of writing one name have in common; accents may tell two people apart."""
    words = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
    return " ".join(re.sub(_APOSTROPHES, "", words).replace("_", " ").split())


def _columns(header: Iterable[str]) -> Mapping[str, int]:
    """The first column of each meaning."""
    meanings = {name: kind for kind, names in _COLUMNS.items() for name in names.split("|")}
    found: dict[str, int] = {}
    for place, name in enumerate(header):
        if kind := meanings.get(plain(name)):
            found.setdefault(kind, place)
    return found


def _entry(path: Path, columns: Mapping[str, int], row: Row) -> Entry:
    told = {kind: row[place].strip() for kind, place in columns.items()}
    name = " ".join(filter(None, (told.get("name"), told.get("surname"))))
    person = Person(
        unicodedata.normalize("NFC", told.get("id") or told.get("email") or name),
        unicodedata.normalize("NFC", name or told.get("id", "")),
        told.get("email") or None,
        told.get("group") or None,
    )
    try:
        submitted = moment(told["submitted"]) if told.get("submitted") else None
    except (ValueError, OverflowError):
        raise Refusal(
            f"{path}, line {row.line}: {told['submitted']!r} is no moment; write 2026-11-20T23:59"
        ) from None
    return Entry(person, row.line, submitted)


def _clues(submission: Submission) -> Iterable[tuple[str, str]]:
    """What a submission tells of its author, the surest first.

    The ids of an LMS are its own: a number of its own may be somebody else's in the list.
    """
    origin = submission.origin
    name = same(submission.student or "")
    if origin and origin.email:
        yield "email", same(origin.email)
    if origin and origin.system == "canvas":
        yield "sortable", re.sub(r"\W", "", name)
        yield "name", name
        yield "id", same(origin.key)
        return
    if origin and origin.system == "folder":
        yield "id", same(origin.key)
    yield "name", name
    if origin is None:
        for part in reversed(PurePosixPath(submission.file).parts):
            for text in (part, PurePosixPath(part).stem):
                yield from (("id", same(text)), ("name", same(text)), ("email", same(text)))


def _names(name: str) -> set[str]:
    """A name as it stands, and with the surname last where a comma says it is first."""
    swapped = _LAST_FIRST.fullmatch(name)
    return {same(name), same(f"{swapped[2]} {swapped[1]}") if swapped else same(name)}


def _sortable(name: str) -> set[str]:
    """What Canvas may make of a name: any of its words may be the first of the surnames."""
    words = [re.sub(r"\W", "", word) for word in same(name).split()]
    return {"".join(words[cut:] + words[:cut]) for cut in range(len(words))}
