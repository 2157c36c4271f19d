"""Whatever dies in the middle: nothing graded is lost, the rest is graded, nothing is left."""

from __future__ import annotations

import json
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from autograder import run
from autograder.authoring import verify
from autograder.judging.proxy import StudentNotebook
from autograder.model import Limits, StudentCrash, Task
from autograder.sandbox import scratch
from autograder.sandbox.forkserver import ForkServer
from autograder.sandbox.orders import ALL, Request, Setup
from autograder.sandbox.process import Sandbox
from autograder.sandbox.session import Session
from autograder.sandbox.walled import WalledSandbox
from tests.attacks.attack import ROOT

CLASS = 8
PATIENCE = 20.0  # seconds for anything to happen on a busy machine
WHO = "import os\ndef sigmoide(z):\n    return os.getpid()"


def until(happened: Callable[[], Any]) -> bool:
    """Whether it happens in time."""
    end = time.monotonic() + PATIENCE
    while not happened():
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


def is_gone(pid: int) -> bool:
    """Whether a process has ended, even if nobody has asked after it yet."""
    with suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    return True


@pytest.fixture
def entries(tmp_path: Path, sigmoide: Task) -> Path:
    """Eight right notebooks that take a moment each."""
    folder = tmp_path / "entregas"
    folder.mkdir()
    cells = ("import time\ntime.sleep(0.15)", *verify.solved(sigmoide).cells)
    for number in range(CLASS):
        (folder / f"sigmoide_{number}.ipynb").write_text(json.dumps(notebook(cells)), "utf-8")
    return folder


def notebook(cells: tuple[str, ...]) -> dict[str, Any]:
    """A notebook file of code cells."""
    empty: dict[str, Any] = {
        "cell_type": "code",
        "metadata": {},
        "outputs": [],
        "execution_count": None,
    }
    return {
        "nbformat": 4,
        "nbformat_minor": 5,
        "metadata": {"gradiente": {"task": "sigmoide"}},
        "cells": [empty | {"id": f"c{n}", "source": cell} for n, cell in enumerate(cells)],
    }


def command(entries: Path, out: Path, *more: str) -> list[str]:
    """The command line that grades the class."""
    ours = [sys.executable, "-X", "faulthandler", "-m", "autograder"]
    grade = [*ours, "grade", str(entries), "--out", str(out)]
    return [*grade, "--task", "sigmoide", "--jobs", "2", *more]


def start(entries: Path, out: Path, *more: str) -> subprocess.Popen[str]:
    """A grader at work, that has already graded a few.

    It hears Ctrl-C as in a terminal: a shell's background job, and the tests in it, do not.
    """
    grader = subprocess.Popen(
        ["/usr/bin/env", "--default-signal=INT", *command(entries, out, *more)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        start_new_session=True,
    )
    assert until(lambda: len(records(out)) >= 3 or grader.poll() is not None)
    return grader


def last_words(grader: subprocess.Popen[str]) -> str:
    """What it says on standard error until it ends; one that does not end says where it stands."""
    try:
        return grader.communicate(timeout=PATIENCE)[1]
    except subprocess.TimeoutExpired:
        grader.send_signal(signal.SIGABRT)
        pytest.fail(f"still there after {PATIENCE} s: {grader.communicate()[1]}")


def records(out: Path) -> list[Path]:
    """The records on disk."""
    return sorted((out / "submissions").glob("*.json"))


def folders_of(pid: int) -> list[str]:
    """Temporary folders that a grader left."""
    places = {tempfile.gettempdir(), "/tmp", "/var/tmp"}  # noqa: S108 - where it may put them
    return [str(p) for place in places for p in Path(place).glob(f"gradiente-{pid}-*")]


def processes_of(pid: int) -> list[int]:
    """Processes that a grader left: each names its folder in its command line."""
    found = []
    for line in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            if f"gradiente-{pid}-".encode() in line.read_bytes():
                found.append(int(line.parent.name))
    return [process for process in found if not is_gone(process)]


def test_a_killed_student_process_costs_the_call_it_was_in(walled: Sandbox, sigmoide: Task) -> None:
    """After kill -9 from outside the next call is answered by a fresh process."""
    task = replace(sigmoide, limits=Limits(cell=5, call=2))
    with closing(Session(walled, task, (WHO,))) as session:
        session.run()
        function = StudentNotebook(session)["sigmoide"]
        first = function(0.0)
        os.kill(first, signal.SIGKILL)

        with pytest.raises(StudentCrash):
            function(0.0)

        assert function(0.0) != first
        assert is_gone(first)


def test_a_killed_zygote_costs_nobody_anything(walled: Sandbox, sigmoide: Task) -> None:
    """After kill -9 of the zygote its children end, and the same call is answered all the same."""
    with (
        WalledSandbox(ALL) as sandbox,
        closing(Session(sandbox, replace(sigmoide, limits=Limits()), (WHO,))) as session,
    ):
        session.run()
        function = StudentNotebook(session)["sigmoide"]
        first = function(0.0)
        os.kill(sandbox.zygote_pid, signal.SIGKILL)

        assert until(lambda: is_gone(first))
        assert function(0.0) != first
        assert session.unwell == set()


def test_a_batch_survives_its_zygotes(walled: Sandbox, sigmoide: Task) -> None:
    """A zygote killed after every few submissions: all of them keep full marks."""
    whole = verify.solved(sigmoide)
    class_ = [replace(whole, id=f"{whole.id}-{number}") for number in range(6)]
    done: list[str] = []

    with WalledSandbox(ALL) as sandbox, ThreadPoolExecutor(2) as executor:
        _ = sandbox.protection

        def kill_sometimes(report: Any) -> None:
            done.append(report.submission.id)
            if len(done) in (2, 4):
                os.kill(sandbox.zygote_pid, signal.SIGKILL)

        reports = run.grade_batch(class_, (sigmoide,), sandbox, executor, on_done=kill_sometimes)

    assert [(report.score, report.message) for report in reports] == [(100.0, "")] * 6


def test_a_killed_grader_loses_nothing(entries: Path, tmp_path: Path) -> None:
    """After kill -9 of the grader everything it started goes, and --resume grades the rest."""
    out = tmp_path / "resultados"
    grader = start(entries, out)
    grader.kill()
    grader.communicate()
    kept = {path: path.stat().st_mtime_ns for path in records(out)}

    assert 3 <= len(kept) < CLASS
    assert all(json.loads(path.read_text("utf-8")) for path in kept)
    assert until(lambda: not processes_of(grader.pid))

    resumed = subprocess.run(
        command(entries, out, "--resume"), capture_output=True, text=True, cwd=ROOT, check=False
    )
    results = json.loads((out / "results.json").read_text("utf-8"))

    assert resumed.returncode == 0, resumed.stderr
    assert {path: path.stat().st_mtime_ns for path in kept} == kept
    assert [entry["score"] for entry in results["submissions"]] == [100.0] * CLASS
    assert list(out.rglob("*.tmp")) == []
    assert folders_of(grader.pid) == []


@pytest.mark.parametrize("pause", [0.0, 0.2], ids=["before", "after"])
def test_a_grader_killed_around_a_fork_leaves_no_folder(walled: Sandbox, pause: float) -> None:
    """The zygote cleans up also when the grader goes before or after it answers a request."""
    root = scratch.make_root()
    zygote = ForkServer(Setup(str(root), (), (), os.geteuid()))
    zygote.verdicts()
    request = Request(str(scratch.make_folder(root)), os.geteuid(), 512, 60)
    with zygote.ask(request):
        time.sleep(pause)
        zygote.close()
    left = root.exists()
    shutil.rmtree(root, ignore_errors=True)

    assert not left


def test_ctrl_c_keeps_what_is_done(entries: Path, tmp_path: Path) -> None:
    """SIGINT ends the run with code 130, a sentence, the results so far, and nothing behind."""
    out = tmp_path / "resultados"
    grader = start(entries, out)
    grader.send_signal(signal.SIGINT)
    errors = last_words(grader)
    results = json.loads((out / "results.json").read_text("utf-8"))

    assert grader.returncode == 130
    assert re.search(rf"interrupted: \d of {CLASS} .*--resume", errors), errors
    assert 3 <= len(results["submissions"]) < CLASS
    assert {entry["score"] for entry in results["submissions"]} == {100.0}
    assert until(lambda: not processes_of(grader.pid) + folders_of(grader.pid))


def whole_files(out: Path) -> bool:
    """Whether every file in a results folder is whole, and no draft is left."""
    for path in out.rglob("*.json"):
        json.loads(path.read_text("utf-8"))
    pages = [path.read_text("utf-8").rstrip() for path in out.rglob("*.html")]
    return not list(out.rglob("*.tmp")) and all(page.endswith("</html>") for page in pages)


def test_files_that_may_not_grow_end_the_run_clearly(entries: Path, tmp_path: Path) -> None:
    """Where a result cannot be written whole, the run says so and leaves no half file."""
    out = tmp_path / "resultados"

    ended = subprocess.run(
        command(entries, out),
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (3000, 3000)),
        timeout=60,
    )

    assert ended.returncode == 2, ended.stderr
    assert "cannot write" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert whole_files(out)


def test_a_full_disk_ends_the_run_clearly(entries: Path, tmp_path: Path) -> None:
    """On a disk of 256 KiB the run says what it cannot write, and leaves no half file."""
    out, copy = tmp_path / "resultados", tmp_path / "copia"
    out.mkdir()
    script = 'mount -t tmpfs -o size=256k tmpfs "$1" || exit 99; shift; "$@"; code=$?; '
    script += f'cp -r "{out}" "{copy}"; exit $code'
    unshare = shutil.which("unshare")
    if unshare is None or os.geteuid():
        pytest.skip("only root can mount a small disk")

    ended = subprocess.run(
        [unshare, "-m", "sh", "-c", script, "sh", str(out), *command(entries, out)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
        timeout=60,
    )

    if ended.returncode == 99:
        pytest.skip(f"a small disk cannot be mounted here: {ended.stderr.strip()}")
    assert ended.returncode == 2, ended.stderr
    assert "cannot write" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert whole_files(copy)
    assert records(copy)
