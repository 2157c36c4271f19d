"""Inside a frame of another site, in Chromium: by https with a cookie of the frame's own.

By plain http nothing can be `Partitioned`, so that every other means is tried there.
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver.common.by import By
from sqlalchemy import insert

from autograder.serve.tables import jwks
from autograder.serve.work import clock
from tests.report.browser import Browser as Chromium
from tests.report.browser import browser, missing
from tests.serve import campus as campuses
from tests.serve.campus import Campus
from tests.serve.conftest import Running
from tests.serve.lms_platform import Lms
from tests.serve.school import School, until
from tests.serve.tls import front

pytestmark = pytest.mark.skipif(bool(missing()), reason=missing() or "never")

STORE = """<!doctype html><script>
const kept = {};
addEventListener('message', ({data, source, origin}) => {
  if (data.subject === 'lti.put_data') kept[data.key] = data.value;
  const subject = `${data.subject}.response`;
  source.postMessage({...data, subject, value: kept[data.key]}, origin);
});
</script>"""


@pytest.fixture(scope="module")
def chromium() -> Iterator[Chromium]:
    """One browser for all."""
    with browser() as opened:
        yield opened


@pytest.fixture
def elsewhere(one_school: School) -> Iterator[Campus]:
    """An LMS on another site than ours."""
    with Lms(one_school.url, host="localhost") as lms:
        lms.person("ana")
        yield campuses.campus(one_school, lms)


def opened(chromium: Chromium, campus: Campus, before: str = "", **more: str) -> None:
    """A page of the LMS with the activity in a frame; the browser stands in the frame."""
    url = campus.lms.begin("ana", campus.lms.claims("ana", "tarea-1"), **more)
    frame = f'<iframe id="tool" name="tool" src="{html.escape(url)}" width=900 height=600></iframe>'
    campus.lms.pages["/course"] = f"<!doctype html><title>Curso</title>{before}{frame}"
    chromium.driver.delete_all_cookies()
    chromium.driver.get(f"{campus.lms.url}/course")
    chromium.driver.switch_to.frame("tool")


def asked(campus: Campus) -> int:
    """How often the LMS was asked who comes."""
    return sum(name == "auth" for name, _ in campus.lms.log)


def seen(chromium: Chromium) -> str:
    """The text of what is shown."""
    return chromium.driver.find_element(By.TAG_NAME, "body").text


def test_a_new_tab_is_offered_first(chromium: Chromium, elsewhere: Campus) -> None:
    """No cookie in the frame: the LMS is not asked, for it forgets; the new tab gets in."""
    opened(chromium, elsewhere)
    until(lambda: seen(chromium), lambda text: "pestaña nueva" in text)
    assert asked(elsewhere) == 0
    chromium.driver.find_element(By.CSS_SELECTOR, "a.main").click()
    until(lambda: len(chromium.driver.window_handles), lambda count: count == 2)
    first, second = chromium.driver.window_handles
    chromium.driver.switch_to.window(second)
    until(lambda: chromium.driver.current_url, lambda url: "/t/" in url)
    assert asked(elsewhere) == 1
    chromium.driver.close()
    chromium.driver.switch_to.window(first)


def test_the_storage_of_the_lms(chromium: Chromium, elsewhere: Campus) -> None:
    """Where the LMS keeps the state for us, the launch goes on in the frame, and then to a tab."""
    elsewhere.lms.pages["/store"] = STORE
    store = '<iframe name="store" src="/store"></iframe>'
    opened(chromium, elsewhere, store, lti_storage_target="store")
    until(lambda: seen(chromium), lambda text: "no guarda la sesión" in text)
    assert asked(elsewhere) == 1
    way = chromium.driver.find_element(By.CSS_SELECTOR, "a.main").get_attribute("href")
    assert way
    chromium.driver.get(way)
    until(lambda: chromium.driver.current_url, lambda url: "/t/" in url)
    chromium.driver.get(way)
    assert "ya se usó o venció" in seen(chromium)


def test_a_cookie_for_this_frame_alone(tmp_path: Path, small_root: Path) -> None:
    """By https, and cookies of third parties blocked: the launch goes on in the frame, and stays.

    The control: a cookie that is not `Partitioned` is not kept there.
    """
    names = ("campus.example", "gradiente.test")
    rules = ", ".join(f"MAP {name} 127.0.0.1" for name in names)
    options = (f"--host-resolver-rules={rules}", "--ignore-certificate-errors")
    blocked: dict[str, Any] = {"profile.cookie_controls_mode": 1}
    with ExitStack() as all_of:
        there, here = (all_of.enter_context(front(tmp_path, *names)) for _ in range(2))
        url = f"https://gradiente.test:{here.port}"
        database = f"sqlite:///{tmp_path / 'gradiente.sqlite3'}"
        served = Running(tmp_path, database, root=str(small_root), url=url)
        school = all_of.enter_context(served)
        lms = all_of.enter_context(Lms(url))
        here.behind, there.behind = school.service.settings.port, int(lms.url.rpartition(":")[2])
        lms.url = f"https://campus.example:{there.port}"
        lms.token_url = f"{lms.url}/token.php"
        lms.person("ana")
        campus = campuses.campus(school, lms)
        know_keys(campus)
        chromium = all_of.enter_context(browser(*options, **blocked))

        opened(chromium, campus)
        until(lambda: chromium.run("return location.href"), lambda at: f"{url}/t/" in at)

        inside = "fetch('/yo/session').then((said) => arguments[0](said.status))"
        assert chromium.driver.execute_async_script(inside) == 204
        plain = "document.cookie = 'plain=1; Secure; SameSite=None; Path=/'; return document.cookie"
        assert "plain" not in chromium.run(plain)


def know_keys(campus: Campus) -> None:
    """The service has the keys of an LMS whose name no resolver knows, as if it had asked."""
    keys = [key.as_dict(private=False) for key in campus.lms.keys]
    now = clock.now()
    values = {"keys": keys, "fetched_at": now, "tried_at": now}
    with campus.school.service.db.write() as connection:
        connection.execute(insert(jwks).values(platform_id=campus.platform.id, **values))


def test_nobody_else_frames_us(chromium: Chromium, elsewhere: Campus) -> None:
    """A page of another site may not show the login of this LMS in a frame."""
    with Lms(elsewhere.school.url, host="localhost", client_id="otra") as other:
        url = elsewhere.lms.begin("ana", elsewhere.lms.claims("ana", "tarea-1"))
        other.pages["/trap"] = f'<iframe id="tool" name="tool" src="{html.escape(url)}"></iframe>'
        chromium.driver.get(f"{other.url}/trap")
        chromium.driver.switch_to.frame("tool")
        assert "Abrir en una pestaña nueva" not in seen(chromium)
        chromium.driver.switch_to.default_content()
