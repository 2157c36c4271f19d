"""decisions.csv: what a person decided, in the results folder. It is read here and never changed.

A bad line is named and refused alone. Whoever opens the file in a spreadsheet may save it with
either separator and decimal mark.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from autograder import sheet
from autograder.model import Decision, Refusal, Report
from autograder.report import students
from autograder.report.book import Decided
from autograder.sheet import Row
from autograder.storage import write_whole
from autograder.words import fold_name, without_accents

FILE, README = "decisions.csv", "decisions.LEEME.txt"
COLUMNS = ("student", "task", "score", "adjustment", "reason")
_WITHHELD = "El resultado equivocado viene de otra función"
FULL = 100.0  # what a task offers where no report of it says so

_NUMBER = re.compile(r"[+-]?\d{1,6}(?:[.,]\d{1,6})?")
_SPANISH = {"estudiante": "student", "tarea": "task", "puntaje": "score", "nota": "score"}
_SPANISH |= {"ajuste": "adjustment", "motivo": "reason", "razon": "reason"}
_EXAMPLES = """\
decisions.csv: lo que decide una persona. Gradiente lo lee y nunca lo cambia.

Columnas
  student     el id de la entrega, el del estudiante, su correo o su nombre completo
  task        la tarea (xor, ols, …); puede quedar vacía si el estudiante tiene una sola
  score       el puntaje que cuenta, tal cual: ni la tardanza ni nada más lo cambia
  adjustment  puntos que se suman (o se restan) a los que obtuvo
  reason      el motivo: lo leen el estudiante y tú; es obligatorio

En cada línea va score o adjustment, no los dos.

Orden del cálculo
  1. al puntaje obtenido se le suma el ajuste
  2. se descuenta lo que corresponda por entregar tarde
  3. el resultado queda entre 0 y el máximo de la tarea

Ejemplos
  student,task,score,adjustment,reason
  1001,xor,,+5,"El enunciado no decía que y es una fila"
  ana@u.edu,ols,80,,"Revisado a mano: el archivo estaba dañado"

También sirve con punto y coma y coma decimal:
  1001;xor;;+2,5;El enunciado no decía que y es una fila

La decisión es de un estudiante y una tarea: sigue valiendo si entrega otra vez, y el informe lo
dice. Después de cambiar este archivo: gradiente report CARPETA
"""


@dataclass(frozen=True, slots=True)
class Verdicts:
    """The reports with what a person decided, the lines that were refused, and what to keep."""

    reports: tuple[Report, ...]
    refused: tuple[str, ...] = ()
    decided: tuple[Decided, ...] = ()


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that can be read: for which report, and what it says."""

    place: int
    decision: Decision
    digest: str


def prepare(out: Path) -> None:
    """Write the header and the examples where there is no such file yet."""
    for name, text in ((FILE, ",".join(COLUMNS) + "\n"), (README, _EXAMPLES)):
        if not (out / name).exists():
            write_whole(out / name, text)


def line_for(report: Report, points: float) -> str:
    """The line that gives a report the points that were withheld from it."""
    return f'{report.submission.id},{students.task_of(report)},,{points:+g},"{_WITHHELD}"'


def apply(reports: Sequence[Report], out: Path, earlier: Sequence[Decided] = ()) -> Verdicts:
    """The reports with their decisions; `earlier` tells which were made about another attempt."""
    path = out / FILE
    if not path.exists():
        return Verdicts(tuple(reports))
    try:
        columns, rows, refused = _table(path)
    except Refusal as damage:
        return Verdicts(tuple(reports), (str(damage),))
    decided, kept, taken = list(reports), [], set[int]()
    seen = {(old.student, old.task, old.line): old.sha256 for old in earlier}
    for row in rows:
        try:
            line = _read(row, columns, reports, taken)
        except Refusal as why:
            refused.append(f"{FILE}, line {row.line}: {why}")
            continue
        taken.add(line.place)
        report = reports[line.place]
        key = (report.submission.id, students.task_of(report), line.digest)
        digest = seen.get(key, report.submission.sha256)
        decided[line.place] = replace(
            report,
            decision=replace(line.decision, earlier=digest != report.submission.sha256),
        )
        kept.append(Decided(*key, digest))
    return Verdicts(tuple(decided), tuple(refused), tuple(kept))


def _table(path: Path) -> tuple[dict[str, int], Sequence[Row], list[str]]:
    """Its columns and rows; where the whole cannot be read, the lines that can."""
    text = sheet.read_text(path, f"write it with the columns {','.join(COLUMNS)}")
    refused: list[str] = []
    try:
        rows = sheet.parse_saved(text).rows
    except Refusal:
        rows = tuple(_line_by_line(text, refused))
    rows = tuple(row for row in rows if any(map(str.strip, row.values)))
    header = [without_accents(name) for name in rows[0].values] if rows else []
    columns = {_SPANISH.get(name, name): place for place, name in enumerate(header)}
    if lacking := [name for name in ("student", "reason") if name not in columns]:
        raise Refusal(f"{path.name} is passed over: no column is called {' or '.join(lacking)}")
    return columns, rows[1:], refused


def _line_by_line(text: str, refused: list[str]) -> Iterator[Row]:
    delimiter = sheet.delimiter_of(text)
    for number, line in enumerate(text.splitlines(), start=1):
        try:
            yield from (Row(number, row.cells) for row in sheet.parse(line, delimiter).rows)
        except Refusal:
            refused.append(f"{FILE}, line {number}: the quotes of a cell are damaged")


def _read(
    row: Row, columns: dict[str, int], reports: Sequence[Report], taken: Collection[int]
) -> _Line:
    """What a line says; Refusal says what is wrong with it."""
    if len(row.cells) > len(columns) and any(row.values[len(columns) :]):
        raise Refusal("it has too many cells; a decimal comma needs quotes, or ; between cells")
    cells = {name: row[place].strip() for name, place in columns.items()}
    score, adjustment = _number(cells.get("score", "")), _number(cells.get("adjustment", ""))
    if (score is None) == (adjustment is None):
        raise Refusal("write either a score or an adjustment")
    if not cells["reason"]:
        raise Refusal("it has no reason, and the student reads it")
    place = _place(cells["student"], cells.get("task", ""), reports)
    if place in taken:
        raise Refusal("the same student and task stand in an earlier line")
    most = _maximum(place, cells.get("task", ""), reports)
    if score is not None and not 0 <= score <= most:
        raise Refusal(f"{score:g} is no score of this task: it goes from 0 to {most:g}")
    said = "\n".join((str(score), str(adjustment), cells["reason"]))
    decision = Decision(cells["reason"], score, adjustment or 0.0, most)
    return _Line(place, decision, sha256(said.encode("utf-8", "replace")).hexdigest()[:16])


def _number(cell: str) -> float | None:
    text = cell.replace("−", "-").replace(" ", "")
    if not text:
        return None
    if not _NUMBER.fullmatch(text):
        raise Refusal(f"{cell!r} is no number of points")
    return float(text.replace(",", "."))


def _place(student: str, task: str, reports: Sequence[Report]) -> int:
    """Which report a line speaks of."""
    called = fold_name(student)
    exact = [n for n, r in enumerate(reports) if fold_name(r.submission.id) == called]
    found = exact or [n for n, r in enumerate(reports) if called in students.names(r.submission)]
    if exact and task and not _is_of(reports[exact[0]], task):
        mine = students.clues(reports[exact[0]].submission)
        found = [n for n, r in enumerate(reports) if mine & students.clues(r.submission)]
    if not found or not student:
        known = {name for report in reports for name in students.names(report.submission)}
        near = difflib.get_close_matches(called, sorted(known), 3)
        hint = f"; is it {', '.join(near)}?" if near else ""
        raise Refusal(f"no submission is of {student!r}{hint}")
    fitting = [n for n in found if _is_of(reports[n], task)] if task else found
    if not fitting:
        raise Refusal(f"{student} has no submission of {task!r}")
    if len(fitting) > 1:
        ids = ", ".join(reports[n].submission.id for n in fitting)
        raise Refusal(f"{student!r} fits several submissions ({ids}): write the id, or the task")
    return fitting[0]


def _is_of(report: Report, task: str) -> bool:
    return students.task_of(report).casefold() in {"", task.casefold()}


def _maximum(place: int, task: str, reports: Sequence[Report]) -> float:
    own = reports[place].max_score
    slug = students.task_of(reports[place]) or task
    others = [r.max_score for r in reports if students.task_of(r) == slug or not slug]
    return own or max(others, default=0.0) or FULL
