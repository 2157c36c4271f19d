"""Who may come in by a token, and who not: nobody by a bad one, and the good one only once."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import httpx2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select, update

from autograder.serve import cookies, ids
from autograder.serve.lti import login
from autograder.serve.tables import (
    course,
    deployment,
    enrolment,
    link,
    metadata,
    person,
    platform,
    session,
)
from autograder.serve.work import clock
from tests.serve import campus as campuses
from tests.serve.bad_tokens import EARLY, LATE, Token, plain, raw
from tests.serve.campus import Campus
from tests.serve.lms_http import Facts
from tests.serve.lms_names import CLAIM, MEMBERSHIP
from tests.serve.lms_platform import Lms
from tests.serve.school import JSON, Browser, School

SPENT = {"login", "nonce", "jwks"}  # what a launch may write before somebody is in
WRITTEN = (platform, deployment, course, person, enrolment, link)


@pytest.fixture(scope="module")
def still(one_school: School) -> Iterator[Campus]:
    """One LMS for all of these: nothing of theirs is kept."""
    with Lms(one_school.url) as lms:
        yield campuses.campus(one_school, lms)


def written(campus: Campus) -> list[object]:
    """What a launch would change, whole, and how much there is of everything else."""
    with campus.school.service.db.read() as connection:
        others = [table for name, table in metadata.tables.items() if name not in SPENT]
        counts = [connection.execute(select(func.count()).select_from(t)).scalar() for t in others]
        return [counts, *(connection.execute(select(table)).all() for table in WRITTEN)]


def framed_by(answer: httpx2.Response) -> str:
    """In whose frames a page may be read."""
    return answer.headers["content-security-policy"].rpartition("frame-ancestors ")[2]


def begun(campus: Campus, browser: Browser, minutes: float = 1) -> tuple[Facts, dict[str, str]]:
    """A student's login that waits for its token: the claims of a good one, and the form."""
    campus.lms.person("ana")
    campus.lms.person("profe", "Profe", "Instructor")
    claims = campus.lms.claims("ana", "tarea-1")
    claims["exp"] = claims["iat"] + int(60 * minutes)
    form = campus.brought(browser, "ana", claims)
    payload = form["id_token"].split(".")[1]
    said: Facts = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    return said, form


def post(browser: Browser, form: dict[str, Any]) -> int:
    """What the service answers to a launch."""
    answer = browser.post("/launch", data=form, headers=JSON)
    if answer.status_code != 303:
        assert "error" in answer.json()
    return answer.status_code


@dataclass(frozen=True)
class Waiting:
    """A login that waits for its token, and what was written before any came."""

    browser: Browser
    claims: Facts
    form: dict[str, str]
    before: list[object]


@pytest.fixture(scope="module")
def waiting(still: Campus) -> Iterator[Waiting]:
    """One login for every token that fails early; at the end it still takes the good one."""
    browser = still.school.browser()
    claims, form = begun(still, browser, minutes=9)
    yield Waiting(browser, claims, form, written(still))
    assert post(browser, form) == 303


@pytest.mark.parametrize("name", EARLY)
def test_a_bad_token_is_refused(still: Campus, waiting: Waiting, name: str) -> None:
    """It lets nobody in, writes nothing, and does not spend the login."""
    token = EARLY[name](still.lms, waiting.claims)

    status = post(waiting.browser, {**waiting.form, "id_token": token})

    assert 400 <= status < 500
    assert written(still) == waiting.before
    assert cookies.name(still.school.service.settings, "session") not in waiting.browser.cookies


@pytest.mark.parametrize("name", LATE)
def test_a_token_of_nobody_is_refused(still: Campus, name: str) -> None:
    """Signed well and fresh, and wrong in what it says: nobody is in, and nothing is written."""
    assert_refused(still, LATE[name])


def assert_refused(campus: Campus, token: Token) -> None:
    """A token of a platform that we know brings nobody in."""
    browser = campus.school.browser()
    claims, form = begun(campus, browser)
    before = written(campus)
    status = post(browser, {**form, "id_token": token(campus.lms, claims)})
    assert 400 <= status < 500
    assert written(campus) == before
    assert cookies.name(campus.school.service.settings, "session") not in browser.cookies


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"id_token": "x"},
        {"state": "x"},
        {"id_token": "", "state": ""},
        {"id_token": ["a", "b"], "state": "x"},
        {"id_token": "a", "state": ["x", "y"]},
        {"id_token": "a", "state": "x" * 300},
        {"id_token": "a", "state": "x\0"},
        {"id_token": "a" * (1 << 20), "state": "x"},
        {"id_token": "a", "state": "x" * 43},
        {"error": "login_required", "state": "x", "error_description": "<script>x</script>"},
        {"id_token": "\ud800".encode("utf-8", "surrogatepass"), "state": b"\xff"},
    ],
    ids=range(12),
)
def test_a_form_that_is_none(still: Campus, form: dict[str, Any]) -> None:
    """Nothing that is posted there without a login is more than a 4xx."""
    answer = still.school.browser().post("/launch", data=form)

    assert 400 <= answer.status_code < 500
    assert "<script>x" not in answer.text


def test_the_good_one_is_let_in(still: Campus) -> None:
    """The control of all of these."""
    browser = still.school.browser()
    _, form = begun(still, browser)

    assert post(browser, form) == 303


def test_what_went_wrong_is_read_in_the_frame(still: Campus) -> None:
    """An LMS that shows us in a frame shows our refusals there too, and nobody else does."""
    browser, us = still.school.browser(), f"'self' {still.lms.url}"
    _, form = begun(still, browser)
    stranger = still.school.browser()
    asked = {"iss": still.lms.url, "client_id": "nobody", "login_hint": "a"}
    odd = {"iss": "https://a.org; script-src *", "login_hint": "a"}
    target = {"target_link_uri": f"{still.school.url}/launch"}
    answers = {
        "E02": stranger.get("/login", params={**asked, **target}),
        "E03": browser.post("/launch", data={**form, "id_token": "a.b.c"}),
        "E07": stranger.post("/launch", data=form),
        "E09": stranger.post("/launch", data={"error": "login_required", "state": form["state"]}),
    }
    for code, answer in answers.items():
        assert f'data-error="{code}"' in answer.text
        assert framed_by(answer) == us
    assert framed_by(stranger.get("/login", params={**odd, **target})) == "'self'"
    assert framed_by(stranger.get("/yo")) == "'self'"
    ana = still.enter("ana")
    assert framed_by(ana.get("/yo")) == us
    with still.school.service.db.write() as connection:
        mine = session.c.person_id == still.who("ana").id
        connection.execute(update(session).where(mine).values(expires_at=clock.now()))
    over = ana.get("/yo")
    assert ("E11" in over.text, framed_by(over)) == (True, us)
    assert framed_by(stranger.post("/launch", data={**form, "state": "x"})) == "'self'"


def test_without_the_cookie_of_the_login(still: Campus) -> None:
    """Somebody else's browser brings a good token and a good state: E07; it spends nothing."""
    browser, other = still.school.browser(), still.school.browser()
    _, form = begun(still, browser)

    assert other.post("/launch", data=form, headers=JSON).json()["error"] == "E07"
    name = login.cookie_of(ids.digest(form["state"]))
    name = cookies.name(still.school.service.settings, name)
    other.cookies.set(name, "x" * 43, domain="127.0.0.1")
    assert other.post("/launch", data=form, headers=JSON).json()["error"] == "E07"
    assert post(browser, form) == 303


def test_replayed_from_eight_threads(campus: Campus) -> None:
    """Of eight at once with the same token one comes in, on each database; afterwards none."""
    browser = campus.school.browser()
    _, form = begun(campus, browser)

    def again(_: int) -> int:
        copy = campus.school.browser()
        copy.cookies.update(browser.cookies)
        return copy.post("/launch", data=form, headers=JSON).status_code

    copies = 8
    with ThreadPoolExecutor(copies) as pool:
        answers = list(pool.map(again, range(copies)))

    assert sorted(answers) == [303, *[401] * 7]
    assert again(0) == 401


def test_a_nonce_of_another_login(still: Campus) -> None:
    """The token of one login does not serve another of the same browser."""
    browser = still.school.browser()
    _, first = begun(still, browser)
    _, second = begun(still, browser)

    assert post(browser, {**first, "id_token": second["id_token"]}) == 401
    assert post(browser, first) == 303
    assert post(browser, second) == 303


def test_a_deployment_that_nobody_accepted(still: Campus) -> None:
    """It waits, by name, until somebody accepts it: `gradiente lti accept`."""
    still.lms.person("ana")
    browser, new = still.school.browser(), {CLAIM + "deployment_id": "nueva"}

    answer = still.arrive(browser, "ana", still.lms.claims("ana", "tarea-1", **new))

    assert (answer.status_code, answer.json()["error"]) == (403, "E04")
    assert "nueva" in answer.json()["message"]


JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**20), 10**20),
    st.floats(),
    st.text(max_size=300),
    st.lists(st.text(max_size=5), max_size=3),
    st.dictionaries(st.text(max_size=5), st.integers(), max_size=2),
)


@given(data=st.data())
@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_claims_removed_retyped_and_swapped(still: Campus, data: st.DataObject) -> None:
    """Whatever a platform says, well signed: 4xx and nothing written, or somebody is in."""
    browser = still.school.browser()
    claims, form = begun(still, browser)
    names = sorted(claims)
    for _ in range(data.draw(st.integers(1, 3))):
        one, two = data.draw(st.sampled_from(names)), data.draw(st.sampled_from(names))
        match data.draw(st.sampled_from(["remove", "retype", "swap", "inside"])):
            case "remove":
                claims.pop(one, None)
            case "retype":
                claims[one] = data.draw(JUNK)
            case "swap":
                claims[one], claims[two] = claims.get(two), claims.get(one)
            case "inside" if isinstance(claims.get(one), dict):
                field = data.draw(st.sampled_from(sorted(claims[one]) or ["x"]))
                claims[one] = {**claims[one], field: data.draw(JUNK)}
    before = written(still)
    status = post(browser, {**form, "id_token": raw(still.lms, plain(claims))})
    assert status == 303 or 400 <= status < 500
    if status != 303 and claims.get(CLAIM + "deployment_id") == "1":
        assert written(still) == before
    if status == 303:
        assert claims["sub"]
        assert any(str(role).startswith(MEMBERSHIP) for role in claims[CLAIM + "roles"])
