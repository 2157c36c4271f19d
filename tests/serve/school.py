"""What a test does with a running service: courses, people with browsers of their own, files."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx2
from sqlalchemy import update

from autograder.serve import local, rows
from autograder.serve.local import Dates, Newcomer
from autograder.serve.rows import Course, Link, Person
from autograder.serve.service import Service
from autograder.serve.tables import Role, link
from autograder.serve.work import clock

ROOT = Path(__file__).resolve().parents[2]
JSON = {"Accept": "application/json"}
Facts = dict[str, Any]


def sample(folder: str) -> tuple[str, bytes]:
    """A file of the sample class, with its name."""
    path = next(p for p in (ROOT / "tests" / "golden" / folder).iterdir() if p.suffix != ".json")
    return path.name, path.read_bytes()


ALL_RIGHT = sample("ana_xor_completo")
ONE_MISTAKE = sample("ines_xor_sin_promediar")
WORSE = sample("karen_xor_sesgo_escalar")
BROKEN = sample("vicente_truncado")


class Browser(httpx2.Client):
    """Somebody's browser: it keeps cookies, and knows the token of its forms."""

    person: Person
    csrf: str

    def facts(self, path: str) -> Facts:
        """What a page says to programs."""
        answer = self.get(path, headers=JSON)
        assert answer.status_code == 200, (path, answer.status_code, answer.text[:300])
        content: Facts = answer.json()
        return content

    def hand_in(
        self, link_id: str, file: tuple[str, bytes] = ALL_RIGHT, **fields: str
    ) -> httpx2.Response:
        """Send a file with a new form."""
        form = {"csrf": self.csrf, "upload_key": str(uuid.uuid4()), **fields}
        return self.post(f"/t/{link_id}/attempts", data=form, files={"file": file}, headers=JSON)

    def result(self, attempt: str) -> Facts:
        """What came of an attempt, once it is graded."""
        found: Facts = until(
            lambda: self.facts(f"/a/{attempt}"), lambda facts: facts["state"] != "queued"
        )
        return found


@dataclass(frozen=True)
class School:
    """A running service."""

    service: Service
    browsers: list[Browser] = field(default_factory=list)  # to be closed at the end

    @property
    def url(self) -> str:
        """Where it is."""
        return self.service.settings.url

    def course(self, *, dates: Dates | None = None, slugs: tuple[str, ...] = ("xor",)) -> ACourse:
        """A new course of these tasks."""
        tasks = [self.service.shelf.tasks[slug] for slug in slugs]
        with self.service.db.write() as connection:
            made = local.new_course(connection, "Redes", tasks, dates or Dates(), clock.now())
            links = rows.every(Link, connection, rows.of(Link).where(link.c.course_id == made.id))
        return ACourse(self, made, {one.task or "": one for one in links})

    def browser(self) -> Browser:
        """A browser of nobody."""
        self.browsers.append(Browser(base_url=self.url, timeout=30))
        return self.browsers[-1]


@dataclass(frozen=True)
class ACourse:
    """A course of a test's own."""

    school: School
    course: Course
    links: dict[str, Link]

    @property
    def xor(self) -> str:
        """The id of its link to the task that most tests use."""
        return self.links["xor"].id

    def enrol(self, name: str, role: Role = Role.STUDENT) -> Person:
        """Somebody new in the course."""
        letters = "".join(filter(str.isalnum, name.lower()))
        email = f"{letters}-{uuid.uuid4().hex[:8]}@ejemplo.org"
        with self.school.service.db.write() as connection:
            return local.enrol(connection, self.course, Newcomer(email, name, role), clock.now())

    def enter(self, person: Person) -> Browser:
        """A browser in which somebody has come in by a magic link."""
        with self.school.service.db.write() as connection:
            way = local.magic_link(connection, self.school.url, self.course, person, clock.now())
        browser = self.school.browser()
        assert browser.post(way).status_code == 303
        browser.person = person
        browser.csrf = self._csrf(browser)
        return browser

    def somebody(self, name: str = "Ana", role: Role = Role.STUDENT) -> Browser:
        """Somebody new, and already in."""
        return self.enter(self.enrol(name, role))

    def change(self, **values: object) -> None:
        """Other terms for its link to xor."""
        with self.school.service.db.write() as connection:
            connection.execute(update(link).where(link.c.id == self.xor).values(**values))

    def _csrf(self, browser: Browser) -> str:
        page = browser.get("/yo").text
        return page.partition('name="csrf" value="')[2].partition('"')[0]


def until(look: Callable[[], Any], holds: Callable[[Any], bool], seconds: float = 60.0) -> Any:
    """What a look finds once it is as it should be."""
    end = time.monotonic() + seconds
    while not holds(found := look()):
        assert time.monotonic() < end, f"still {found!r}"
        time.sleep(0.05)
    return found


def at(text: str) -> datetime:
    """A moment of a test, with its offset."""
    return datetime.fromisoformat(text)
