"""What a real worksheet of Moodle 4.5 says of extensions and lateness, in its status."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from autograder.intake.worksheet import Standing, standing_in
from tests.intake.downloads import FILE, gradiente, notebook, rows, zipped

WORKSHEET = Path(__file__).parents[1] / "lms" / "moodle45" / "Grades-late_extension-10.csv"
LATE = ("--deadline", "2026-11-26T08:00", "--late-penalty", "10%/day")


def download(at: Path) -> Path:
    """Three of the real download's folders: with an extension, late, and in time."""
    names = ("Siobhán OBrien_109", "María García_117", "José Ñáñez Güiza_108")
    return zipped(at / "m-10.zip", {f"{n}_{FILE}/sigmoide.ipynb": notebook() for n in names})


def test_an_extension_costs_nothing(tmp_path: Path) -> None:
    """Who has one is in time, who handed in at the same hour without one is not."""
    result = gradiente(
        "grade", download(tmp_path), "--out", tmp_path / "r", "--worksheet", WORKSHEET, *LATE
    )

    final = {id_: row["final_score"] for id_, row in rows(tmp_path / "r").items()}
    assert final == {
        "Siobhan-OBrien-109": "100", "Maria-Garcia-117": "80", "Jose-Nanez-Guiza-108": "100",
    }  # fmt: skip
    assert "extensions of the worksheet that count: Siobhán O'Brien" in result.output


@pytest.mark.parametrize(
    ("change", "final", "said"),
    [
        (("Sunday, 29 November 2026, 9:00 AM", "29. marraskuuta 2026 klo 9.00"), "80",
         "whose date cannot be read"),
        (("Extension granted until: Sunday, 29 November 2026, 9:00 AM", "Plazo ampliado"), "80",
         "whose date cannot be read"),
        (("Sunday, 29 November 2026, 9:00 AM", "Thursday, 26 November 2026, 9:00 AM"), "90",
         "but not for Moodle"),
    ],
    ids=["another language", "no date", "Moodle has yet another deadline"],
)  # fmt: skip
def test_what_does_not_count_is_said_with_the_name(
    tmp_path: Path, change: tuple[str, str], final: str, said: str
) -> None:
    """An extension that cannot be read, or lateness that Moodle knows nothing of."""
    worksheet = tmp_path / "w.csv"
    worksheet.write_text(WORKSHEET.read_text("utf-8").replace(*change), "utf-8")

    result = gradiente(
        "grade", download(tmp_path), "--out", tmp_path / "r", "--worksheet", worksheet, *LATE
    )

    assert rows(tmp_path / "r")["Siobhan-OBrien-109"]["final_score"] == final
    (line,) = [line for line in result.output.splitlines() if said in line]
    assert "Siobhán O'Brien" in line


def test_moodles_own_lateness_is_compared(tmp_path: Path) -> None:
    """Late for Moodle and in time by --deadline: the two have different deadlines."""
    result = gradiente(
        "grade", download(tmp_path), "--dry-run", "--worksheet", WORKSHEET,
        "--deadline", "2026-11-28",
    )  # fmt: skip

    (line,) = [line for line in result.output.splitlines() if "late for Moodle" in line]
    assert line.endswith(": María García")


def test_grades_without_the_extension_are_warned_about(tmp_path: Path) -> None:
    """The worksheet that comes later, at the way back, still says who had more time."""
    path, out = download(tmp_path), tmp_path / "r"
    gradiente("grade", path, "--out", out, "--use-file-times", "--deadline", "2020-01-01",
              "--late-penalty", "10%")  # fmt: skip
    listed = tmp_path / "lista.csv"
    listed.write_text("id;nombre;submitted\n1;Siobhán OBrien;2026-11-27T09:00\n", "utf-8")
    gradiente("grade", path, "--out", out, "--roster", listed, *LATE)

    result = gradiente(
        "lms", "moodle", out, "--worksheet", WORKSHEET, "--out", tmp_path / "up", "--dry-run"
    )

    assert "lateness was taken without the extension until 2026-11-29 09:00" in " ".join(
        result.output.replace("│", " ").split()
    )


NOVEMBER = datetime(2026, 11, 29, 9).astimezone()


@pytest.mark.parametrize(
    ("status", "standing"),
    [
        ("Submitted for grading -  - ", Standing()),
        ("No submission", Standing()),
        ("Enviado para calificar - 1 día 1 hora después -  - ", Standing(late=True)),
        ("Lliurat - 25 minuts tard - ", Standing(late=True)),
        ("Submitted for grading - 2 hours late - Extension granted until: Sunday, 29 November "
         "2026, 9:00 AM -  - ", Standing(NOVEMBER, late=True)),
        ("Enviado - Plazo ampliado hasta: domingo, 29 de noviembre de 2026, 09:00 - ",
         Standing(NOVEMBER)),
        ("Enviado - Prazo prolongado até domingo, 29 de novembro de 2026 às 09:00 - ",
         Standing(NOVEMBER)),
        ("Tramès - Pròrroga concedida fins: diumenge, 29 de novembre 2026, 09:00",
         Standing(NOVEMBER)),
        ("Remis - Prolongation accordée jusqu'au dimanche 29 novembre 2026, 09:00",
         Standing(NOVEMBER)),
        ("Abgegeben - Fristverlängerung bis: Sonntag, 29. November 2026, 09:00",
         Standing(NOVEMBER)),
        ("Ingestuurd - Extra tijd gegeven tot: zondag 29 november 2026, 09:00", Standing(NOVEMBER)),
        ("Отправлено - Продлено до: 29 ноября 2026, 09:00",
         Standing(unread="Продлено до: 29 ноября 2026, 09:00")),
    ],
)  # fmt: skip
def test_a_status_is_read_in_many_languages(status: str, standing: Standing) -> None:
    """A date is an extension, any other number lateness."""
    assert standing_in(status) == standing
