"""Setting up: an LMS registers itself, places get their task, the roster is read, keys change."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx2
import pytest
from click.testing import CliRunner, Result
from joserfc.jwk import RSAKey
from sqlalchemy import select, update

from autograder.cli import main
from autograder.serve.lti import invitations, keys, platforms
from autograder.serve.tables import enrolment, tool_key
from autograder.serve.work import clock
from tests.serve import campus as campuses
from tests.serve.campus import Campus, fields
from tests.serve.lms_gradebook import Somebody
from tests.serve.lms_http import Facts, Fault
from tests.serve.lms_names import CLAIM, DEEP, MEMBERSHIP
from tests.serve.lms_platform import Lms
from tests.serve.school import JSON, Browser, School
from tests.serve.test_lti_outbox import settled


@pytest.fixture
def stranger(one_school: School) -> Iterator[Lms]:
    """An LMS that is not known yet."""
    with Lms(one_school.url, client_id="nueva-7") as lms:
        yield lms


def invitation(school: School) -> str:
    """What `gradiente lti invite` prints."""
    with school.service.db.write() as connection:
        return invitations.new(connection, school.url, clock.now())


def asked(lms: Lms, **more: str) -> dict[str, str]:
    """What an LMS opens an invitation with."""
    where = f"{lms.url}/.well-known/openid-configuration"
    return {"openid_configuration": where, "registration_token": lms.registration_token, **more}


def known(school: School, lms: Lms) -> bool:
    """Whether we know it."""
    with school.service.db.read() as connection:
        return any(one.issuer == lms.url for one in platforms.every(connection))


def test_an_lms_registers_itself(one_school: School, stranger: Lms) -> None:
    """One address is pasted; the page says who asks; one click, and people can come in."""
    browser, url = one_school.browser(), invitation(one_school)
    page = browser.get(url, params=asked(stranger))
    assert stranger.url in page.text
    assert stranger.registered == []
    done = browser.post(url, data=fields(page.text))
    assert done.status_code == 200
    assert "ventana nueva" in done.text
    (said,) = stranger.registered
    assert {"name", "email"} <= set(
        said["https://purl.imsglobal.org/spec/lti-tool-configuration"]["claims"]
    )
    assert said["redirect_uris"] == [f"{one_school.url}/launch"]
    with one_school.service.db.read() as connection:
        (platform,) = [p for p in platforms.every(connection) if p.issuer == stranger.url]
    assert (platform.client_id, platform.family) == ("nueva-7", "moodle")
    stranger.person("ana")
    campus = Campus(one_school, stranger, platform)
    assert campus.enter("ana").get(f"/t/{campus.link().id}").status_code == 200
    again = browser.post(url, data=asked(stranger))
    assert again.status_code == 410


def test_a_registration_is_never_posted_twice(one_school: School, stranger: Lms) -> None:
    """Its token works once: what goes wrong is said, and nobody is known."""
    stranger.faults["register"] = [Fault(500)]
    browser, url = one_school.browser(), invitation(one_school)
    assert browser.post(url, data=asked(stranger)).status_code == 400
    assert [name for name, _ in stranger.log].count("register") == 1
    assert not known(one_school, stranger)


def test_without_a_registration_token(one_school: School, stranger: Lms) -> None:
    """Some LMSs send none: then no Authorization is sent either."""
    stranger.registration_token = ""
    said = asked(stranger)
    del said["registration_token"]
    assert one_school.browser().post(invitation(one_school), data=said).status_code == 200
    assert known(one_school, stranger)


@pytest.mark.parametrize(
    "change",
    [
        {"issuer": None},
        {"token_endpoint": "http://notas.example/token"},
        {"jwks_uri": "https://a:b@notas.example/"},
        {"registration_endpoint": 7},
        {"authorization_endpoint": "javascript:alert(1)"},
    ],
    ids=str,
)
def test_a_configuration_that_is_not_enough(
    one_school: School, stranger: Lms, change: Facts
) -> None:
    """What is missing is named, and nothing is posted."""
    said = {**stranger.configuration("", {}).said, **change}
    stranger.faults["well-known/openid-configuration"] = []
    stranger.fail = lambda name: (
        Fault(200, body=json.dumps(said).encode()) if "configuration" in name else None
    )
    answer = one_school.browser().post(invitation(one_school), data=asked(stranger))
    assert answer.status_code == 400
    assert next(iter(change)) in answer.text
    assert stranger.registered == []


def test_an_issuer_of_another_name(one_school: School, stranger: Lms) -> None:
    """Who speaks in another's name is let in only by somebody who saw both names."""
    said = {**stranger.configuration("", {}).said, "issuer": "https://canvas.example"}
    stranger.fail = lambda name: (
        Fault(200, body=json.dumps(said).encode()) if "configuration" in name else None
    )
    browser, url = one_school.browser(), invitation(one_school)
    page = browser.get(url, params=asked(stranger)).text
    assert "canvas.example" in page
    assert "Conozco los dos nombres" in page
    assert browser.post(url, data=asked(stranger)).status_code == 400
    assert browser.post(url, data=asked(stranger, both="yes")).status_code == 200


@pytest.mark.parametrize(
    "url", ["x", "file:///etc/passwd", "http://10.0.0.1/c", "https://a:b@c.example/"]
)
def test_an_address_that_is_none(one_school: School, url: str) -> None:
    """Nobody is asked there."""
    said = {"openid_configuration": url}
    answer = one_school.browser().get(invitation(one_school), params=said)
    assert answer.status_code == 400


def test_an_invitation_of_nobody(one_school: School, stranger: Lms) -> None:
    """Another token, or one that is over: 410, and the LMS is not asked."""
    with one_school.service.db.write() as connection:
        over = invitations.new(connection, one_school.url, clock.now() - timedelta(days=8))
    for url in (over, f"{one_school.url}/register/x"):
        assert one_school.browser().post(url, data=asked(stranger)).status_code == 410
    assert stranger.log == []


# deep linking


def choosing(campus: Campus, **settings: object) -> tuple[Browser, httpx2.Response]:
    """A teacher who is to choose a task, and the page where that is done."""
    campus.lms.person("profe", "Profe", "Instructor")
    browser = campus.school.browser()
    arrived = campus.arrive(browser, "profe", campus.lms.deep_claims("profe", **settings))
    assert arrived.status_code == 303, arrived.text
    page = campus.school.browser().get(arrived.headers["location"])  # it needs no cookie
    assert page.status_code == 200
    return browser, page


def test_a_task_is_chosen(one_campus: Campus) -> None:
    """The choice goes back signed; a launch of the place that was made has the task."""
    _, page = choosing(one_campus)
    nobody = one_campus.school.browser()
    said = {**fields(page.text), "task": "xor", "due_at": "2026-12-20T23:59"}
    chosen = nobody.post("/deeplink", data=said)
    assert chosen.status_code == 200
    action = re.search(r'action="([^"]+)"', chosen.text)
    assert action
    assert one_campus.lms.url in chosen.headers["content-security-policy"]
    nobody.post(action[1].replace("&amp;", "&"), data=fields(chosen.text))
    (token,) = one_campus.lms.chosen
    assert (token["iss"], token["aud"]) == ("gradiente-1", [one_campus.lms.url])
    assert token[CLAIM + "deployment_id"] == "1"
    assert token[CLAIM + "message_type"] == "LtiDeepLinkingResponse"
    assert token[DEEP + "data"] == "x y=1"
    (item,) = token[DEEP + "content_items"]
    assert (item["type"], item["custom"]) == ("ltiResourceLink", {"task": "xor"})
    assert item["lineItem"]["scoreMaximum"] == 100
    assert item["submission"]["endDateTime"] == "2026-12-21T04:59:00Z"
    assert nobody.post("/deeplink", data=said).status_code == 410


def test_no_column_where_none_is_taken(one_campus: Campus) -> None:
    """`accept_lineitem: false`: the item has none; and `data` is absent where none came."""
    _, page = choosing(one_campus, accept_lineitem=False, data=None)
    said = {**fields(page.text), "task": "xor"}
    chosen = one_campus.school.browser().post("/deeplink", data=said)
    one_campus.lms.receive("", fields(chosen.text))
    (token,) = one_campus.lms.chosen
    assert "lineItem" not in token[DEEP + "content_items"][0]
    assert DEEP + "data" not in token


def test_a_place_without_a_task(one_campus: Campus) -> None:
    """Students are told so; the teacher chooses there, once."""
    lms = one_campus.lms
    lms.person("ana")
    lms.person("profe", "Profe", "Instructor")
    empty: Facts = {CLAIM + "custom": {}}
    ana, teacher = one_campus.enter("ana", **empty), one_campus.enter("profe", **empty)
    path = f"/t/{one_campus.link().id}"
    assert ana.get(path, headers=JSON).json()["error"] == "E08"
    assert "aún no tiene tarea" in teacher.get(path).text
    said = {"csrf": teacher.csrf, "task": "xor"}
    assert ana.post(f"{path}/task", data={**said, "csrf": ana.csrf}).status_code == 404
    assert teacher.post(f"{path}/task", data=said).status_code == 303
    assert ana.get(path, headers=JSON).json()["task"] is not None


# the roster


def test_the_roster_is_read_whole(one_campus: Campus) -> None:
    """Every page of it: who is new is in, who is gone is out, by the teacher's button."""
    lms = one_campus.lms
    lms.page_size = 3
    lms.person("profe", "Profe", "Instructor")
    lms.person("gone")
    one_campus.enter("gone")
    teacher = one_campus.enter("profe")
    for n in range(8):
        lms.person(f"est{n}", f"Estudiante {n}")
    lms.people["gone"].status = "Inactive"
    path = f"/c/{one_campus.link().course_id}/roster"
    answer = teacher.post(path, data={"csrf": teacher.csrf}, headers=JSON)
    assert answer.status_code == 200, answer.text
    with one_campus.school.service.db.read() as connection:
        found = dict(
            connection.execute(
                select(enrolment.c.person_id, enrolment.c.active).where(
                    enrolment.c.course_id == one_campus.link().course_id
                )
            ).all()
        )
    assert sum(found.values()) == 9
    assert found[one_campus.who("gone").id] is False
    assert one_campus.who("est7").name == "Estudiante 7"
    student = one_campus.enter("est1")
    assert student.post(path, data={"csrf": student.csrf}, headers=JSON).status_code == 404


def test_whoever_runs_the_lms_is_in_no_roster(one_campus: Campus) -> None:
    """Moodle lists who is enrolled, and an administrator who opens the activity is not."""
    lms = one_campus.lms
    lms.person("admin", "Admin", "Instructor")
    lms.person("gone", "Se Fue", "Instructor")
    lms.people["admin"].status = "Inactive"
    admin, gone = one_campus.enter("admin"), one_campus.enter("gone")
    path = f"/c/{one_campus.link().course_id}/roster"
    assert admin.post(path, data={"csrf": admin.csrf}, headers=JSON).status_code == 200
    assert gone.get("/yo/session").status_code == 204
    del lms.people["gone"]

    assert admin.post(path, data={"csrf": admin.csrf}, headers=JSON).status_code == 200

    assert admin.get("/yo/session").status_code == 204
    assert gone.get("/yo/session").status_code == 401  # a roster had named them, and does no more


@pytest.mark.parametrize(
    "fault", [Fault(500), Fault(200, body=b"[]"), Fault(200, body=b'{"x":1}'), Fault(drop=True)]
)
def test_half_a_roster_is_none(one_campus: Campus, fault: Fault) -> None:
    """Where one page fails, nobody leaves and nobody comes."""
    lms = one_campus.lms
    lms.page_size = 2
    lms.person("profe", "Profe", "Instructor")
    for n in range(5):
        lms.person(f"est{n}")
    one_campus.enter("est4")
    teacher = one_campus.enter("profe")
    path = f"/c/{one_campus.link().course_id}/roster"
    assert teacher.post(path, data={"csrf": teacher.csrf}, headers=JSON).status_code == 200
    lms.people["new"] = Somebody("new", "Nueva", [MEMBERSHIP + "Learner"])
    calls = iter([None, fault])
    lms.fail = lambda name: next(calls, None) if name == "members" else None
    assert teacher.post(path, data={"csrf": teacher.csrf}, headers=JSON).status_code == 502
    with one_campus.school.service.db.read() as connection:
        query = select(enrolment.c.active).where(
            enrolment.c.course_id == one_campus.link().course_id
        )
        assert list(connection.execute(query).scalars()) == [True] * 6


# keys


def published(campus: Campus) -> set[str]:
    """The names of the keys that everybody reads; nothing of them but what is public."""
    answer = httpx2.get(campus.school.url + "/jwks")
    assert answer.headers["cache-control"] == "public, max-age=300"
    found = answer.json()["keys"]
    assert all(set(key) == {"kty", "e", "n", "kid", "alg", "use"} for key in found)
    return {key["kid"] for key in found}


def test_keys_change_without_a_gap(one_campus: Campus) -> None:
    """The next is published before it signs, the old one after; grades go on."""
    service = one_campus.school.service
    db, settings = service.db, service.settings
    teacher = settled(one_campus)
    with db.read() as connection:
        old = keys.signing(connection, settings, clock.now()).kid
    new = keys.rotate(db, settings, clock.now()).kid
    assert {old, new} <= published(one_campus)
    with db.read() as connection:
        assert keys.signing(connection, settings, clock.now()).kid == old
        later = clock.now() + timedelta(hours=25)
        assert keys.signing(connection, settings, later).kid == new
    keys.ensure(db, settings, clock.now() + timedelta(hours=25))
    service.lti.tokens.drop(one_campus.platform)
    one_campus.graded(teacher, "ana", 80)
    assert one_campus.lms.cell("ana").score == 8
    assert {old, new} <= published(one_campus)
    with db.write() as connection:
        gone = update(tool_key).where(tool_key.c.kid == old)
        connection.execute(gone.values(gone_at=clock.now() - timedelta(seconds=1)))
    assert old not in published(one_campus)


def test_a_platform_changes_its_key(one_campus: Campus) -> None:
    """The new key is looked up at the first token that it signed."""
    one_campus.lms.person("ana")
    one_campus.enter("ana")
    one_campus.school.service.lti.desk.keys.__dict__["_tried"].clear()  # half a minute went by
    one_campus.lms.rotate()
    one_campus.enter("ana")


def test_a_platform_that_hides_its_keys_for_a_moment(one_campus: Campus) -> None:
    """The keys that are known stay, whatever the platform answers."""
    one_campus.lms.person("ana")
    one_campus.enter("ana")
    one_campus.school.service.lti.desk.keys.__dict__["_tried"].clear()
    one_campus.lms.fail = lambda name: Fault(500) if name == "certs" else None
    browser = one_campus.school.browser()
    form = one_campus.brought(browser, "ana", one_campus.lms.claims("ana", "tarea-1"))
    other = one_campus.lms.sign({"sub": "x"}, kid="unknown")
    assert browser.post("/launch", data={**form, "id_token": other}).status_code == 401
    assert browser.post("/launch", data=form).status_code == 303


def test_two_platforms_alike(one_school: School) -> None:
    """Equal names of people, courses and places on two platforms are different ones."""
    with Lms(one_school.url) as first, Lms(one_school.url) as second:
        here, there = campuses.campus(one_school, first), campuses.campus(one_school, second)
        for lms in (first, second):
            lms.person("ana")
            lms.person("profe", "Profe", "Instructor")
        ana, other = here.enter("ana"), there.enter("ana")
        teacher = there.enter("profe")
        assert here.who("ana").id != there.who("ana").id
        assert here.link().id != there.link().id
        assert ana.get(f"/t/{here.link().id}").status_code == 200
        for stranger in (other, teacher):
            assert stranger.get(f"/t/{here.link().id}", headers=JSON).status_code == 404
        browser = one_school.browser()
        form = here.brought(browser, "ana", first.claims("ana", "tarea-1"))
        forged = second.sign({**first.claims("ana", "tarea-1"), "nonce": "x"})
        assert browser.post("/launch", data={**form, "id_token": forged}).status_code == 401


# what whoever runs it types


def run(home: Path, *said: str) -> Result:
    """A command on the service in a folder."""
    return CliRunner().invoke(main, [*said, "--home", str(home)])


FACTS = {
    "issuer": "https://moodle.example",
    "client_id": "abc",
    "deployment_id": 3,
    "auth_login_url": "https://moodle.example/mod/lti/auth.php",
    "auth_token_url": "https://moodle.example/mod/lti/token.php",
    "key_set_url": "https://moodle.example/mod/lti/certs.php",
    "something": "else",
}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The folder of a service that knows an LMS by hand."""
    file = tmp_path / "lms.json"
    file.write_text(json.dumps(FACTS), "utf-8")
    made = run(tmp_path / "casa", "lti", "register", "--json", str(file))
    assert made.exit_code == 0, made.output
    return tmp_path / "casa"


def said(home: Path, *words: str) -> Any:
    """What a command says to programs."""
    return json.loads(run(home, "lti", *words, "--json").output)


def test_an_lms_by_hand(home: Path, tmp_path: Path) -> None:
    """From a file, its other names ignored; listed, shown, disabled; a bad one is refused."""
    (listed,) = said(home, "list")
    assert [listed[name] for name in ("issuer", "client_id", "state")] == [
        *("https://moodle.example", "abc", "active")
    ]
    assert listed["deployments"][0]["deployment_id"] == "3"
    assert run(home, "lti", "show", listed["id"]).exit_code == 0
    assert run(home, "lti", "disable", listed["id"]).exit_code == 0
    assert said(home, "list")[0]["state"] == "disabled"
    bad = tmp_path / "bad.json"
    bad.write_text(json.dumps({**FACTS, "key_set_url": "http://moodle.example/x"}), "utf-8")
    assert run(home, "lti", "register", "--json", str(bad)).exit_code == 2
    assert run(home, "lti", "accept", "nobody").exit_code == 2


def test_an_invitation_knows_where_the_service_is(home: Path) -> None:
    """The address is that of the service that ran last, where none is said."""
    (home / "url").write_text("https://notas.example", "utf-8")
    assert run(home, "lti", "invite").output.startswith("https://notas.example/register/")
    other = run(home, "lti", "invite", "--url", "https://otra.example")
    assert other.output.startswith("https://otra.example/register/")


def test_what_is_on_its_way_by_command(home: Path) -> None:
    """Nothing yet; and what there is not cannot be sent again."""
    assert said(home, "outbox") == []
    assert run(home, "lti", "retry", "--all").output == "0 to be sent\n"
    assert run(home, "lti", "retry", "x").exit_code == 2
    assert run(home, "lti", "retry").exit_code == 2


def test_keys_by_command(home: Path, tmp_path: Path) -> None:
    """A key of one's own signs at once; the next is begun; a new secret opens them all."""
    pem = tmp_path / "tool.key"
    pem.write_bytes(RSAKey.generate_key(2048).as_pem(private=True))
    assert run(home, "lti", "keys", "import", str(pem)).exit_code == 0
    assert sorted(one["state"] for one in said(home, "keys", "list")) == ["active", "old"]
    assert run(home, "lti", "keys", "rotate").exit_code == 0
    assert run(home, "lti", "keys", "reseal").exit_code == 0
    assert run(home, "lti", "keys", "rotate", "--now").exit_code == 0
    assert run(home, "lti", "keys", "list").output.count("published until") == 2


def test_a_deployment_is_accepted(one_campus: Campus) -> None:
    """`gradiente lti accept` by the name that the LMS gave it; then people come in."""
    lms = one_campus.lms
    lms.person("ana")
    lms.deployment = f"nueva-{lms.url}"
    claims = lms.claims("ana", "tarea-1")
    browser = one_campus.school.browser()
    assert one_campus.arrive(browser, "ana", claims).status_code == 403
    with one_campus.school.service.db.write() as connection:
        platforms.accept(connection, lms.deployment, clock.now())
    assert one_campus.arrive(browser, "ana", lms.claims("ana", "tarea-1")).status_code == 303
