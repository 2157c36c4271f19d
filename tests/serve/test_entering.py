"""Coming in and going out: links that work once, passwords, sessions, and who may post."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from autograder.model import Refusal
from autograder.serve import ids, local, passwords
from autograder.serve.rows import Person
from autograder.serve.tables import Role, password, person, session, ticket
from autograder.serve.work import clock
from tests.serve.school import ALL_RIGHT, JSON, ACourse, Browser

WORD = "clave-larga-de-ana"


def magic(course: ACourse, who: Person) -> str:
    """A link for somebody."""
    with course.school.service.db.write() as connection:
        return local.magic_link(connection, course.school.url, course.course, who, clock.now())


def sign_in(browser: Browser, who: Person, word: str) -> tuple[int, str]:
    """Status and code of a password."""
    form = {"email": who.sub, "password": word}
    answer = browser.post("/entrar", data=form, headers=JSON)
    return answer.status_code, answer.json()["error"] if answer.status_code >= 400 else ""


def with_password(course: ACourse, name: str = "Ana") -> Person:
    """Somebody who has one."""
    who = course.enrol(name)
    with course.school.service.db.write() as connection:
        passwords.set_password(connection, who, WORD, clock.now())
    return who


def test_a_link_lets_in_once(course: ACourse) -> None:
    """Looking at it uses nothing, as mail scanners do; the button does, once."""
    way, browser = magic(course, course.enrol("Ana")), course.school.browser()
    for _ in range(3):
        assert browser.get(way).status_code == 200

    first = browser.post(way)
    again = course.school.browser().post(way, headers=JSON)

    assert first.status_code == 303
    assert browser.get(first.headers["location"]).status_code == 200
    assert (again.status_code, again.json()["error"]) == (410, "E19")
    assert course.school.browser().get(way, headers=JSON).status_code == 410


def test_a_link_is_used_by_one_of_many(course: ACourse) -> None:
    """Eight press the button at once: one is in."""
    way = magic(course, course.enrol("Ana"))
    browsers = [course.school.browser() for _ in range(8)]

    with ThreadPoolExecutor(8) as threads:
        statuses = list(threads.map(lambda one: one.post(way).status_code, browsers))

    assert sorted(statuses) == [303] + [410] * 7


def test_a_link_ends_after_two_days(course: ACourse) -> None:
    """Whoever comes later is told to ask for another."""
    way = magic(course, course.enrol("Ana"))
    with course.school.service.db.write() as connection:
        token = way.rpartition("/")[2]
        mine = update(ticket).where(ticket.c.hash == ids.digest(token))
        connection.execute(mine.values(expires_at=clock.now()))

    assert course.school.browser().post(way).status_code == 410


def test_a_password_lets_in(course: ACourse) -> None:
    """Address and password, whatever the case of the address."""
    who, browser = with_password(course), course.school.browser()

    answer = browser.post("/entrar", data={"email": who.sub.upper(), "password": WORD})

    assert answer.status_code == 303
    assert answer.headers["location"] == f"/c/{course.course.id}"
    assert browser.get("/yo/session").status_code == 204


def test_wrong_passwords_lock_for_a_while(course: ACourse) -> None:
    """After the fifth the right one is not taken either, for a quarter of an hour."""
    who, browser = with_password(course), course.school.browser()

    statuses = [sign_in(browser, who, "no es esta") for _ in range(5)]
    locked = sign_in(browser, who, WORD)
    with course.school.service.db.write() as connection:
        connection.execute(
            update(password).where(password.c.person_id == who.id).values(locked_until=clock.now())
        )

    assert statuses == [(401, "E23")] * 5
    assert locked == (429, "E24")
    assert sign_in(browser, who, WORD) == (303, "")


def test_nobody_learns_who_is_here(one_course: ACourse) -> None:
    """An address that is not known, and one without a password, are answered as a wrong one."""
    known, without = with_password(one_course), one_course.enrol("Bea")
    stranger = Person("", "", "nadie@ejemplo.org", None, None)

    answers = {
        sign_in(one_course.school.browser(), who, "no es esta")
        for who in (known, without, stranger)
    }

    assert answers == {(401, "E23")}


def test_a_new_password_ends_old_sessions(course: ACourse) -> None:
    """Whoever had somebody's session has it no more; what is stored is no password."""
    ana = course.somebody()

    with course.school.service.db.write() as connection:
        passwords.set_password(connection, ana.person, WORD, clock.now())
        stored = passwords.stored_password(connection, ana.person.id)

    assert ana.get("/yo/session").status_code == 401
    assert stored is not None
    assert WORD not in stored[0]
    assert re.fullmatch(r"[0-9a-f]{32}\$[0-9a-f]{64}", stored[0])
    with pytest.raises(Refusal), course.school.service.db.write() as connection:
        passwords.set_password(connection, ana.person, "corta", clock.now())


def test_somebody_in_two_courses_chooses(course: ACourse) -> None:
    """After the password a page with both; each button leads into its own, and only there."""
    who, other = with_password(course), course.school.course()
    with course.school.service.db.write() as connection:
        newcomer = local.Newcomer(who.sub, "Ana")
        local.enrol(connection, other.course, newcomer, clock.now())
    browser = course.school.browser()

    where = browser.post("/entrar", data={"email": who.sub, "password": WORD}).headers["location"]
    answer = browser.post(where, data={"course": other.course.id})

    assert where.startswith("/m/")
    assert answer.headers["location"] == f"/c/{other.course.id}"
    assert browser.get(f"/t/{other.xor}").status_code == 200
    assert browser.get(f"/t/{course.xor}").status_code == 404


def test_a_link_leads_to_no_other_course(course: ACourse) -> None:
    """A course that is not the link's is refused, and the link is still good."""
    who, other = course.enrol("Ana"), course.school.course()
    way = magic(course, who)

    assert course.school.browser().post(way, data={"course": other.course.id}).status_code == 410
    assert course.school.browser().post(way).status_code == 303


def test_an_archived_course_lets_nobody_in(course: ACourse) -> None:
    """A link to it does not work any more."""
    way = magic(course, course.enrol("Ana"))
    with course.school.service.db.write() as connection:
        local.archive(connection, course.course.id, clock.now())

    assert course.school.browser().post(way).status_code == 410


def test_going_out_ends_the_session(course: ACourse) -> None:
    """The cookie that was kept lets nobody in afterwards; without the form's token nobody goes."""
    ana = course.somebody()
    kept = dict(ana.cookies)
    assert ana.post("/salir", data={"csrf": "x"}, headers=JSON).status_code == 403

    assert ana.post("/salir", data={"csrf": ana.csrf}).status_code == 303

    thief = course.school.browser()
    thief.cookies.update(kept)
    assert thief.get("/yo/session").status_code == 401


def test_coming_in_again_ends_the_session_before(course: ACourse) -> None:
    """One browser has one session: that of whoever came in last."""
    ana = course.somebody()
    before = dict(ana.cookies)
    bea = course.enrol("Bea")

    assert ana.post(magic(course, bea)).status_code == 303

    assert ana.facts("/yo")["person"]["id"] == bea.id
    thief = course.school.browser()
    thief.cookies.update(before)
    assert thief.get("/yo/session").status_code == 401


def test_a_session_ends(course: ACourse) -> None:
    """After its hours the page says how to come in again."""
    ana = course.somebody()
    with course.school.service.db.write() as connection:
        mine = update(session).where(session.c.person_id == ana.person.id)
        connection.execute(mine.values(expires_at=clock.now() - timedelta(seconds=1)))

    page = ana.get(f"/t/{course.xor}")

    assert page.status_code == 401
    assert 'data-error="E11"' in page.text
    assert 'href="/entrar"' in page.text


def test_the_database_holds_no_token(course: ACourse) -> None:
    """What lets somebody in is in their browser or mail, and only its digest is here."""
    ana = course.somebody()
    way = magic(course, ana.person)
    secrets_ = [*ana.cookies.values(), way.rpartition("/")[2], ana.csrf]

    with course.school.service.db.read() as connection:
        rows = [*connection.execute(select(session)), *connection.execute(select(ticket))]
    kept = repr([tuple(row) for row in rows])

    assert len(secrets_) == 3
    assert not [secret for secret in secrets_ if secret in kept]
    assert ids.digest(secrets_[1]) in kept  # the control: it is looked at the right place


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://otro.ejemplo.org"},
        {"Origin": "null"},
    ],
)
def test_other_sites_post_nothing(one_course: ACourse, headers: dict[str, str]) -> None:
    """Neither with the right token nor to come in: a browser says where a form was."""
    ana = one_course.somebody()
    form = {"csrf": ana.csrf}
    path, way = f"/t/{one_course.xor}/attempts", magic(one_course, one_course.enrol("Bea"))

    refused = [
        ana.post(path, data=form, files={"file": ALL_RIGHT}, headers={**JSON, **headers}),
        ana.post(way, headers={**JSON, **headers}),
        ana.post("/entrar", data={"email": "a@b.c"}, headers={**JSON, **headers}),
        ana.post("/salir", data=form, headers={**JSON, **headers}),
    ]

    assert {(answer.status_code, answer.json()["error"]) for answer in refused} == {(403, "E20")}
    mine = {"Sec-Fetch-Site": "same-origin", "Origin": one_course.school.url}
    assert ana.post("/salir", data=form, headers=mine).status_code == 303


def test_a_form_carries_its_token(one_course: ACourse) -> None:
    """Without it, with another's, and with one of an earlier session nothing is taken."""
    ana, bea = one_course.somebody("Ana"), one_course.somebody("Bea")
    path = f"/t/{one_course.xor}/attempts"

    for token in ("", "x", bea.csrf, "ñ"):
        answer = ana.post(path, data={"csrf": token}, files={"file": ALL_RIGHT}, headers=JSON)
        assert (answer.status_code, answer.json()["error"]) == (403, "E20")

    assert ana.hand_in(one_course.xor).status_code == 202


PAGES = ["/entrar", "/nada", "/yo", "/t/{link}", "/c/{course}", "/static/serve.css"]


@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_guarded(one_course: ACourse, page: str) -> None:
    """No script but ours, no frame but ours, nothing guessed and nothing told to other sites."""
    ana = one_course.somebody()

    answer = ana.get(page.format(link=one_course.xor, course=one_course.course.id))

    policy = answer.headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'self'" in policy
    assert "unsafe-inline" not in policy
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert not re.search(r"<script(?! src=)|\son\w+=|style=|javascript:", answer.text)


def test_a_report_runs_nothing(one_course: ACourse) -> None:
    """It is shown in a sandbox, and the file is saved and never shown."""
    ana = one_course.somebody()
    attempt = ana.hand_in(one_course.xor).json()["attempt"]
    ana.result(attempt)

    report, file = (ana.get(f"/a/{attempt}/{what}") for what in ("report", "notebook"))

    assert report.headers["content-security-policy"].startswith("sandbox; default-src 'none'")
    assert file.headers["content-type"] == "application/octet-stream"
    assert "attachment" in file.headers["content-disposition"]


def test_names_are_only_names(one_course: ACourse) -> None:
    """A person called like a script is text on every page that names them."""
    ana = one_course.somebody("<img src=x onerror=alert(1)>")
    teacher = one_course.somebody("Profe", Role.TEACHER)
    ana.hand_in(one_course.xor)

    for browser, path in (
        (ana, f"/t/{one_course.xor}"),
        (teacher, f"/t/{one_course.xor}"),
        (teacher, f"/t/{one_course.xor}/students/{ana.person.id}"),
    ):
        page = browser.get(path).text
        assert "<img" not in page
        assert "&lt;img" in page


def test_one_address_is_one_person(course: ACourse) -> None:
    """Whoever is enrolled twice is one person with one role; what is no address is refused."""
    service = course.school.service
    with service.db.write() as connection:
        for name, role in (("Ana", Role.STUDENT), ("Ana Gómez", Role.ASSISTANT)):
            newcomer = local.Newcomer("ANA.unica@ejemplo.org", name, role)
            who = local.enrol(connection, course.course, newcomer, clock.now())
    with service.db.read() as connection:
        query = select(person.c.name).where(person.c.sub == "ana.unica@ejemplo.org")
        assert connection.execute(query).scalars().all() == ["Ana Gómez"]

    assert course.enter(who).facts(f"/t/{course.xor}")["role"] == "assistant"
    for address in ("ana", "a@b", "a b@c.d", "a@b.c,d@e.f", ""):
        with pytest.raises(Refusal), service.db.write() as connection:
            local.enrol(connection, course.course, local.Newcomer(address), clock.now())
