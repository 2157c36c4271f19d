"""The hidden cases of a class: a secret kept, attempts counted, the same numbers for everybody."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from autograder import bookkeeping, run
from autograder.agenda import Plan
from autograder.assertions import rng_of
from autograder.cli import main
from autograder.intake.instructions import Instructions
from autograder.judging import exams, seeds
from autograder.lms import gradescope
from autograder.model import CheckResult, Refusal, Report, Task
from autograder.report import book, records
from tests.engine.small_course import small_course

WRONG = """
import numpy as np
def sigmoide(z):
    return 1 / (1 + np.exp(z))
"""


@pytest.fixture
def entregas(tmp_path: Path) -> Path:
    """Two students hand in the same wrong file."""
    folder = tmp_path / "entregas"
    folder.mkdir()
    for name in ("ana", "beto"):
        (folder / f"{name}_sigmoide.py").write_text(WRONG, "utf-8")
    return folder


def graded(entregas: Path, out: Path, task: Task, secret: str | None = None) -> dict[str, Report]:
    """The reports of the class by the name of the file."""
    plan = Plan(entregas, Instructions(), (task,), task.slug, 2, secret=secret)
    result = run.grade_class(plan, out)
    return {report.submission.file.split("_")[0]: report for report in result.reports}


def read_secret(out: Path) -> str:
    return book.read(out).secret


def marks(report: Report) -> list[CheckResult]:
    return [check for question in report.questions for check in question.checks]


def test_a_class_keeps_its_secret(entregas: Path, tmp_path: Path, sigmoide: Task) -> None:
    """It is 32 random bytes in class.json, read by nobody else, and every run keeps it."""
    out = tmp_path / "r"

    graded(entregas, out, sigmoide)
    first = read_secret(out)
    graded(entregas, out, sigmoide)

    assert len(bytes.fromhex(first)) == 32
    assert read_secret(out) == first
    assert (out / "class.json").stat().st_mode & 0o777 == 0o600


def test_everybody_is_asked_the_same(entregas: Path, tmp_path: Path, sigmoide: Task) -> None:
    """Identical files of one attempt get identical marks, and once more in a regrade."""
    first = graded(entregas, tmp_path / "r", sigmoide)
    again = graded(entregas, tmp_path / "r", sigmoide)

    assert marks(first["ana"]) == marks(first["beto"]) == marks(again["ana"])
    assert first["ana"].seed == first["beto"].seed == again["ana"].seed != ""
    assert again["ana"].attempt == 1


def test_another_file_is_another_attempt(entregas: Path, tmp_path: Path, sigmoide: Task) -> None:
    """Who hands in again is asked other numbers; who does not, the same as before."""
    first = graded(entregas, tmp_path / "r", sigmoide)
    (entregas / "ana_sigmoide.py").write_text(WRONG + "\n# otra vez\n", "utf-8")

    second = graded(entregas, tmp_path / "r", sigmoide)

    assert (second["ana"].attempt, second["beto"].attempt) == (2, 1)
    assert second["ana"].seed != first["ana"].seed == second["beto"].seed


@pytest.mark.parametrize(("more", "attempt"), [("", 1), ("\n# otra vez\n", 2)])
def test_who_is_taken_out_of_the_book_does_not_begin_anew(
    entregas: Path, tmp_path: Path, sigmoide: Task, more: str, attempt: int
) -> None:
    """After `forget` the same file is the same attempt, and another file the next."""
    out = tmp_path / "r"
    first = graded(entregas, out, sigmoide)
    bookkeeping.forget(out, first["ana"].submission.id)
    (entregas / "ana_sigmoide.py").write_text(WRONG + more, "utf-8")

    second = graded(entregas, out, sigmoide)

    assert second["ana"].attempt == attempt
    assert (second["ana"].seed == first["ana"].seed) is (attempt == 1)
    assert second["beto"].attempt == 1


def test_another_class_is_asked_something_else(
    entregas: Path, tmp_path: Path, sigmoide: Task
) -> None:
    """Two folders of results have two secrets."""
    first = graded(entregas, tmp_path / "r", sigmoide)
    second = graded(entregas, tmp_path / "s", sigmoide)

    assert first["ana"].seed != second["ana"].seed


def test_the_seed_stands_in_the_record_alone(
    entregas: Path, tmp_path: Path, sigmoide: Task
) -> None:
    """No page, table or results.json has it; nor has Gradescope's output."""
    out = tmp_path / "r"
    report = graded(entregas, out, sigmoide)["ana"]
    secret = read_secret(out)

    holders = {
        path.relative_to(out).parts[0]
        for path in out.rglob("*")
        if path.is_file() and report.seed in path.read_text("utf-8")
    }
    told = json.dumps(gradescope.results(report, gradescope.Settings(secret=secret)))

    assert holders == {"submissions"}
    assert [
        path.name for path in out.rglob("*") if path.is_file() and secret in path.read_text()
    ] == ["class.json"]
    assert report.seed not in told
    assert secret not in told


def test_a_secret_may_be_given(entregas: Path, tmp_path: Path) -> None:
    """--class-secret gives two folders the same cases; a folder that has another is refused."""
    shared, other = tmp_path / "secreto", tmp_path / "otro"
    shared.write_text("un secreto que comparten dos grupos".replace(" ", "-"))
    other.write_text("otro-secreto-de-otro-grupo")
    grade = ["grade", str(entregas), "--task", "sigmoide", "--class-secret"]
    runner = CliRunner()

    ends = [runner.invoke(main, [*grade, str(shared), "--out", str(tmp_path / r)]) for r in "rs"]
    refused = runner.invoke(main, [*grade, str(other), "--out", str(tmp_path / "r")])

    assert [end.exit_code for end in ends] == [0, 0]
    seeds_ = {
        records.read_submission(path).seed
        for r in "rs"
        for path in (tmp_path / r / "submissions").glob("*.json")
    }
    assert len(seeds_) == 1
    assert refused.exit_code == 2
    assert "another secret" in refused.output


@pytest.mark.parametrize("text", ["", "corto", "dos palabras que no son un secreto"])
def test_what_is_no_secret_is_refused(text: str, tmp_path: Path) -> None:
    """A file that holds nothing, too little or a sentence is named."""
    path = tmp_path / "secreto"
    path.write_text(text)

    with pytest.raises(Refusal, match="holds no secret"):
        book.secret_in(path)


def test_gradescope_counts_the_attempts(tmp_path: Path) -> None:
    """One more than the submissions it knows; the first where it says nothing of use."""
    metadata = tmp_path / "submission_metadata.json"
    found = [gradescope._attempt(metadata)]
    for text in ("{", "[]", "{}", '{"previous_submissions": [{}, {}]}'):
        metadata.write_text(text)
        found.append(gradescope._attempt(metadata))

    assert found == [1, 1, 1, 1, 3]


def test_a_label_is_a_stream_under_each_seed() -> None:
    """The same label and seed give the same numbers, any other others; FIXED is the label alone."""
    one, two = (seeds.draw("secreto", "xor", n).seed for n in (1, 2))

    def drawn(seed: str, label: int = 7) -> float:
        with seeds.using(seed):
            return float(rng_of(label).random())

    assert drawn(one) == drawn(one)
    assert len({drawn(one), drawn(two), drawn(one, 8), drawn(seeds.FIXED)}) == 4
    assert drawn(seeds.FIXED) == float(np.random.default_rng(7).random())


def test_what_is_drawn_while_loading_is_refused(tmp_path: Path) -> None:
    """Such a case would be the same for every attempt; the refusal says where it is drawn."""
    task = small_course(tmp_path)
    path = task.solution / "cases.py"
    path.write_text("from autograder.assertions import rng_of\nX = rng_of(1).random(3)\n", "utf-8")

    with pytest.raises(Refusal, match="draw it inside the check"):
        exams.load(task)


def test_few_exams_are_kept(sigmoide: Task) -> None:
    """However many attempts a class makes, the exams of a few of them are in memory."""
    for attempt in range(2 * exams.MOST_EXAMS):
        exams.load(sigmoide, seeds.draw("muchos", "sigmoide", attempt).seed)

    assert exams.load.cache_info().currsize <= exams.MOST_EXAMS


def test_old_records_have_no_seed(entregas: Path, tmp_path: Path, sigmoide: Task) -> None:
    """A record from before seeds is read, and its file graded again is a first attempt."""
    out = tmp_path / "r"
    first = graded(entregas, out, sigmoide)["ana"]
    path = records.record_path(out, first.submission.id)
    content = json.loads(path.read_text("utf-8"))
    for name in ("seed", "attempt"):
        del content["report"][name]
    path.write_text(json.dumps(content), "utf-8")

    old, again = records.read_submission(path), graded(entregas, out, sigmoide)["ana"]

    assert old == replace(first, seed="", attempt=1)
    assert (again.attempt, again.seed) == (1, first.seed)
