"""The list of a course: it gives names, and says who is missing and who is not on it."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from autograder import sheet
from autograder.intake.moment import read_moment
from autograder.intake.worksheet import all_filled
from autograder.model import Enrolment, Person, Refusal, Submission
from autograder.sheet import Row, Table
from autograder.words import fold_name, without_accents, without_signs

MOST_ABOVE = 30  # rows, the header included, in which a header is looked for
LOST = "\ufffd"  # in the place of a letter that was not read
_SUBMITTED = {"submitted", "submitted at", "entregado", "fecha de entrega"}
_PART = re.compile(r"\b(?:1|2|primer|segundo|paterno|materno)\b", re.IGNORECASE)
_SURNAME = "apellido apellidos surname last family cognom cognoms apelido apelidos sobrenome"
# What a column holds, words one of which its header has, and those that may stand beside it.
_WORDS = {
    kind: (set(of.split()), set(beside.split()))
    for kind, of, beside in (
        ("surname", _SURNAME, "name names paterno materno"),
        (
            "name",
            "nombre nombres name names first given nome nom student participante estudiante "
            "estudiantes alumno alumnos alumna alumnas alumne integrante",
            f"{_SURNAME} paterno materno",
        ),
        (
            "id",
            "id codigo cod identificacion identidad matricula carne carnet legajo documento cedula "
            "dni nif nie nia niu rut run ci boleta expediente registro control usuario username "
            "login",
            "numero num no n nro number student estudiante estudiantil alumno sis user unico "
            "institucional universitario",
        ),
        (
            "email",
            "email mail correo correio courriel electronica",
            "electronico eletronico direccion adreca endereco enderezo address institucional "
            "universitario personal student estudiante",
        ),
        (
            "group",
            "group groups grupo grupos grup grups section sections seccion secciones paralelo "
            "curso clase comision turma equipo team",
            "numero num no n number name nombre",
        ),
        (
            "filler",
            "y e o i a s as os de del la el los las lo do da and the completo completos full 1 2 "
            "primer primero segundo",
            "",
        ),
    )
}
_FILLERS, _ = _WORDS.pop("filler")


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
            self._by["id loosely"][_loosely(who.id)].add(place)
            self._by["email"][fold_name(who.email or "")].add(place)
            for kind, names in (("name", {fold_name(who.name)}), ("sortable", _sortable(who.name))):
                for name in names:
                    self._by[kind][name].add(place)
                    self._by[f"{kind} loosely"][_loosely(name)].add(place)
            for group in {who.group or "", *(who.group or "").split(",")}:
                self._by["group"][fold_name(group)].add(place)
            for name in _turned(who.name):
                self._by["turned"][name].add(place)
                self._by["turned loosely"][_loosely(name)].add(place)

    def find(self, submission: Submission) -> tuple[Enrolment, ...]:
        """The enrolments it may belong to: one is a match, several are a doubt."""
        for kind, text in _clues(submission):
            places = self._by[kind].get(text, set()) if text else set()
            if places:
                return tuple(self.enrolments[place] for place in sorted(places))
        return ()

    def find_loosely(self, submission: Submission) -> tuple[Enrolment, ...]:
        """The enrolments it may belong to if somebody left out accents, or the zeros of an id."""
        own = "id" if submission.origin and submission.origin.system == "canvas" else ""
        for kind, text in _clues(submission):
            places = self._by[f"{kind} loosely"].get(_loosely(text), set())
            if places and kind != own and _loosely(text):
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
    listed = _listed(path)
    columns = _columns(listed)
    header = ", ".join(listed.header)
    if not {"id", "name", "surname", "email"} & set(columns):
        raise Refusal(f"{path}: no column is called id or name; its header is {header!r}")
    rows = [row for row in listed.body if row.values != listed.header]  # repeated on each page
    enrolments = [_enrolment(path, columns, row) for row in rows]
    people: dict[str, Enrolment] = {}
    for enrolment in filter(lambda one: one.person.id, enrolments):
        key = fold_name(enrolment.person.id)
        people[key] = _together(path, people[key], enrolment) if key in people else enrolment
    return Roster([*people.values()], path.name, tuple(_notes(path.name, listed, columns)))


def _listed(path: Path) -> Table:
    """The table of people: a title may stand above it, with other marks between its words."""
    damage, tables = None, []
    for delimiter in (None, *sheet.DELIMITERS):
        try:
            tables.append(_from_header(sheet.read_saved(path, delimiter)))
        except Refusal as refusal:  # the first is of the mark that the first line names
            damage = damage or refusal
    if damage and not any(_meanings(table.header) for table in tables):
        raise damage
    return max(tables, key=lambda table: len(_meanings(table.header)))


def _from_header(table: Table) -> Table:
    """The table without what stands above its header."""
    above = range(min(len(table.rows), MOST_ABOVE))
    header = max(above, key=lambda place: len(_meanings(table.rows[place].values)))
    return replace(table, rows=table.rows[header:])


def _meanings(header: Sequence[str]) -> set[str]:
    """What its columns hold."""
    return set(filter(None, map(_kind, header)))


def _notes(name: str, listed: Table, columns: Mapping[str, list[int]]) -> Iterable[str]:
    """What may keep somebody from being found, with its place and the remedy."""
    header = ", ".join(listed.header)
    if not {"name", "surname"} & set(columns):
        yield (
            f"{name}: no column of names was found, so nobody is found by name; "
            f"its header is {header!r}"
        )
    surnames = [row[place] for place in columns.get("surname", ()) for row in listed.body]
    if "name" not in columns and surnames and not any("," in cell for cell in surnames):
        yield (
            f"{name}: only surnames were found, so nobody is found by their full name; "
            f"add a column called Nombre; its header is {header!r}"
        )
    if lost := [str(row.line) for row in listed.rows if any(LOST in cell for cell in row.values)]:
        lines = f"line{'s' * (len(lost) > 1)} {', '.join(lost[:5])}"
        yield f"{name}, {lines}: some letters cannot be read; save the sheet as CSV UTF-8"
    if {"id", "name"} <= set(columns):
        for row in listed.body:
            if [cell for cell in row.values if cell.strip()] == [row[0]]:
                yield f"{name}, line {row.line}: {row[0]!r} stands alone; delete it if it is nobody"


def _together(path: Path, first: Enrolment, again: Enrolment) -> Enrolment:
    """Somebody who is listed once for each of their groups; Refusal for anything else."""
    one, other = first.person, again.person
    if replace(one, group=other.group) != other or not (one.email or one.id != one.name):
        raise Refusal(
            f"{path}, line {again.line}: {other.id} stands in line {first.line} too; delete one of "
            "them, or give the list a column of ids if they are two people"
        )
    groups = ", ".join(filter(None, (one.group, other.group)))
    return replace(first, person=replace(one, group=groups or None))


def _columns(table: Table) -> Mapping[str, list[int]]:
    """The columns of each meaning: the first, and those that go on with a name it begins.

    Addresses are known by their sign where a header says who somebody is and none says that.
    """
    places: dict[str, list[int]] = {}
    for place, name in enumerate(table.header):
        kind = _kind(name)
        if kind and all(_PART.search(table.header[p]) for p in places.get(kind, ())):
            places.setdefault(kind, []).append(place)
    cells = [[row[place].strip() for row in table.body] for place in range(len(table.header))]
    addresses = (p for p, rows in enumerate(cells) if all_filled(rows, lambda cell: "@" in cell))
    if places.keys() & {"id", "name", "surname"} and (address := next(addresses, None)) is not None:
        places.setdefault("email", [address])
    return places


def _kind(header: str) -> str | None:
    """What `APELLIDOS Y NOMBRES`, `Nombre del alumno(a)` or `N.º de documento` hold."""
    words = set(without_signs(without_accents(header), " ").split()) - _FILLERS
    if without_accents(header) in _SUBMITTED:
        return "submitted"
    fits = (kind for kind, (of, beside) in _WORDS.items() if words & of and words <= of | beside)
    return next(fits, None)


def _enrolment(path: Path, columns: Mapping[str, list[int]], row: Row) -> Enrolment:
    cells = {kind: row.joined(places) for kind, places in columns.items()}
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
    if origin and origin.system == "moodle":
        behind = [name[at.end() :] for at in re.finditer("-", name)]  # the name of a group
        yield from ((kind, text) for text in behind for kind in ("name", "turned"))
    if origin and origin.system == "folder":
        yield "email", fold_name(origin.key)
    if origin is None or not origin.is_known:
        yield from _path_clues(submission)


def _path_clues(submission: Submission) -> Iterable[tuple[str, str]]:
    """What the names of a file and its folders tell of its author, the nearest first."""
    for part in reversed(PurePosixPath(submission.file).parts):
        stem = PurePosixPath(part).stem
        for text in (part, stem, _without_task(stem, submission.task or "")):
            yield from ((kind, fold_name(text)) for kind in ("id", "name", "turned", "email"))


def _without_task(stem: str, task: str) -> str:
    """The name in `xor_Ana_Gómez` or `Ana Gómez - xor (1)`."""
    slug = re.escape(task).replace("_", "[ _-]")
    plain = re.sub(rf"\(\d+\)|(?<![a-z]){slug}(?![a-z])", "", stem, flags=re.IGNORECASE)
    return plain.strip(" _.-")


def _loosely(text: str) -> str:
    """A name without accents, an id without the zeros that a spreadsheet drops."""
    return without_accents(text).lstrip("0")


def _turned(name: str) -> set[str]:
    """The same words with any of them first: lists put the surnames first, without a comma."""
    words = fold_name(name).split()
    return {" ".join(words[cut:] + words[:cut]) for cut in range(len(words))}


def _sortable(name: str) -> set[str]:
    """What Canvas may make of a name: any of its words may be the first of the surnames."""
    words = [without_signs(word) for word in fold_name(name).split()]
    return {"".join(words[cut:] + words[:cut]) for cut in range(len(words))}
