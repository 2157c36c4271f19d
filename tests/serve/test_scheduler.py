"""A service whose grading is done by a scheduler's workers, or by nobody until they are back."""

from __future__ import annotations

import socket
import time
from pathlib import Path

from tests.scale.clusters import started
from tests.serve.conftest import Running
from tests.serve.school import JSON, until


def test_a_service_grades_on_workers_or_not_at_all(tmp_path: Path, small_root: Path) -> None:
    """While no scheduler is there an attempt waits, and /readyz says so; then it is graded."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    url, address = f"sqlite:///{tmp_path / 'g.sqlite3'}", f"tcp://127.0.0.1:{port}"

    with Running(tmp_path, url, root=str(small_root), scheduler=address, workers="1") as school:
        course = school.course()
        student = course.somebody("Ana")
        attempt = student.hand_in(course.xor).json()["attempt"]
        time.sleep(2)
        waiting = student.facts(f"/a/{attempt}")["state"]
        ready = student.get("/readyz", headers=JSON)
        with started("--workers", "1", "--port", port):
            until(lambda: student.get("/readyz", headers=JSON).json()["ok"], bool)
            result = student.result(attempt)

    assert waiting == "queued"
    assert (ready.status_code, ready.json()["scheduler"]) == (503, False)
    assert (result["state"], result["score"]) == ("graded", 100)
