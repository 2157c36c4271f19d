"""A service whose grading is done by a scheduler's workers, or by nobody until they are back."""

from __future__ import annotations

import json
import socket
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from distributed import Client
from sqlalchemy import select

from autograder.serve.tables import JobState, job
from tests.scale.clusters import started
from tests.serve.conftest import Running
from tests.serve.school import ALL_RIGHT, JSON, Browser, School, until


def test_a_service_grades_on_workers_or_not_at_all(
    tmp_path: Path, small_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a scheduler, or when it ends in the middle, an attempt waits and /readyz says so."""
    monkeypatch.setattr(Client, "close", closed_with_an_error)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    url, address = f"sqlite:///{tmp_path / 'g.sqlite3'}", f"tcp://127.0.0.1:{port}"

    with Running(tmp_path, url, root=str(small_root), scheduler=address, workers="1") as school:
        course = school.course()
        student = course.somebody("Ana")
        attempt = student.hand_in(course.xor, slow(ALL_RIGHT)).json()["attempt"]
        time.sleep(2)
        before = student.facts(f"/a/{attempt}")["state"], ready(student)
        with started("--workers", "1", "--port", port):
            until(lambda: ready(student), lambda found: found[0] == 200)
            until(lambda: state_of_job(school), lambda state: state == JobState.LEASED)
            time.sleep(3)
            begun = state_of_job(school)
        between = (
            student.facts(f"/a/{attempt}")["state"],
            until(lambda: ready(student), lambda found: found[0] != 200),
        )
        with started("--workers", "1", "--port", port):
            result = student.result(attempt)

    assert begun == JobState.LEASED
    assert before == between == ("queued", (503, False))
    assert (result["state"], result["score"]) == ("graded", 100)


def closed_with_an_error(client: Client, close: Callable[[Client], None] = Client.close) -> None:
    """As Dask's client ends where it is looking for a scheduler that is gone."""
    with suppress(OSError, RuntimeError):
        close(client)
    if sys._getframe(1).f_code.co_name != "__del__":
        raise RuntimeError("ConnectionPool is closed")


def slow(file: tuple[str, bytes]) -> tuple[str, bytes]:
    """The same notebook with a cell that waits, so that there is a middle to be killed in."""
    name, content = file
    notebook = json.loads(content)
    waits: dict[str, Any] = {
        "cell_type": "code",
        "metadata": {},
        "outputs": [],
        "execution_count": None,
    }
    notebook["cells"].append({**waits, "id": "espera", "source": "import time\ntime.sleep(6)"})
    return name, json.dumps(notebook).encode()


def ready(browser: Browser) -> tuple[int, bool]:
    """What /readyz says, and what of the scheduler."""
    answer = browser.get("/readyz", headers=JSON)
    return answer.status_code, answer.json()["scheduler"]


def state_of_job(school: School) -> str | None:
    """What becomes of the one job there is."""
    with school.service.db.read() as connection:
        found: str | None = connection.execute(select(job.c.state)).scalar()
    return found
