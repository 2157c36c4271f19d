"""Nobody sees what is not theirs: every route as the wrong person, in the wrong role and course."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from starlette.routing import Route

from autograder.serve.app import ROUTES
from autograder.serve.tables import Role
from tests.serve.school import ALL_RIGHT, JSON, ACourse, Browser, School

OPEN = {
    "/",
    "/entrar",
    "/m/{token}",
    "/healthz",
    "/readyz",
    "/metrics",
    "/static/report.css",
    "/static",
    # an LMS and its administrator, each with a token of their own: tests/serve/test_lti_*.py
    *("/jwks", "/login", "/launch", "/launch/proof", "/abrir/{token}"),
    *("/register/{ticket}", "/deeplink/{ticket}", "/deeplink"),
}
OWN = {"/salir", "/yo", "/yo/session", "/yo/export"}  # of whoever is there, whoever that is
STAFF = {
    *("/t/{link}/students/{person}", "/t/{link}/students/{person}/override"),
    *("/t/{link}/students/{person}/extension", "/t/{link}/stats", "/t/{link}/grades.csv"),
    *("/t/{link}/all.zip", "/t/{link}/settings", "/t/{link}/regrade", "/t/{link}/grades.xlsx"),
    "/c/{course}/keep",
    *("/t/{link}/outbox", "/t/{link}/students/{person}/resend"),
    *("/t/{link}/task", "/c/{course}/roster"),
}
IN_AN_LMS = {  # of no use without one: who may is tried in tests/serve/test_lti_teaching.py
    *(("POST", "/t/{link}/outbox"), ("POST", "/t/{link}/students/{person}/resend")),
    *(("POST", "/t/{link}/task"), ("POST", "/c/{course}/roster")),
}


TEACHERS = {  # of what is the staff's: assistants have it not
    *("/t/{link}/students/{person}/override", "/t/{link}/settings", "/t/{link}/regrade"),
    "/c/{course}/keep",
}
FIELDS = {  # that some form or other needs
    "score": "90",
    "comment": "x",
    "reason": "x",
    "due_at": "2099-01-01T00:00",
    "counts": "best",
    "reveal": "names",
    "push": "auto",
    "what": "begin",
}


@dataclass(frozen=True)
class Scene:
    """Two courses, and in the first a student with an attempt."""

    mine: ACourse
    other: ACourse
    ana: Browser
    attempt: str
    teacher: Browser
    strangers: dict[str, Browser]

    def path(self, route: str) -> str:
        """A route with what is Ana's."""
        return route.format(
            link=self.mine.xor,
            attempt=self.attempt,
            course=self.mine.course.id,
            person=self.ana.person.id,
            token="x",  # noqa: S106 - nobody's
            ticket="x",
        )


@pytest.fixture(scope="module")
def scene(school: School) -> Scene:
    """Ana has handed something in."""
    mine, other = school.course(), school.course()
    ana = mine.somebody("Ana")
    attempt = ana.hand_in(mine.xor, ALL_RIGHT).json()["attempt"]
    ana.result(attempt)
    strangers = {
        "student of another course": other.somebody("Otra"),
        "teacher of another course": other.somebody("Otro", Role.TEACHER),
        "observer": mine.somebody("Madre", Role.OBSERVER),
        "fellow student": mine.somebody("Bea"),
    }
    return Scene(mine, other, ana, attempt, mine.somebody("Profe", Role.TEACHER), strangers)


def routes() -> list[tuple[str, str]]:
    """Every route that shows or changes something of a course, and how it is asked."""
    found = []
    for route in ROUTES:
        assert isinstance(route, Route) or getattr(route, "path", "") == "/static"
        if isinstance(route, Route) and route.path not in OPEN | OWN:
            found += [
                (method, route.path) for method in sorted((route.methods or set()) - {"HEAD"})
            ]
    return found


def ask(browser: Browser, method: str, path: str) -> int:
    """What a browser gets, with a form of its own where it posts."""
    if path.endswith("/events"):
        with browser.stream("GET", path, headers=JSON) as answer:
            return answer.status_code
    if method == "GET":
        return browser.get(path, headers=JSON).status_code
    form = {"csrf": getattr(browser, "csrf", ""), "upload_key": "k", **FIELDS}
    file = {"file": ALL_RIGHT} if path.endswith("/attempts") else None
    return browser.post(path, data=form, files=file, headers=JSON).status_code


@pytest.mark.parametrize(("method", "route"), routes())
def test_nobody_else_gets_in(scene: Scene, method: str, route: str) -> None:
    """Without a session 401; a student or a teacher of another course, a fellow student: 404."""
    path = scene.path(route)
    shut_out = set(scene.strangers)
    if "{attempt}" not in route and route not in STAFF:
        shut_out -= {"fellow student"}

    answers = {who: ask(scene.strangers[who], method, path) for who in shut_out}

    assert set(answers.values()) == {404}, answers
    assert ask(scene.mine.school.browser(), method, path) == 401


@pytest.mark.parametrize(("method", "route"), [o for o in routes() if o not in IN_AN_LMS])
def test_the_right_person_gets_in(scene: Scene, method: str, route: str) -> None:
    """The control: Ana herself, and for what is the teacher's the teacher, are let in."""
    browser = scene.teacher if route in STAFF else scene.ana

    status = ask(browser, method, scene.path(route))

    assert status in {200, 202, 303}


@pytest.mark.parametrize(("method", "route"), [one for one in routes() if one[1] in STAFF])
def test_students_see_no_class(scene: Scene, method: str, route: str) -> None:
    """What is for those who teach is not there for a student, not even about herself."""
    assert ask(scene.ana, method, scene.path(route)) == 404


def test_assistants_may_less(scene: Scene) -> None:
    """Of what is the staff's, the teacher's alone is not there for them, and the rest is."""
    helper = scene.mine.somebody("Asistente", Role.ASSISTANT)
    staff = [one for one in routes() if one[1] in STAFF and one not in IN_AN_LMS]

    answers = {one: ask(helper, one[0], scene.path(one[1])) for one in staff}

    shut = {one for one, status in answers.items() if status == 404}
    assert shut == {one for one in staff if one[1] in TEACHERS}
    assert {status for one, status in answers.items() if one not in shut} <= {200, 202, 303}


def test_every_form_carries_its_token(scene: Scene) -> None:
    """Whatever may be posted: without the token of this session nothing is done."""
    posts = [route for method, route in routes() if method == "POST"]
    posts += ["/salir", "/yo/export"]
    fellow = scene.mine.somebody("Beto")

    answers = {}
    for route in posts:
        browser = scene.teacher if route in STAFF else scene.ana
        form = {"upload_key": "k", **FIELDS, "csrf": fellow.csrf}
        file = {"file": ALL_RIGHT} if route.endswith("/attempts") else None
        answer = browser.post(scene.path(route), data=form, files=file, headers=JSON)
        answers[route] = (answer.status_code, answer.json()["error"])

    assert len(posts) > 6
    assert set(answers.values()) == {(403, "E20")}, answers


def test_every_answer_is_guarded(scene: Scene) -> None:
    """Each route that is there, whoever may use it, in pages as in refusals."""
    found = {}
    for method, route in [*routes(), *(("GET", path) for path in sorted(OPEN | OWN))]:
        if route.endswith("/events"):
            continue
        browser = scene.teacher if route in STAFF else scene.ana
        answer = browser.request(method, scene.path(route))
        headers = answer.headers
        policy = headers.get("content-security-policy", "")
        found[method, route] = (
            "default-src 'self'" in policy or policy.startswith("sandbox; default-src 'none'"),
            "frame-ancestors 'self'" in policy,
            "script-src" not in policy,
            headers.get("referrer-policy") == "no-referrer",
            headers.get("x-content-type-options") == "nosniff",
        )

    assert {route: seen for route, seen in found.items() if not all(seen)} == {}


def test_assistants_see_the_class(scene: Scene) -> None:
    """An assistant has the class, the student's page and her attempt."""
    helper = scene.mine.somebody("Asistente", Role.ASSISTANT)

    seen = [
        ask(helper, "GET", scene.path(route))
        for route in ("/t/{link}", "/t/{link}/students/{person}", "/a/{attempt}", "/c/{course}")
    ]

    assert seen == [200] * 4


def test_the_class_is_shown_to_those_who_teach(scene: Scene) -> None:
    """The same address: a class for the teacher, her own attempts for a student."""
    teacher = scene.mine.somebody("Profe", Role.TEACHER)
    path = f"/t/{scene.mine.xor}"

    whole, own = teacher.facts(path), scene.ana.facts(path)

    assert scene.ana.person.id in {row["person"]["id"] for row in whole["class"]}
    assert "class" not in own
    assert own["attempts"][0]["attempt"] == scene.attempt


def test_what_is_not_there_is_the_same(scene: Scene) -> None:
    """An attempt of somebody else's and one that nobody has are answered alike."""
    bea = scene.mine.somebody("Bea")

    hers, nobodys = (
        bea.get(path, headers=JSON) for path in (f"/a/{scene.attempt}", "/a/no-existe")
    )

    assert hers.json() == nobodys.json()
    assert hers.status_code == nobodys.status_code == 404


def test_whoever_left_is_out_at_once(school: School) -> None:
    """A student who is taken out of a course has no session there any more."""
    from tests.serve.worlds import leave

    course = school.course()
    ana = course.somebody()
    assert ana.get(f"/t/{course.xor}").status_code == 200

    leave(school.service.db, ana.person)

    assert ana.get(f"/t/{course.xor}", headers=JSON).status_code == 401


def test_a_new_role_holds_at_once(school: School) -> None:
    """Whoever was a teacher and is a student now sees no class with the session they have."""
    from autograder.serve import local
    from autograder.serve.local import Newcomer
    from autograder.serve.work import clock

    course = school.course()
    teacher = course.somebody("Profe", Role.TEACHER)
    assert "class" in teacher.facts(f"/t/{course.xor}")

    with school.service.db.write() as connection:
        who = Newcomer(teacher.person.sub, None, Role.STUDENT)
        local.enrol(connection, course.course, who, clock.now())

    assert "class" not in teacher.facts(f"/t/{course.xor}")
