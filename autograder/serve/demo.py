"""A course to look at: the sample class handed in, and links for those who want to see it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import update

from autograder.intake import notebook, roster
from autograder.intake.kinds import GRADABLE, kind
from autograder.intake.recognition import recognise
from autograder.model import Person as Enrolled
from autograder.model import Refusal, Task
from autograder.serve import local, rows
from autograder.serve.db import Database
from autograder.serve.local import Dates, Newcomer
from autograder.serve.rows import Course, Link
from autograder.serve.settings import Settings
from autograder.serve.tables import Role, link
from autograder.serve.work import clock, shelf, uploading
from autograder.serve.work.uploading import Upload

TITLE = "Aprendizaje profundo (curso de muestra)"
TEACHER = Newcomer("profesora@ejemplo.org", "Profesora de muestra", Role.TEACHER)
SHOWN = ("ines_xor_sin_promediar", "ana_xor_completo")  # who get a link of their own
EARLIER = {"ana_xor_completo": "karen_xor_sesgo_escalar"}  # a first attempt, to be compared with
LATE = "ols"  # the task whose deadline is over


@dataclass(frozen=True, slots=True)
class Way:
    """A link into the demo, and for whom it is."""

    who: str
    url: str


@dataclass(frozen=True, slots=True)
class _Sample:
    folder: str
    name: str
    content: bytes
    task: str


def prepare(database: Database, settings: Settings) -> tuple[Way, ...]:
    """Hand in the sample class; the links by which to look at it."""
    course_shelf, now = shelf.Shelf(settings.root), clock.now()
    tasks = tuple(course_shelf.tasks.values())
    golden = course_shelf.root / "tests" / "golden"
    samples = {one.folder: one for one in _samples(golden, tasks)}
    if not samples:
        raise Refusal("the demo needs tests/golden of a checkout of gradiente")
    with database.write() as connection:
        due = Dates(now + timedelta(days=6), late_rule="10%/day", grace="15min")
        course = local.new_course(connection, TITLE, tasks, due, now)
        over = now - timedelta(hours=20)
        mine = (link.c.course_id == course.id, link.c.task == LATE)
        connection.execute(update(link).where(*mine).values(due_at=over))
    listed = {one.person.id: one.person for one in roster.read(golden / "lista.csv").enrolments}
    people = _hand_in(database, settings, course, samples, listed, now)
    with database.write() as connection:
        teacher = local.enrol(connection, course, TEACHER, now)
        ways = [("teacher", teacher), *((f"student {people[f].name}", people[f]) for f in SHOWN)]
        return tuple(
            Way(who, local.magic_link(connection, settings.url, course, person, now))
            for who, person in ways
        )


def _hand_in(
    database: Database,
    settings: Settings,
    course: Course,
    samples: dict[str, _Sample],
    listed: dict[str, Enrolled],
    now: datetime,
) -> dict[str, rows.Person]:
    with database.read() as connection:
        query = rows.of(Link).where(link.c.course_id == course.id)
        links = {one.task: one for one in rows.every(Link, connection, query)}
    people = {}
    for place, (folder, sample) in enumerate(samples.items()):
        person = listed[folder.partition("_")[0]]
        who = Newcomer(person.email or "", person.name)
        with database.write() as connection:
            people[folder] = local.enrol(connection, course, who, now)
        parts = (EARLIER.get(folder), folder)
        for count, part in enumerate(samples[one] for one in parts if one in samples):
            at = now - timedelta(minutes=5 * (len(samples) - place) - count)
            upload = Upload(
                links[sample.task], people[folder].id, str(count), part.name, part.content, at
            )
            uploading.accept(database, settings, upload)
    return people


def _samples(golden: Path, tasks: tuple[Task, ...]) -> Iterator[_Sample]:
    """The files of the sample class whose task is known: in a course one chooses the task first."""
    for folder in sorted(path for path in golden.glob("*") if path.is_dir()):
        path = next((p for p in sorted(folder.iterdir()) if kind(p.name) in GRADABLE), None)
        if path is None:
            continue
        content = path.read_bytes()
        read = notebook.read_bytes(path.name, folder.name, lambda content=content: content)  # type: ignore[misc]
        if task := recognise(read, tasks):
            yield _Sample(folder.name, path.name, content, task)
