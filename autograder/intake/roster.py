"""The list of a course: it gives names, and says who is missing and who is not on it."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path, PurePosixPath

from autograder import sheet
from autograder.intake.moment import read_moment
from autograder.model import Enrolment, Person, Refusal, Submission
from autograder.sheet import Row
from autograder.words import fold_name, without_accents, without_signs

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

_NAME_WORDS = {
    *("nombre", "nombres", "name", "names", "first", "given", "nome", "student", "participante"),
    *("estudiante", "estudiantes", "alumno", "alumnos", "alumna", "alumnas", "integrante"),
}
_SURNAME_WORDS = {
    *("apellido", "apellidos", "surname", "surnames", "last", "family", "paterno", "materno"),
}
_FILLERS = {
    *("y", "e", "o", "a", "s", "as", "os", "de", "del", "la", "el", "los", "las", "and", "the"),
    *("completo", "completos", "full"),
}
_FILLERS |= {"1", "2", "primer", "segundo", "primero"}


class Roster:
    """Who takes the course, found by id, email or name."""

    def __init__(
        self, enrolments: Sequence[Enrolment], file: str = "", notes: tuple[str, ...] = ()
    ) -> None:
        """Index the enrolments; the ids are unique."""
        self.enrolments, self.file, self.notes = tuple(enrolments), file, notes
        self._by: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
        for place, enrolment in enumerate(self.enrolments):
            who = enrolment.person
            self._by["id"][fold_name(who.id)].add(place)
            self._by["email"][fold_name(who.email or "")].add(place)
            for kind, names in (("name", {fold_name(who.name)}), ("sortable", _sortable(who.name))):
                for name in names:
                    self._by[kind][name].add(place)
                    self._by[f"{kind} without accents"][without_accents(name)].add(place)
            self._by["group"][fold_name(who.group or "")].add(place)
            for name in _turned(who.name):
                self._by["turned"][name].add(place)
                self._by["turned without accents"][without_accents(name)].add(place)

    def find(self, submission: Submission) -> tuple[Enrolment, ...]:
        """The enrolments it may belong to: one is a match, several are a doubt."""
        for kind, text in _clues(submission):
            places = self._by[kind].get(text, set()) if text else set()
            if places:
                return tuple(self.enrolments[place] for place in sorted(places))
        return ()

    def find_without_accents(self, submission: Submission) -> tuple[Enrolment, ...]:
        """The enrolments it may belong to if the list, or the student, left the accents out."""
        for kind, text in _clues(submission):
            if places := self._by[f"{kind} without accents"].get(without_accents(text), set()):
                return tuple(self.enrolments[place] for place in sorted(places))
        return ()

    def members(self, submission: Submission) -> tuple[Enrolment, ...]:
        """Those whose group handed it in: the members the LMS names, else the group's by name."""
        origin = submission.origin
        if origin and origin.members:
            found = (self._find_person(person) for person in origin.members)
            return tuple(enrolment for enrolment in found if enrolment)
        name = fold_name(submission.student or "")
        places = self._by["group"].get(name, set()) if name else set()
        return tuple(self.enrolments[place] for place in sorted(places))

    def _find_person(self, person: Person) -> Enrolment | None:
        """The one enrolment with the person's address, or else with their name."""
        for kind, text in (("email", person.email or ""), ("name", person.name)):
            places = self._by[kind].get(fold_name(text), set()) if text else set()
            if len(places) == 1:
                return self.enrolments[min(places)]
        return None


def read(path: Path) -> Roster:
    """The list in a CSV; Refusal when it is none, or names somebody twice."""
    listed = sheet.read_saved(path)
    columns = _columns(listed.header)
    header = ", ".join(listed.header)
    if not {"id", "name", "surname", "email"} & set(columns):
        raise Refusal(f"{path}: no column is called id or name; its header is {header!r}")
    enrolments = [_enrolment(path, columns, row) for row in listed.body]
    named = [enrolment for enrolment in enrolments if enrolment.person.id]
    first: dict[str, int] = {}
    for enrolment in named:
        id_, line = enrolment.person.id, enrolment.line
        earlier = first.setdefault(fold_name(id_), line)
        if earlier != line:
            raise Refusal(
                f"{path}, line {line}: {id_} stands in line {earlier} too; delete one of them"
            )
    notes = (
        ()
        if {"name", "surname"} & set(columns)
        else (
            f"{path.name}: no column of names was found, so nobody is found by name; "
            f"its header is {header!r}",
        )
    )
    return Roster(named, path.name, notes)


def _columns(header: Iterable[str]) -> Mapping[str, int]:
    """The first column of each meaning."""
    meanings = {name: kind for kind, names in _COLUMNS.items() for name in names.split("|")}
    places: dict[str, int] = {}
    for place, name in enumerate(header):
        if kind := meanings.get(without_accents(name)) or _name_kind(name):
            places.setdefault(kind, place)
    return places


def _name_kind(header: str) -> str | None:
    """What `APELLIDOS Y NOMBRES`, `Nombre del alumno(a)` or `Last name, First name` hold."""
    words = set(without_signs(without_accents(header), " ").split()) - _FILLERS
    if not words or not words <= _NAME_WORDS | _SURNAME_WORDS:
        return None
    return "name" if words & _NAME_WORDS else "surname"


def _enrolment(path: Path, columns: Mapping[str, int], row: Row) -> Enrolment:
    cells = {kind: row[place].strip() for kind, place in columns.items()}
    name = " ".join(filter(None, (cells.get("name"), cells.get("surname"))))
    person = Person(
        unicodedata.normalize("NFC", cells.get("id") or cells.get("email") or name),
        unicodedata.normalize("NFC", name or cells.get("id", "")),
        cells.get("email") or None,
        cells.get("group") or None,
    )
    try:
        submitted = read_moment(cells["submitted"]) if cells.get("submitted") else None
    except (ValueError, OverflowError):
        raise Refusal(
            f"{path}, line {row.line}: {cells['submitted']!r} is no moment; write 2026-11-20T23:59"
        ) from None
    return Enrolment(person, row.line, submitted)


def _clues(submission: Submission) -> Iterable[tuple[str, str]]:
    """What a submission tells of its author, the surest first.

    The ids of an LMS are its own: a number of its own may be somebody else's in the list.
    """
    origin = submission.origin
    name = fold_name(submission.student or "")
    if origin and origin.email:
        yield "email", fold_name(origin.email)
    if origin and origin.system == "canvas":
        yield "sortable", without_signs(name)
        yield "name", name
        yield "id", fold_name(origin.key)
        return
    if origin and origin.system == "folder":
        yield "id", fold_name(origin.key)
    yield "name", name
    yield "turned", name
    if origin and origin.system == "folder":
        yield "email", fold_name(origin.key)
    if origin is None or not origin.is_known:
        for part in reversed(PurePosixPath(submission.file).parts):
            for text in (part, PurePosixPath(part).stem):
                yield from (
                    ("id", fold_name(text)),
                    ("name", fold_name(text)),
                    ("email", fold_name(text)),
                )


def _turned(name: str) -> set[str]:
    """The same words with any of them first: lists put the surnames first, without a comma."""
    words = fold_name(name).split()
    return {" ".join(words[cut:] + words[:cut]) for cut in range(len(words))}


def _sortable(name: str) -> set[str]:
    """What Canvas may make of a name: any of its words may be the first of the surnames."""
    words = [without_signs(word) for word in fold_name(name).split()]
    return {"".join(words[cut:] + words[:cut]) for cut in range(len(words))}
