"""An LMS and a running service that know each other, and people who go from one to the other."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import httpx2
from sqlalchemy import select

from autograder.serve import rows
from autograder.serve.audit import CLI
from autograder.serve.lti import keys, platforms, registration
from autograder.serve.lti.platforms import Platform
from autograder.serve.rows import Link, Person
from autograder.serve.tables import course, deployment, link, outbox, person
from autograder.serve.work import clock
from tests.serve.lms_http import Facts
from tests.serve.lms_platform import Lms
from tests.serve.school import JSON, Browser, School, until

WAITING = {"waiting", "sending"}


@dataclass(frozen=True)
class Campus:
    """Both, with one platform registered."""

    school: School
    lms: Lms
    platform: Platform

    def enter(self, sub: str, of: str = "tarea-1", **claims: Any) -> Browser:
        """Somebody who opened an activity in the LMS and is in."""
        browser = self.school.browser()
        arrived = self.arrive(browser, sub, self.lms.claims(sub, of, **claims))
        assert arrived.status_code == 303, (arrived.status_code, arrived.text[:2000])
        page = browser.get("/yo").text
        browser.csrf = page.partition('name="csrf" value="')[2].partition('"')[0]
        return browser

    def arrive(self, browser: Browser, sub: str, claims: Facts, **more: str) -> httpx2.Response:
        """What the service answers to the launch that a browser brings."""
        return browser.post(
            "/launch", data=self.brought(browser, sub, claims, **more), headers=JSON
        )

    def brought(self, browser: Browser, sub: str, claims: Facts, **more: str) -> dict[str, str]:
        """The form that the LMS lets a browser post, after a login that it began."""
        return brought(self.lms, browser, sub, claims, **more)

    def link(self, of: str = "tarea-1") -> Link:
        """The link that an activity became."""
        with self.school.service.db.read() as connection:
            query = (
                rows.of(Link)
                .join(course, course.c.id == link.c.course_id)
                .join(deployment, deployment.c.id == course.c.deployment_id)
                .where(
                    link.c.resource_link_id == of,
                    deployment.c.platform_id == self.platform.id,
                )
            )
            (found,) = rows.every(Link, connection, query)
            return found

    def who(self, sub: str) -> Person:
        """Somebody of this LMS, as we know them."""
        with self.school.service.db.read() as connection:
            mine = (person.c.platform_id == self.platform.id, person.c.sub == sub)
            found = rows.one(Person, connection, rows.of(Person).where(*mine))
            assert found
            return found

    def decide(self, teacher: Browser, sub: str, score: float, of: str = "tarea-1") -> None:
        """A teacher decides somebody's score: the quickest way to a grade that is to be sent."""
        path = f"/t/{self.link(of).id}/students/{self.who(sub).id}/override"
        said = {"csrf": teacher.csrf, "score": f"{score:g}", "comment": f"vale {score:g}"}
        answer = teacher.post(path, data=said, headers=JSON)
        assert answer.status_code == 200, answer.text

    def graded(self, teacher: Browser, sub: str, score: float, of: str = "tarea-1") -> None:
        """A score is decided, and whatever the LMS made of it is known."""
        self.decide(teacher, sub, score, of)
        self.sent()

    def act(self, teacher: Browser, what: str, row: str = "") -> int:
        """A button of the page of what is on its way."""
        said = {"csrf": teacher.csrf, "what": what, "row": row}
        path = f"/t/{self.link().id}/outbox"
        return teacher.post(path, data=said, headers=JSON).status_code

    def last(self, sub: str) -> Facts:
        """The newest row of somebody."""
        return [row for row in self.outbox() if row["sub"] == sub][-1]

    def sent(self, seconds: float = 60.0) -> list[Facts]:
        """Every row of the outbox, once nothing waits any more."""
        done: list[Facts] = until(self.outbox, _nothing_waits, seconds)
        return done

    def outbox(self) -> list[Facts]:
        """Every row, the oldest first."""
        with self.school.service.db.read() as connection:
            query = (
                select(outbox, person.c.sub)
                .join(person, person.c.id == outbox.c.person_id)
                .where(person.c.platform_id == self.platform.id)
            )
            found = connection.execute(query.order_by(outbox.c.id))
            return [dict(row._mapping) for row in found]


def _nothing_waits(found: list[Facts]) -> bool:
    return all(row["state"] not in WAITING for row in found)


def campus(school: School, lms: Lms) -> Campus:
    """The service knows the LMS from now on, as by `gradiente lti register`."""
    service = school.service
    keys.ensure(service.db, service.settings, clock.now())
    new = registration.by_hand(lms.registration(), service.lti.client)
    with service.db.write() as connection:
        return Campus(school, lms, platforms.register(connection, new, CLI, clock.now()))


def brought(
    lms: Lms, browser: httpx2.Client, sub: str, claims: Facts, **more: str
) -> dict[str, str]:
    """The form that an LMS lets a browser post, after a login that it began."""
    begun = browser.get(lms.begin(sub, claims, **more))
    assert begun.status_code == 302, (begun.status_code, begun.text[:300])
    page = browser.get(begun.headers["location"])
    assert page.status_code == 200, page.text
    return fields(page.text)


def fields(page: str) -> dict[str, str]:
    """What the form of a page posts."""
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page)
    return {name: html.unescape(value) for name, value in found}


def path_of(response: httpx2.Response) -> str:
    """Where a redirection goes, in this service."""
    return urlsplit(response.headers["location"]).path
