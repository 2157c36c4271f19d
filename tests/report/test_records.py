"""What a record on disk promises: everything comes back, and nothing is half written."""

import json
import math
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from click.testing import CliRunner

from autograder import storage
from autograder.cli import main
from autograder.model import (
    CellError,
    CheckResult,
    Curve,
    Diagnosis,
    Outcome,
    Person,
    QuestionResult,
    Refusal,
    Report,
    Roll,
    Status,
    Submission,
)
from autograder.report import book, folder, records
from autograder.report.book import Book


def graded(id_: str, *checks: CheckResult) -> Report:
    """A graded submission of one question."""
    submission = Submission(id_, f"{id_}.ipynb", "ab12" * 16, ("x = 1",), "xor", "Ana")
    questions = (QuestionResult("backProp", checks),)
    return Report(submission, Status.GRADED, "xor", "Red XOR", "", 0.08, questions)


def test_a_report_is_read_back_exactly(tmp_path: Path) -> None:
    """Everything the engine said survives the disk, infinities and odd characters included."""
    odd = "línea 1\nlínea 2\t\x1b[31m\u2028\ud800 "
    failed = CheckResult(
        "gradientes",
        "Da las derivadas.",
        True,
        3.0,
        Outcome.FAILED,
        odd,
        Diagnosis("sin_promediar", "Falta dividir por m."),
        remarks=("viene de costo",),
        blamed=("costo",),
        withheld=3.0,
        curve=Curve((0.1 + 0.2, math.inf, -math.inf), (1e-320, 1e308)),
    )
    report = replace(
        graded("ana", failed, CheckResult("forma", "", False, 1.0, Outcome.PASSED)),
        cell_errors=(CellError(3, None, "ValueError", odd),),
        remarks=("nota",),
    )

    folder.write_submission(report, tmp_path)

    assert records.read_submission(records.record_path(tmp_path, "ana")) == report


def test_a_curve_of_nan_is_read_back(tmp_path: Path) -> None:
    """nan, which JSON lacks, is kept in JSON that any program can read."""
    check = CheckResult("c", "", True, 1.0, Outcome.PASSED, curve=Curve((math.nan,), ()))
    report = graded("ana", check)

    folder.write_submission(report, tmp_path)

    path = records.record_path(tmp_path, "ana")
    json.loads(path.read_text("utf-8"), parse_constant=pytest.fail)
    curve = records.read_submission(path).questions[0].checks[0].curve
    assert curve is not None
    assert math.isnan(curve.student[0])


def test_a_class_is_read_in_order_of_id(tmp_path: Path) -> None:
    """`gradiente report` finds every submission, whatever the order they ended in."""
    for name in ("zoe", "ana", "luz"):
        folder.write_submission(graded(name), tmp_path)

    found = records.read_class(tmp_path)

    assert [report.submission.id for report in found] == ["ana", "luz", "zoe"]


@pytest.mark.parametrize(
    "damage", ["", "{", "[]", '{"format": 99, "report": {}}', '{"format": 1, "report": {"id": 3}}']
)
def test_a_damaged_record_is_named_with_its_remedy(tmp_path: Path, damage: str) -> None:
    """The error says which file, and what to do about it."""
    folder.write_submission(graded("ana"), tmp_path)
    records.record_path(tmp_path, "ana").write_text(damage, "utf-8")

    with pytest.raises(Refusal, match=r"ana\.json.*--resume"):
        records.read_class(tmp_path)


def spoil(path: Path, place: str, value: object) -> None:
    """Put another value in a JSON file, where the dotted place says."""
    content = json.loads(path.read_text("utf-8"))
    *way, last = place.split(".")
    inner = content
    for step in way:
        inner = inner[int(step) if isinstance(inner, list) else step]
    inner[int(last) if isinstance(inner, list) else last] = value
    path.write_text(json.dumps(content), "utf-8")


POINTS = "report.questions.0.checks.0.points"


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (POINTS, math.inf),
        (POINTS, math.nan),
        (POINTS, "nan"),
        (POINTS, 1e308),
        (POINTS, "3"),
        (POINTS, True),
        (POINTS, None),
        (POINTS, 10**400),
        ("report.seconds", math.inf),
        ("report.penalty", 7),
        ("report.status", "aprobado"),
        ("report.submission.id", "an\ud800a"),
        ("report.submission.id", 3),
        ("report.submission.cells", "x = 1"),
        ("report.submission.origin", {"system": "moodle", "key": "1", "submitted": "ayer"}),
        ("report.submission.origin", {"system": "moodle", "key": "1", "submitted": "2026-11-20"}),
        ("report.submission.origin", {"system": "moodle"}),
        ("report.questions", {}),
        ("report.questions.0", []),
        ("report", []),
        ("format", "1"),
    ],
)
@pytest.mark.parametrize("command", ["report", "moodle"])
def test_a_record_somebody_changed_is_refused(
    tmp_path: Path, place: str, value: object, command: str
) -> None:
    """What no run of ours wrote ends in one sentence that names the file, in every command."""
    folder.write_submission(
        graded("ana", CheckResult("c", "", True, 1.0, Outcome.PASSED)), tmp_path
    )
    spoil(records.record_path(tmp_path, "ana"), place, value)
    sheet = tmp_path / "hoja.csv"
    sheet.touch()
    words = {
        "report": ["report", str(tmp_path)],
        "moodle": ["lms", "moodle", str(tmp_path), "--worksheet", str(sheet), "--out", "subir"],
    }

    result = CliRunner().invoke(main, words[command])

    assert result.exit_code == 2
    assert "ana.json" in result.output
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("class", []),
        ("class.deadline", "mañana"),
        ("class.deadline", "2026-11-20T23:59:00"),
        ("class.strangers", ["an\ud800a"]),
        ("class.missing", [{"name": "sin id"}]),
        ("format", 99),
    ],
)
def test_a_class_file_somebody_changed_is_refused(
    tmp_path: Path, place: str, value: object
) -> None:
    """class.json is read as carefully as a record."""
    deadline = datetime(2026, 11, 20, 23, 59, tzinfo=UTC)
    book.write(Book(Roll(deadline, strangers=("ana",)), "x"), tmp_path)
    spoil(tmp_path / "class.json", place, value)

    with pytest.raises(Refusal, match=r"class\.json.*a copy of it"):
        book.read(tmp_path)


def test_a_class_comes_back_with_its_deadline(tmp_path: Path) -> None:
    """A moment keeps its offset on disk."""
    roll = Roll(
        datetime(2026, 11, 20, 23, 59, tzinfo=timezone(timedelta(hours=-5))),
        missing=(Person("7", "Ana Núñez"),),
    )

    book.write(Book(roll), tmp_path)

    assert book.read(tmp_path).roll == roll
    assert "2026-11-20T23:59:00-05:00" in (tmp_path / "class.json").read_text("utf-8")


def test_a_newer_record_is_read_as_far_as_it_is_known(tmp_path: Path) -> None:
    """Fields that a later version added are ignored, and those it had not yet are filled in."""
    report = graded("ana", CheckResult("c", "", True, 1.0, Outcome.PASSED))
    folder.write_submission(report, tmp_path)
    path = records.record_path(tmp_path, "ana")
    spoil(path, "report.mood", {"new": [1, 2]})
    spoil(path, "report.submission.length", 12)
    content = json.loads(path.read_text("utf-8"))
    del content["report"]["penalty"], content["report"]["submission"]["remarks"]
    path.write_text(json.dumps(content), "utf-8")

    assert records.read_submission(path) == report


def test_a_folder_without_results_is_said(tmp_path: Path) -> None:
    """A wrong folder is not an empty class."""
    with pytest.raises(Refusal, match="--out"):
        records.read_class(tmp_path)


@pytest.mark.parametrize(
    "id_", ["../../etc/passwd", "a/b", "index", "INDEX", "CON", "", ".oculto", "é" * 300]
)
def test_no_id_leaves_the_folder(tmp_path: Path, id_: str) -> None:
    """An id that is a path, a reserved name or too long becomes a file name of its own."""
    folder.write_submission(graded(id_), tmp_path)

    files = {path.parent for path in tmp_path.rglob("*") if path.is_file()}
    assert files == {tmp_path / "submissions", tmp_path / "report"}
    assert not (tmp_path / "report" / "index.html").exists()
    assert records.read_class(tmp_path)[0].submission.id == id_


def test_ids_keep_their_name_and_never_share_a_file() -> None:
    """What is safe stays as it is; what is not differs as the ids differ."""
    assert records.stem("perez_ana_10231.v2") == "perez_ana_10231.v2"
    assert records.stem("a/b") != records.stem("a:b")


def test_a_file_is_written_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the disk fails in the middle, the earlier file stays and nothing lies about."""
    target = tmp_path / "grades.csv"
    storage.write_whole(target, "antes")

    def fail(*_: object) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="no space"):
        storage.write_whole(target, "después")

    assert target.read_text("utf-8") == "antes"
    assert list(tmp_path.iterdir()) == [target]
