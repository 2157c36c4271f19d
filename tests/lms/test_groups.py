"""Group submissions of a real Moodle 4.5: each member gets the grade, and one report goes back."""

from __future__ import annotations

import csv
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.intake.downloads import FILE, HALF, notebook, results, zipped
from tests.lms.classroom import gradiente

MOODLE = Path(__file__).parent / "moodle45"  # worksheets as they were downloaded
TEAM, BLIND = MOODLE / "Grades-team-7.csv", MOODLE / "Grades-blind_team-15.csv"


def cells(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def download(at: Path) -> Path:
    """The folders of the real download, one a group, with smaller notebooks."""
    return zipped(
        at / "team_submissions-7.zip",
        {
            f"Equipo A_1_{FILE}/sigmoide.ipynb": notebook(),
            f"Los bajos_2_{FILE}/sigmoide.ipynb": notebook(HALF),
            f"Équipe 3_3_{FILE}/tarea.pdf": b"%PDF-1.4",
        },
    )


@pytest.mark.parametrize("told", [(), ("--worksheet", TEAM)], ids=["alone", "with worksheet"])
def test_every_member_gets_the_groups_grade(tmp_path: Path, told: tuple[str | Path, ...]) -> None:
    """The worksheet differs in grade and comment only, and the zip has one folder a group."""
    gradiente("grade", download(tmp_path), "--out", tmp_path / "r", *told)

    result = gradiente(
        "lms", "moodle", tmp_path / "r", "--worksheet", TEAM, "--out", tmp_path / "up"
    )

    assert result.exit_code == 1, result.output  # Équipe 3 handed in a PDF
    before, after = cells(TEAM), cells(tmp_path / "up" / TEAM.name)
    changed = [
        (row[5], column, new)
        for row, other in zip(before, after, strict=True)
        for column, (old, new) in enumerate(zip(row, other, strict=True))
        if old != new
    ]
    grades = [(group, new) for group, column, new in changed if column == 6]
    assert sorted(set(grades)) == [("Equipo A", "100.00"), ("Los_bajos", grades[4][1])]
    assert len(grades) == 8
    assert float(grades[4][1]) < 100
    assert {column for _, column, _ in changed} == {6, 11}
    assert sum("No hay ningún cuaderno" in new for group, _, new in changed) == 4
    with ZipFile(tmp_path / "up" / "feedback.zip") as pages:
        assert [name.split("/")[0] for name in pages.namelist()] == [
            "Equipo A_1_assignfeedback_file",
            "Los bajos_2_assignfeedback_file",
            "Équipe 3_3_assignfeedback_file",
        ]


def test_groups_and_hidden_names_are_refused(tmp_path: Path) -> None:
    """Participant 171 is in another group than group 171: grades once went to the wrong people."""
    path = zipped(tmp_path / "b-15.zip", {f"Gamma_171_{FILE}/sigmoide.ipynb": notebook()})

    with_worksheet = gradiente("grade", path, "--out", tmp_path / "n", "--worksheet", BLIND)
    gradiente("grade", path, "--out", tmp_path / "r")
    back = gradiente(
        "lms", "moodle", tmp_path / "r", "--worksheet", BLIND, "--out", tmp_path / "up"
    )

    for result in (with_worksheet, back):
        assert result.exit_code == 2
        assert "groups and hides the names" in result.output
    assert not (tmp_path / "n").exists()
    assert not (tmp_path / "up").exists()


def test_the_roster_knows_a_groups_members_too(tmp_path: Path) -> None:
    """Nobody of the group is missing, and members are found by address where a name is double."""
    listed = tmp_path / "lista.csv"
    listed.write_text(
        "id;nombre;correo;grupo\n"
        "1;María García;s3@example.invalid;Equipo A\n"
        "2;José Ñáñez Güiza;s1@example.invalid;Equipo A\n"
        "3;Eva Sola;eva@example.invalid;\n"
    )
    plain = tmp_path / "Grades-team-7.csv"  # a worksheet whose column nobody calls a group
    plain.write_bytes(TEAM.read_bytes().replace(b",Group,", b",Bando,"))

    graded = gradiente("grade", download(tmp_path), "--out", tmp_path / "r", "--roster", listed)
    back = gradiente(
        "lms", "moodle", tmp_path / "r", "--worksheet", plain, "--out", tmp_path / "up"
    )

    assert "Eva Sola" in (tmp_path / "r" / "missing.csv").read_text()
    assert "María García" not in (tmp_path / "r" / "missing.csv").read_text()
    members = results(tmp_path / "r")["Equipo-A-1"]["origin"]["members"]
    assert [who["email"] for who in members] == ["s3@example.invalid", "s1@example.invalid"]
    assert graded.exit_code == 1, graded.output
    assert back.exit_code == 1, back.output
    graded_rows = [row[0] for row in cells(tmp_path / "up" / plain.name) if row[6] == "100.00"]
    assert graded_rows == ["Participant 77", "Participant 67"]
