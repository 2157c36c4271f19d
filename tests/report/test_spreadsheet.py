"""The tables that a spreadsheet set to Spanish opens."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from autograder.cli import main
from autograder.model import Outcome
from autograder.report import folder, spreadsheet
from tests.report.gradings import check, graded

SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item
 oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse">
<value>{}</value></prop></item></oor:items>"""


def results(at: Path) -> Path:
    """A class of one whose score has a fraction and whose name is a trap."""
    report = graded("007", check(points=3.25), check(Outcome.FAILED, points=1.0))
    report = replace(report, submission=replace(report.submission, student='=Ñ; "1.5"'))
    folder.write_submission(report, at)
    folder.write_class([report], at)
    return at


def written(at: Path, asked: str, **locale: str | None) -> tuple[str, str]:
    """What --csv writes, as the bytes say, and what the command says."""
    said = CliRunner().invoke(main, ["report", str(at), "--csv", asked], env=locale)
    assert said.exit_code == 0, said.output
    return (at / "grades-excel.csv").read_bytes().decode("utf-8"), said.output


def test_a_table_for_excel(tmp_path: Path) -> None:
    """A mark, semicolons, a decimal comma in numbers alone, and no formula."""
    text, said = written(results(tmp_path / "r"), "excel:,")

    assert text == (
        "\ufeffid;student;task;score;max_score;status;xor.backProp;file\r\n"
        '007;"\'=Ñ; ""1.5""";xor;3,25;4,25;graded;3,25;007.ipynb\r\n'
    )
    assert "for Excel:" in said
    assert not (tmp_path / "r" / "course-excel.csv").exists()


def test_the_course_too_where_there_is_one(tmp_path: Path) -> None:
    """course-excel.csv says what course.csv says."""
    at = results(tmp_path / "r")
    (at / "course.csv").write_text("id,student,xor,total\n1.5,Ana,7.5,\n")

    spreadsheet.write(at, ",")

    assert (at / "course-excel.csv").read_text("utf-8-sig").splitlines() == [
        "id;student;xor;total", "1.5;Ana;7,5;",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "locale", "score"),
    [
        ("excel", {"LC_ALL": "es_CO.UTF-8"}, "3,25"),
        ("excel", {"LC_ALL": "", "LC_NUMERIC": None, "LANG": "es_MX.UTF-8"}, "3.25"),
        ("excel", {"LC_ALL": "en_US.UTF-8"}, "3.25"),
        ("excel", {"LC_ALL": "C.UTF-8"}, "3,25"),
        ("excel:.", {"LC_ALL": "es_CO.UTF-8"}, "3.25"),
    ],
)
def test_the_mark_is_that_of_the_locale_or_the_one_asked_for(
    tmp_path: Path, asked: str, locale: dict[str, str | None], score: str
) -> None:
    """Colombia has a comma, Mexico a point."""
    text, _ = written(results(tmp_path / "r"), asked, **locale)

    assert text.splitlines()[1].split(";")[-2] == score


def test_another_table_is_refused(tmp_path: Path) -> None:
    """Before anything is written."""
    said = CliRunner().invoke(main, ["report", str(results(tmp_path / "r")), "--csv", "xlsx"])

    assert said.exit_code == 2
    assert "write excel, excel:, or excel:." in said.output


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
@pytest.mark.parametrize(("locale", "mark"), [("es-CO", ","), ("es-MX", ".")])
def test_libreoffice_reads_numbers_and_names(tmp_path: Path, locale: str, mark: str) -> None:
    """Opened with that locale: scores are numbers, names whole, and nothing is a formula."""
    at = results(tmp_path / "r")
    spreadsheet.write(at, mark)
    settings = tmp_path / "profile" / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(SETTINGS.format(locale))

    program, profile = str(shutil.which("soffice")), f"file://{tmp_path / 'profile'}"
    subprocess.run(
        [
            program, f"-env:UserInstallation={profile}", "--headless",
            "--infilter=Text - txt - csv (StarCalc):59,34,76,1",  # semicolon, quotes, UTF-8
            "--convert-to", "fods", "--outdir", str(tmp_path), str(at / "grades-excel.csv"),
        ],
        check=True, timeout=120, capture_output=True,
    )  # fmt: skip

    sheet = (tmp_path / "grades-excel.fods").read_text("utf-8")
    numbers = re.findall(r'office:value="([^"]*)"', sheet)
    assert numbers[-3:] == ["3.25", "4.25", "3.25"]
    assert "Ñ; &quot;1.5&quot;" in sheet
    assert "table:formula" not in sheet
