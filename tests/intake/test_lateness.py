"""Late work: a deadline, a rule, a time from where it is known, both scores in the outputs."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from autograder.intake import lateness, moment, worksheet
from autograder.model import LateRule, Origin, Refusal
from tests.intake.downloads import FILE, HALF, gradiente, notebook, results, rows, zipped

DUE = "2026-11-20T23:59-05:00"
DEADLINE = datetime.fromisoformat(DUE)


def rule(penalty: str = "10%/day", grace: str | None = None, most: str | None = None) -> LateRule:
    made = lateness.late_rule(DUE, penalty, grace, most)
    assert made is not None
    return made


def handed_in(after: timedelta, *, late: bool = False) -> Origin:
    return Origin("moodle", "1", submitted=DEADLINE + after, late=late)


@pytest.mark.parametrize(
    ("after", "share"),
    [
        (timedelta(days=-3), 0.0),
        (timedelta(0), 0.0),
        (timedelta(minutes=15), 0.0),
        (timedelta(minutes=15, seconds=1), 0.1),
        (timedelta(days=1, minutes=15), 0.1),
        (timedelta(days=1, minutes=15, seconds=1), 0.2),
        (timedelta(days=2), 0.2),
        (timedelta(days=30), 0.5),
    ],
)
def test_each_day_begun_costs_once_the_grace_is_over(after: timedelta, share: float) -> None:
    """10 % a day after 15 minutes of grace, at most 50 %."""
    assert rule(grace="15min", most="50%").penalty(handed_in(after)) == share


@pytest.mark.parametrize(
    ("penalty", "share"),
    [("10%/day", 0.2), ("10 % / día", 0.2), ("20%", 0.2), ("20%+5%/d", 0.3), ("12,5%/day", 0.25),
     ("0%", 0.0), ("80%/day", 1.0)],
)  # fmt: skip
def test_a_rule_is_said_in_a_few_signs(penalty: str, share: float) -> None:
    """What is taken of a submission that came a day and a half late; never more than all."""
    assert rule(penalty).penalty(handed_in(timedelta(days=1.5))) == share


def test_another_time_zone_is_the_same_moment() -> None:
    """Times with an offset are compared as moments."""
    in_utc = Origin("moodle", "1", submitted=DEADLINE.astimezone(UTC))

    assert rule().penalty(in_utc) == 0


def test_late_without_a_time_costs_the_flat_part_alone() -> None:
    """How many days is not guessed; without any sign nothing is taken."""
    late = Origin("canvas", "1", late=True)

    assert rule("10%/day").penalty(late) == 0
    assert rule("20%+10%/day").penalty(late) == 0.2
    assert rule("20%").penalty(Origin("canvas", "1")) == rule("20%").penalty(None) == 0


def test_a_known_time_overrules_the_mark() -> None:
    """A submission in time is not late because a system with another deadline says so."""
    assert rule("20%").penalty(handed_in(timedelta(0), late=True)) == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("ayer", "10%/day", None, None), "2026-11-20T23:59"),
        ((DUE, "10", None, None), "10%/day"),
        ((DUE, "110%", None, None), "10%/day"),
        ((DUE, "", None, None), "10%/day"),
        ((DUE, "1%/day", "mucho", None), "15min"),
        ((DUE, "1%/day", None, "7"), "50%"),
        ((None, "1%/day", None, None), "--deadline"),
    ],
)
def test_a_rule_nobody_can_read_is_refused(words: tuple[str | None, ...], said: str) -> None:
    """The message shows how it is written."""
    if words[1] == "":
        words = (words[0], " ", *words[2:])

    with pytest.raises(Refusal, match=said.replace("%", "%")):
        lateness.late_rule(*words)


@pytest.mark.parametrize(
    "text",
    [
        "Friday, 20 November 2026, 11:59 PM",
        "Friday, November 20, 2026, 11:59 PM",
        "viernes, 20 de noviembre de 2026, 23:59",
        "sexta-feira, 20 de novembro de 2026, 23:59",
        "divendres, 20 de novembre 2026, 23:59",
        "vendredi 20 novembre 2026, 23:59",
        "venerdì, 20 novembre 2026, 23:59",
        "Freitag, 20. November 2026, 23:59",
        "2026-11-20 23:59",
        "20 nov. 2026 11:59 p.\u00a0m.",
        "20-nov-2026 23:59",
        "2026/11/20 11:59:00 PM",
        "sexta, 20 nov 2026, 23:59",
    ],
)
def test_times_are_read_in_many_languages(text: str) -> None:
    """Moodle writes dates in words, in the language of whoever downloads."""
    assert moment.read_moment(text).replace(tzinfo=None) == datetime(2026, 11, 20, 23, 59)


@pytest.mark.parametrize(
    "text", ["", "ayer", "20/11/2026 23:59", "20 de brumario 2026 9:00", "20 marraskuuta 2026 9:00"]
)
def test_a_time_in_doubt_is_none(text: str) -> None:
    """20/11 may be read, 10/11 may not: neither is. The Finnish November begins as our March."""
    with pytest.raises(ValueError, match=r"is no moment|month must be"):
        moment.read_moment(text)


@pytest.mark.parametrize("zone", ["-0500", "GMT-5", " UTC-05:00", " -05:00"])
def test_a_zone_behind_the_clock_counts(zone: str) -> None:
    """A form or an e-mail says it; the moment is the same in another one."""
    assert moment.read_moment(f"20 nov 2026 23:59{zone}") == moment.read_moment(
        "2026-11-21T04:59+00:00"
    )


def test_a_day_alone_ends_at_midnight() -> None:
    """--deadline 2026-11-20 gives the whole day."""
    assert moment.read_moment("2026-11-20").replace(tzinfo=None) == datetime(
        2026, 11, 20, 23, 59, 59
    )


HEADER = {
    "en": 'Identifier,"Full name","Email address",Status,Grade,"Last modified (submission)"',
    "es": 'Identificador,"Nombre completo","Dirección de correo",Estado,Calificación,'
    '"Última modificación (entrega)"',
    "gl": 'Identificador,"Nome completo","Enderezo de correo",Estado,Cualificación,'
    '"Data da última modificación"',
}
DATES = {
    "en": "Sunday, 22 November 2026, 10:00 AM",
    "es": "domingo, 22 de noviembre de 2026, 10:00",
    "gl": "domingo, 22 de novembro de 2026, 10:00 AM",
}


def moodle_worksheet(path: Path, language: str) -> Path:
    """A grading worksheet as Moodle writes it."""
    lines = [
        HEADER[language],
        f'"Participant 41","Ana O\'Gómez",ana@u.edu,"Submitted",,"{DATES[language]}"',
        '"Participant 42","Luis Páez",luis@u.edu,"No submission",,"-"',
    ]
    path.write_bytes("\ufeff".encode() + "\r\n".join(lines).encode())
    return path


@pytest.mark.parametrize("language", list(HEADER))
def test_a_worksheet_gives_the_times(tmp_path: Path, language: str) -> None:
    """Raw and final score stand in the table, in results.json and in both reports."""
    path = zipped(
        tmp_path / "m.zip",
        {
            f"Ana OGomez_41_{FILE}/sigmoide.ipynb": notebook(),
            f"Luis Páez_42_{FILE}/sigmoide.ipynb": notebook(HALF),
        },
    )
    out = tmp_path / "r"

    result = gradiente(
        "grade", path, "--out", out, "--worksheet", moodle_worksheet(tmp_path / "w.csv", language),
        "--deadline", "2026-11-20T23:59", "--late-penalty", "10%/day",
    )  # fmt: skip

    assert result.exit_code == 0, result.output
    table = rows(out)
    ana, luis = table["Ana-OGomez-41"], table["Luis-Paez-42"]
    assert list(ana)[3:8] == ["score", "max_score", "penalty", "final_score", "status"]
    assert (ana["student"], ana["score"]) == ("Ana O'Gómez", "100")
    assert (ana["penalty"], ana["final_score"]) == ("0.2", "80")
    assert (luis["penalty"], luis["final_score"]) == ("0", "75")
    assert "Luis-Paez-42" in result.output
    told = results(out)["Ana-OGomez-41"]
    assert (told["score"], told["penalty"], told["final_score"]) == (100, 0.2, 80)
    assert told["origin"]["submitted"].startswith("2026-11-22T10:00")
    page = (out / "report" / "Ana-OGomez-41.html").read_text("utf-8")
    assert "se descuenta el 20 %" in page
    assert "final 80" in (out / "report" / "index.html").read_text("utf-8")


@pytest.mark.parametrize("header", ["Nombre,Apellido(s)", "First name,Last name", "Nom,Prénom"])
def test_a_surname_may_have_its_own_column(tmp_path: Path, header: str) -> None:
    """A name of two columns is both of them, in whatever order; a surname alone is none."""
    rest = '"Email address",Status,Grade,"Last modified (submission)"'
    cells = '"Participant 41",Ana,Gómez,ana@u.edu,Submitted,,"-"'
    path, alone = tmp_path / "w.csv", tmp_path / "v.csv"
    path.write_text(f"Identifier,{header},{rest}\n{cells}\n", "utf-8")
    alone.write_text(f"Identifier,Apellidos,{rest}\n{cells.replace('Ana,', '')}\n", "utf-8")

    assert worksheet.read(path)["41"].name == "Ana Gómez"
    assert worksheet.read(alone)["41"].name is None


def test_a_worksheet_without_names_renames_nobody(tmp_path: Path) -> None:
    """With blind marking the second column is the status, and no student is called so."""
    path = zipped(tmp_path / "m.zip", {f"Participant_41_{FILE}/sigmoide.ipynb": notebook()})
    blind = tmp_path / "w.csv"
    blind.write_text(
        'Identifier,Status,Grade,"Maximum grade","Last modified (submission)"\n'
        '"Participant 41",Submitted,,10.00,"Sunday, 22 November 2026, 10:00 AM"\n'
    )

    gradiente("grade", path, "--out", tmp_path / "r", "--worksheet", blind)

    found = results(tmp_path / "r")["Participant-41"]
    assert found["student"] == "Participant"
    assert found["origin"]["submitted"].startswith("2026-11-22T10:00")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("id,nota\n1,5\n", r"Participant 12.*id \| nota"),
        (f"{HEADER['en']}\n", "no students"),
        ("ID,Submission (modified)\nParticipant 1,-\nParticipant 01,-\n", "line 3.*twice"),
        (f"ID,Submission (modified)\nParticipant {'9' * 5000},maybe\n", "line 2.*no date"),
        ("ID,Grade\nParticipant 1,5\n", "Last modified"),
    ],
)
def test_a_file_that_is_no_worksheet_is_refused(tmp_path: Path, text: str, said: str) -> None:
    """The message names the file and the place, or the columns that are there."""
    path = tmp_path / "notas.csv"
    path.write_text(text)

    with pytest.raises(Refusal, match=f"notas.csv.*{said}"):
        worksheet.read(path)


def test_a_worksheet_of_another_assignment_is_refused(tmp_path: Path) -> None:
    """No participant in common: nothing is graded."""
    path = zipped(tmp_path / "m.zip", {f"Ana_7_{FILE}/sigmoide.ipynb": notebook()})

    result = gradiente(
        "grade",
        path,
        "--out",
        tmp_path / "r",
        "--worksheet",
        moodle_worksheet(tmp_path / "w.csv", "es"),
    )

    assert result.exit_code == 2
    assert "another assignment" in result.output
    assert not (tmp_path / "r").exists()


def test_a_new_deadline_is_for_all_or_for_nobody(tmp_path: Path) -> None:
    """A rule that changed is refused, and --again applies it to what was graded before."""
    path = zipped(tmp_path / "m.zip", {f"Ana OGomez_41_{FILE}/sigmoide.ipynb": notebook()})
    words = (
        "grade",
        path,
        "--out",
        tmp_path / "r",
        "--worksheet",
        moodle_worksheet(tmp_path / "w", "es"),
    )
    gradiente(*words, "--deadline", "2026-11-22T10:00", "--late-penalty", "10%/day")
    in_time = rows(tmp_path / "r")["Ana-OGomez-41"]["final_score"]

    new = ("--deadline", "2026-11-22T09:59", "--late-penalty", "10%/day")
    refused = gradiente(*words, *new, "--resume")
    gradiente(*words, *new, "--again")

    assert refused.exit_code == 2
    assert "--again" in refused.output
    assert (in_time, rows(tmp_path / "r")["Ana-OGomez-41"]["final_score"]) == ("100", "90")


def test_canvas_says_late_and_a_person_decides(tmp_path: Path) -> None:
    """Without a time the raw score stands, and the student, the teacher and the table say so."""
    path = zipped(tmp_path / "c.zip", {"paezluis_LATE_12_34_sigmoide.ipynb": notebook()})
    out = tmp_path / "r"

    result = gradiente("grade", path, "--out", out, "--deadline", DUE, "--late-penalty", "10%/day")

    assert rows(out)["paezluis-12"]["final_score"] == "100"
    assert "paezluis-12" in result.output
    assert "sin decir cuándo llegó" in (out / "report" / "paezluis-12.html").read_text("utf-8")
    assert "tardía" in (out / "report" / "index.html").read_text("utf-8")


def test_file_times_count_only_when_asked(tmp_path: Path) -> None:
    """A plain folder has no times but those of its files, which a copy changes."""
    folder, out = tmp_path / "e", tmp_path / "r"
    folder.mkdir()
    (folder / "sigmoide_ana.ipynb").write_bytes(notebook())
    os.utime(folder / "sigmoide_ana.ipynb", (0, datetime(2025, 3, 2, 12).timestamp()))
    words = ("grade", folder, "--out", out, "--deadline", "2025-03-01", "--late-penalty", "30%")

    gradiente(*words)
    unasked = rows(out)["sigmoide_ana"]["final_score"]
    gradiente(*words, "--use-file-times")

    assert (unasked, rows(out)["sigmoide_ana"]["final_score"]) == ("100", "70")


def test_a_date_that_no_calendar_has_is_none(tmp_path: Path) -> None:
    """An archive may bring files of the year 33000 into a folder."""
    folder = tmp_path / "e"
    folder.mkdir()
    (folder / "7.ipynb").write_bytes(notebook())
    os.utime(folder / "7.ipynb", (0, 1e12))

    result = gradiente("grade", folder, "--dry-run", "--use-file-times", "--deadline", DUE)

    assert result.exit_code == 0, result.output
    assert "without a known time" in result.output


def test_the_roster_may_have_the_times(tmp_path: Path) -> None:
    """A column `submitted` says when somebody handed in on paper's terms."""
    path = zipped(tmp_path / "e.zip", {"7.ipynb": notebook(), "8.ipynb": notebook()})
    listed = tmp_path / "lista.csv"
    listed.write_text("id;nombre;entregado\n7;Ana;2026-11-21T10:00\n8;Luis;2026-11-19 10:00\n")
    out = tmp_path / "r"

    gradiente(
        "grade", path, "--out", out, "--roster", listed,
        "--deadline", "2026-11-20", "--late-penalty", "10%/day",
    )  # fmt: skip

    assert [row["final_score"] for row in rows(out).values()] == ["90", "100"]


def test_nothing_is_said_of_lateness_where_nothing_was_graded(tmp_path: Path) -> None:
    """A late submission without a notebook waits for a person: the terminal shows no score."""
    path = zipped(tmp_path / "c.zip", {"pazluis_LATE_42_902_sigmoide.pdf": b"%PDF"})

    result = gradiente(
        "grade", path, "--out", tmp_path / "r", "--deadline", DUE, "--late-penalty", "20%"
    )

    assert result.exit_code == 1
    assert "late: 0" not in result.output


def test_without_a_deadline_the_table_is_as_before(tmp_path: Path) -> None:
    """No columns are added where nobody asked for lateness."""
    path = zipped(tmp_path / "e.zip", {"7.ipynb": notebook(), "8.ipynb": notebook()})

    gradiente("grade", path, "--out", tmp_path / "r")

    header = (tmp_path / "r" / "grades.csv").read_text().splitlines()[0]
    assert header.startswith("id,student,task,score,max_score,status,sigmoide")
