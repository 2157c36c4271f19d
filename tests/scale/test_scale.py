"""A class graded by a scheduler's workers: the same results, or a refusal that names the reason."""

from __future__ import annotations

import shutil
import ssl
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from autograder import catalog, run
from autograder.agenda import Plan
from autograder.cli import main
from autograder.intake.instructions import Instructions
from autograder.judging import seeds
from autograder.model import Refusal, Status, Submission, Task
from autograder.scale import certificates, cluster, luggage, parcel
from autograder.scale.pool import DaskPool
from autograder.scale.remote import Remote
from tests.scale.clusters import without_times
from tests.serve.school import until

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests" / "golden"
CLASS = ("ana_xor_completo", "alvaro_sin_codigo", "ana_ols_bucles", "vicente_truncado")


@pytest.fixture
def entregas(tmp_path: Path) -> Path:
    """Some of the sample class: right, wrong, without code, not a notebook."""
    folder = tmp_path / "entregas"
    for name in CLASS:
        shutil.copytree(GOLDEN / name, folder / name)
    return folder


def plan_of(entregas: Path, tasks: tuple[Task, ...]) -> Plan:
    return Plan(entregas, Instructions(system="plain"), tasks, jobs=2, secret=seeds.FIXED)


def test_workers_give_the_same_results(
    entregas: Path, tmp_path: Path, tasks: tuple[Task, ...], scheduler: str
) -> None:
    """Every byte of results.json but the times is what this machine alone would write."""
    plan = plan_of(entregas, tasks)
    seen: list[run.Progress] = []

    run.grade_class(plan, tmp_path / "aquí")
    pool = DaskPool(scheduler, tasks)
    run.grade_class(plan, tmp_path / "lejos", on_done=seen.append, pool=pool)

    assert without_times(tmp_path / "lejos") == without_times(tmp_path / "aquí")
    assert len({p.report.submission.id for p in seen if p.report}) == len(CLASS)
    assert seen[-1].workers == 2


def test_a_fault_of_ours_on_a_worker_is_a_report(
    tasks: tuple[Task, ...], scheduler: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A service does not ask for ever: after a few workers had it, a person is to look."""
    monkeypatch.setattr(parcel, "pack", lambda *_: b"nothing that can be unpacked")
    remote = Remote(scheduler, tasks)
    remote.start()
    until(remote.holds, bool)

    report = remote.grade(Submission("a", "a.ipynb", "", ("1",)), seeds.Draw())
    remote.close()

    assert report.status is Status.ENGINE_ERROR
    assert "of ours" in report.message


def test_a_fault_of_ours_is_not_told_as_dead_workers(
    entregas: Path,
    tmp_path: Path,
    tasks: tuple[Task, ...],
    scheduler: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The report of a class names the fault; no worker died over it."""
    monkeypatch.setattr(parcel, "pack", lambda *_: b"nothing that can be unpacked")
    plan = plan_of(entregas / "ana_xor_completo", tasks)

    result = run.grade_class(plan, tmp_path / "r", pool=DaskPool(scheduler, tasks))

    (report,) = result.reports
    assert report.status is Status.ENGINE_ERROR
    assert "of ours" in report.message
    assert "died" not in report.message


def test_the_course_travels(tmp_path: Path, entregas: Path, scheduler: str) -> None:
    """A test that only this machine has is the one that workers grade by."""
    root = tmp_path / "curso"
    for tree in ("assignments", "solutions", "tests/hidden"):
        shutil.copytree(ROOT / tree / "xor", root / tree / "xor")
    manifest = root / "assignments" / "xor" / "task.toml"
    text = manifest.read_text("utf-8").replace('title = "', 'title = "Otra vez: ')
    manifest.write_text(text, "utf-8")
    tasks = catalog.load_tasks(root)
    pool = DaskPool(scheduler, tasks)
    plan = replace(plan_of(entregas / "ana_xor_completo", tasks), asked="xor")

    result = run.grade_class(plan, tmp_path / "r", pool=pool)

    (report,) = result.reports
    assert report.score == report.max_score > 0
    assert report.title.startswith("Otra vez: ")


def test_a_worker_with_another_numpy_is_refused_by_name(
    tasks: tuple[Task, ...], scheduler: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where no worker is what it must be, the refusal says which and why."""
    monkeypatch.setattr(luggage, "versions", lambda: (("Python", "3.11.7"), ("numpy", "1.0")))
    heard: list[str] = []

    with pytest.raises(Refusal, match=r"tcp://127\.0\.0\.1:\d+ has (Python|numpy) .* and not"):
        DaskPool(scheduler, tasks[:1], on_refused=heard.append).__enter__()

    assert len(heard) == 2


@pytest.mark.parametrize("address", ["tcp://10.0.0.5:8786", "tcp://notas.ejemplo.edu:8786"])
def test_solutions_do_not_travel_in_the_open(address: str) -> None:
    """Another machine's address without TLS is refused before anything is said to it."""
    with pytest.raises(Refusal, match="solutions would travel without TLS"):
        cluster.connected(address, None)


@pytest.mark.parametrize("address", ["10.0.0.5", "http://127.0.0.1:8786", "tcp:127.0.0.1"])
def test_what_is_no_address_is_refused(address: str) -> None:
    """The refusal shows how one is written."""
    with pytest.raises(Refusal, match=r"write tcp://127\.0\.0\.1:8786"):
        cluster.connected(address, None)


def test_certificates_are_a_set_for_their_owner(tmp_path: Path) -> None:
    """The pair is signed by the authority, nobody else reads the key, and none is overwritten."""
    paths = certificates.write(tmp_path / "c")
    context = ssl.create_default_context(cafile=paths[0])

    context.load_cert_chain(paths[1], paths[2])

    assert {stat.S_IMODE(path.stat().st_mode) for path in paths} == {0o600}
    assert stat.S_IMODE((tmp_path / "c").stat().st_mode) == 0o700
    with pytest.raises(Refusal, match="is there already"):
        certificates.write(tmp_path / "c")


def test_without_dask_a_sentence_says_what_to_install(
    entregas: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Who has not installed the extra is told so, with exit code 2."""
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    command = ["grade", str(entregas), "--out", str(tmp_path / "r"), "--scheduler", "tcp://x:1"]

    ended = CliRunner().invoke(main, command)

    assert ended.exit_code == 2
    assert "'.[scale]'" in ended.output


def test_one_machine_does_not_import_dask() -> None:
    """Whoever grades here needs no more than before."""
    code = (
        "import sys, autograder.cli.grading, autograder.cli.scale, autograder.run\n"
        "assert not {'dask', 'distributed', 'autograder.scale'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
