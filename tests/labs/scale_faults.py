"""`nox -s scale`: real schedulers, workers and nannies that die; every submission graded once.

Where root allows, workers live in network namespaces of their own, reached over TLS.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from autograder import catalog, run
from autograder.agenda import Mode, Plan
from autograder.intake.instructions import Instructions
from autograder.judging import seeds
from autograder.model import Refusal, Status, Task
from autograder.scale import certificates
from autograder.scale.pool import DaskPool
from tests.scale.clusters import without_times
from tests.scale.machines import Machines, of_ours, other_machine, wait_for

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = sorted((ROOT / "tests" / "golden").glob("*_sigmoide_*"))
SIZE = 40
CULPRIT = "e17-sigmoide"  # the id of a submission that does something to its worker


@pytest.fixture
def base() -> Iterator[Path]:
    """A folder that students' users can pass through, empty of ours at the end."""
    folder = Path(tempfile.mkdtemp(prefix="faults-", dir="/tmp"))
    folder.chmod(0o755)
    yield folder
    for log in folder.glob("*.log"):
        print(log.name, log.read_text()[-6000:], sep="\n")
    shutil.rmtree(folder)


@pytest.fixture
def machines(base: Path) -> Iterator[Machines]:
    """Two workers; when they have ended, no process and no file of a sandbox is left."""
    made = Machines(base)
    made.add_worker()
    made.add_worker()
    try:
        yield made
    finally:
        made.end()
    wait_for(lambda: not of_ours(base), 10)
    assert not list(base.glob("gradiente-*"))


@pytest.fixture(scope="module")
def tasks(tmp_path_factory: pytest.TempPathFactory) -> tuple[Task, ...]:
    """A course of one quick task."""
    root = tmp_path_factory.mktemp("curso")
    for tree in ("assignments", "solutions", "tests/hidden"):
        shutil.copytree(ROOT / tree / "sigmoide", root / tree / "sigmoide")
    return catalog.load_tasks(root)


@pytest.fixture
def plan(tmp_path: Path, tasks: tuple[Task, ...]) -> Plan:
    """Forty submissions, a file each."""
    folder = tmp_path / "entregas"
    notebooks = [next(place.glob("*.ipynb")) for place in GOLDEN]
    for number in range(SIZE):
        place = folder / f"e{number:02}"
        place.mkdir(parents=True)
        shutil.copy(notebooks[number % len(notebooks)], place / "sigmoide.ipynb")
    told = Instructions(system="plain")
    return Plan(folder, told, tasks, "sigmoide", jobs=2, secret=seeds.FIXED)


def graded(
    machines: Machines,
    plan: Plan,
    out: Path,
    at_tenth: Callable[[], object] = lambda: None,
    *,
    mode: Mode = Mode.ADD,
    patience: float | None = None,
) -> run.RunResult:
    """Grade the class; when ten are in the book, something happens."""
    seen: list[str] = []

    def on_done(progress: run.Progress) -> None:
        if progress.report:
            seen.append(progress.report.submission.id)
            if len(seen) == 10:
                at_tenth()

    wait_for(lambda: workers_of(machines) >= len(machines.workers))
    pool = DaskPool(machines.address, plan.tasks, tls=machines.tls, patience=patience)
    result = run.grade_class(plan, out, mode=mode, on_done=on_done, pool=pool)
    assert max(Counter(seen).values()) == 1, "a submission came into the book twice"
    return result


def workers_of(machines: Machines) -> int:
    """How many workers the scheduler knows."""
    from autograder.scale import cluster

    with cluster.connected(machines.address, machines.tls) as client:
        return len(client.scheduler_info()["workers"])


def all_graded(result: run.RunResult) -> bool:
    """Whether the whole class is in the book, each graded."""
    reports = result.reports
    ids = {report.submission.id for report in reports}
    return len(ids) == SIZE and all(report.status is Status.GRADED for report in reports)


def test_a_worker_is_killed(machines: Machines, plan: Plan, tmp_path: Path) -> None:
    """What it graded is graded elsewhere, its zygote goes, and another takes its place."""
    zygotes: list[psutil.Process] = []

    def kill() -> None:
        worker = psutil.Process(machines.pids()[-1])
        zygotes.extend(worker.children())
        worker.kill()

    result = graded(machines, plan, tmp_path / "r", kill)

    assert all_graded(result)
    assert zygotes
    wait_for(lambda: not any(zygote.is_running() for zygote in zygotes), 10)


def test_all_workers_are_killed(machines: Machines, plan: Plan, tmp_path: Path) -> None:
    """What was sent while there was none is graded when they are back."""

    def kill() -> None:
        for pid in machines.pids()[-2:]:
            psutil.Process(pid).kill()

    assert all_graded(graded(machines, plan, tmp_path / "r", kill))


def test_a_zygote_is_killed(machines: Machines, plan: Plan, tmp_path: Path) -> None:
    """The sandbox starts another one: no submission hears of it."""

    def kill() -> None:
        for zygote in psutil.Process(machines.pids()[-1]).children():
            zygote.kill()

    assert all_graded(graded(machines, plan, tmp_path / "r", kill))


def test_a_nanny_is_killed(machines: Machines, plan: Plan, tmp_path: Path) -> None:
    """Its worker goes with it, and the other one grades the rest."""
    result = graded(machines, plan, tmp_path / "r", machines.workers[0].kill)

    assert all_graded(result)
    wait_for(lambda: workers_of(machines) == 1)


def test_a_worker_hangs(machines: Machines, plan: Plan, tmp_path: Path) -> None:
    """One that answers Dask but never ends a submission is started anew."""
    (machines.faults / CULPRIT).write_text("once sleep")

    assert all_graded(graded(machines, plan, tmp_path / "r", patience=8.0))


def test_a_worker_stops(machines: Machines, plan: Plan, tmp_path: Path) -> None:
    """One that does not even answer Dask is given up by the scheduler."""
    (machines.faults / CULPRIT).write_text("once stop")

    assert all_graded(graded(machines, plan, tmp_path / "r"))


def test_a_submission_kills_its_workers(machines: Machines, plan: Plan, tmp_path: Path) -> None:
    """After three it is an engine error, and all others have their grades."""
    (machines.faults / CULPRIT).write_text("kill")

    result = graded(machines, plan, tmp_path / "r")

    faulty = [r.submission.id for r in result.reports if r.status is not Status.GRADED]
    assert len(result.reports) == SIZE
    assert faulty == [CULPRIT]
    assert machines.begun()[CULPRIT] == 3


def test_the_scheduler_is_killed(
    machines: Machines, base: Path, plan: Plan, tmp_path: Path
) -> None:
    """The run says so and keeps what it has; another scheduler grades what is left."""
    out = tmp_path / "r"
    result = graded(machines, plan, out, machines.scheduler.kill)
    kept = {report.submission.id for report in result.reports}
    assert "is gone" in result.lost
    assert 10 <= len(kept) < SIZE
    machines.end()

    other = Machines(base)
    other.add_worker()
    (other.faults / "log").unlink()
    try:
        assert all_graded(graded(other, plan, out, mode=Mode.RESUME))
    finally:
        other.end()
    assert not kept & set(other.begun())


def test_the_client_is_killed(machines: Machines, plan: Plan, tmp_path: Path) -> None:
    """What is in the book stays, nothing runs on for nobody, and --resume grades the rest."""
    out = tmp_path / "r"
    wait_for(lambda: workers_of(machines) == 2)
    command = [sys.executable, "-m", "autograder", "grade", str(plan.path), "--out", str(out)]
    more = ["--task", "sigmoide", "--from", "plain", "--scheduler", machines.address]
    client = subprocess.Popen([*command, *more], cwd=plan.tasks[0].root, env=our_path())
    wait_for(lambda: len(list(out.glob("submissions/*.json"))) >= 10)
    client.send_signal(signal.SIGKILL)
    client.wait()
    kept = {path.stem for path in out.glob("submissions/*.json")}
    time.sleep(3)  # whatever was on its way has ended
    before = machines.begun()

    ended = subprocess.run(
        [*command, *more, "--resume"], cwd=plan.tasks[0].root, env=our_path(), check=True
    )

    assert ended.returncode == 0
    assert kept
    assert len(list(out.glob("submissions/*.json"))) == SIZE
    again = machines.begun() - before
    assert set(again) == {f"e{number:02}-sigmoide" for number in range(SIZE)} - kept
    assert set(again.values()) == {1}


@pytest.mark.parametrize("workers", [1, 2, 4])
def test_any_number_of_workers_gives_the_same(
    workers: int, base: Path, plan: Plan, tmp_path: Path
) -> None:
    """results.json is that of this machine alone, times apart."""
    run.grade_class(plan, tmp_path / "here")
    machines = Machines(base)
    for _ in range(workers):
        machines.add_worker()
    try:
        graded(machines, plan, tmp_path / "there")
    finally:
        machines.end()

    assert without_times(tmp_path / "there") == without_times(tmp_path / "here")


@pytest.mark.skipif(os.geteuid() != 0 or not shutil.which("ip"), reason="needs root and ip")
def test_machines_of_their_own_over_tls(base: Path, plan: Plan, tmp_path: Path) -> None:
    """Two workers in networks of their own: one is cut off, the other grades the rest."""
    tls, strangers = base / "tls", base / "strangers"
    certificates.write(tls)
    certificates.write(strangers)
    with other_machine(1) as first, other_machine(2) as second:
        machines = Machines(base, "10.217.1.1", tls)
        machines.add_worker(*first)
        machines.add_worker(*second)
        cut = ("ip", "link", "set", "esc2a", "down")
        try:
            for other in (strangers, None):
                with pytest.raises(Refusal, match=r"no scheduler answers|TLS"):
                    DaskPool(machines.address, plan.tasks, tls=other).__enter__()
            result = graded(machines, plan, tmp_path / "r", lambda: subprocess.run(cut, check=True))
        finally:
            machines.end()

    assert all_graded(result)


def our_path() -> dict[str, str]:
    """The environment in which the command finds this engine."""
    return {**os.environ, "PYTHONPATH": str(ROOT)}
