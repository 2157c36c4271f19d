"""The list of a course gives names, and says who is missing and who is not on it."""

from __future__ import annotations

import codecs
import unicodedata
from pathlib import Path

import pytest

from autograder.intake import gathering, roster
from autograder.intake.instructions import Instructions
from autograder.intake.pattern import Pattern
from autograder.model import Refusal, Task
from tests.intake.downloads import FILE, HALF, gradiente, notebook, results, rows, zipped

LIST = "id,name,email,group\n1001,Ana Gómez,ana@u.edu,A\n1002,Luis Páez,luis@u.edu,B\n"


def listed(path: Path, text: str = LIST, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


def test_a_roster_names_a_class_and_says_who_is_missing(tmp_path: Path) -> None:
    """Names and groups come from the list; missing.csv, the page and the terminal say who lacks."""
    text = LIST + '1003,"=cmd()",eva@u.edu,\n'
    path = zipped(tmp_path / "e.zip", {"1001.ipynb": notebook(), "7.ipynb": notebook(HALF)})
    out = tmp_path / "r"

    result = gradiente(
        "grade", path, "--pattern", "{id}.ipynb", "--out", out,
        "--roster", listed(tmp_path / "lista.csv", text),
    )  # fmt: skip

    assert result.exit_code == 0, result.output
    found = results(out)
    ana = found["1001"]
    assert ana["student"] == "Ana Gómez"
    assert ana["origin"] == {
        "system": "roster", "key": "1001", "attempt": 1, "submitted": None, "late": False,
        "email": "ana@u.edu", "group": "A", "extended": None, "members": [],
    }  # fmt: skip
    missing = rows(out, "missing.csv")
    assert list(missing) == ["1002", "1003"]
    assert missing["1003"]["name"] == "'=cmd()"
    assert "Luis Páez (1002)" in result.output
    assert "not on the roster: 7" in result.output
    page = (out / "report" / "index.html").read_text("utf-8")
    assert "Luis Páez" in page
    assert "No está en la lista" in page
    assert len(rows(out)) == 2


def test_the_report_made_again_remembers_the_roster(tmp_path: Path) -> None:
    """`gradiente report` needs no list: what it said is in the results."""
    out = tmp_path / "r"
    path = zipped(tmp_path / "e.zip", {"1001.ipynb": notebook(), "1003.ipynb": notebook()})
    gradiente("grade", path, "--roster", listed(tmp_path / "l.csv"), "--out", out)
    before = {
        name: (out / name).read_text("utf-8") for name in ("missing.csv", "report/index.html")
    }
    (out / "missing.csv").unlink()

    gradiente("report", out)

    assert {name: (out / name).read_text("utf-8") for name in before} == before


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "mac_roman", "cp850"]
)
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_list_is_read_however_it_was_saved(tmp_path: Path, encoding: str, mark: str) -> None:
    """Any spreadsheet's separator and encoding, Spanish column names in any case."""
    lines = ["CÓDIGO", "Nombre", "Apellidos", "Correo electrónico", "Grupo"]
    cells = ["1001", "Ana", "Gómez Ñáñez", "ana@u.edu", "A"]
    text = "\r\n".join([mark.join(lines), mark.join(cells), "", mark * 4]) + "\r\n"

    (entry,) = roster.read(listed(tmp_path / "l.csv", text, encoding)).enrolments

    who = entry.person
    assert (who.id, who.name, who.group) == ("1001", "Ana Gómez Ñáñez", "A")


TABLE = "Código;Apellidos;Nombre\n7;Gil;Ana\n8;Páez;Luis\n"
TITLES = {
    "one line": "Lista de estudiantes\n",
    "commas": "Facultad, Departamento, Curso 2026, Grupo A, Redes\n\n",
    "facts": "Curso;Redes;\nNombre del profesor: Pérez;;\n",
    "quotes": '"Lista ""A"""\n',
    "each page": TABLE.replace("7", "5").replace("8", "6"),
}


@pytest.mark.parametrize("title", TITLES.values(), ids=list(TITLES))
def test_a_title_may_stand_above_the_header(tmp_path: Path, title: str) -> None:
    """The header is the row that says most of the columns, and no person where it comes again."""
    enrolments = roster.read(listed(tmp_path / "l.csv", title + TABLE)).enrolments

    assert [e.person.name for e in enrolments[-2:]] == ["Ana Gil", "Luis Páez"]
    assert enrolments[-1].line == title.count("\n") + 3
    assert "Nombre Apellidos" not in {e.person.name for e in enrolments}


def test_names_in_one_column_keep_what_stands_behind_their_comma(tmp_path: Path) -> None:
    """The quotes are those of a cell, not of a whole line."""
    (ana,) = roster.read(listed(tmp_path / "l.csv", 'Apellidos y nombres\n"Gil, Ana"\n')).enrolments

    assert ana.person.name == "Gil, Ana"


NOTES = {
    "only surnames": ("Código,Apellidos\n1,Gil\n", "add a column called Nombre"),
    "no names": ("Código\n1\n", "nobody is found by name"),
    "lost letters": ("id,name\n1,P\ufffdez\n", "line 2: some letters cannot be read"),
    "a footer": ("id,name\n1,Ana\nTotal: 1,\n", "line 3: 'Total: 1' stands alone"),
}


@pytest.mark.parametrize(("text", "words"), NOTES.values(), ids=list(NOTES))
def test_what_may_keep_somebody_from_being_found_is_said(
    tmp_path: Path, text: str, words: str
) -> None:
    """The list is read; a note names file, line and remedy."""
    (note,) = roster.read(listed(tmp_path / "l.csv", text)).notes

    assert note.startswith("l.csv")
    assert words in note


BAD = {
    "no columns": ("a,b\n1,2\n", "a, b"),
    "twice": (LIST + "1001,Otra,,\n", "line 4"),
    "empty": ("", "empty"),
    "a workbook": ("PK\x03\x04", "save the sheet as CSV"),
    "no header": ("1001,Ana,a@u\n1002,Luis,b@u\n", "1001, Ana"),
    "quotes": ('id,name\n1,"Ana"x\n', "line 2"),
    "a time": ("id,submitted\n1,ayer\n", "line 2"),
}


@pytest.mark.parametrize(("text", "words"), BAD.values(), ids=list(BAD))
def test_a_list_that_is_none_is_refused(tmp_path: Path, text: str, words: str) -> None:
    """The message names the file, the line and the remedy; nothing is written."""
    path = listed(tmp_path / "lista.csv", text)

    result = gradiente("grade", tmp_path, "--out", tmp_path / "r", "--roster", path)

    assert result.exit_code == 2
    assert "lista.csv" in result.output
    assert words in result.output
    assert not (tmp_path / "r").exists()


def names(path: Path, tasks: tuple[Task, ...], text: str) -> gathering.Intake:
    instructions = Instructions(roster=roster.read(listed(path.with_suffix(".csv"), text)))
    return gathering.gather(path, instructions, tasks, None)


def test_moodle_names_are_found_in_the_list(tmp_path: Path, tasks: tuple[Task, ...]) -> None:
    """Case, Unicode form, spaces, lost apostrophes do not matter; a participant id is no id."""
    name = unicodedata.normalize("NFD", f"ANA  Núñez\u200b_2_{FILE}/sigmoide.ipynb")
    other = f"Luis ODonnell_1_{FILE}/sigmoide.ipynb"
    path = zipped(tmp_path / "m.zip", {name: notebook(), other: notebook()})

    found = names(path, tasks, "id,name\n1,Ana Núñez\n2,Luis O'Donnell\n3,Ana Nuñez\n")

    assert [s.student for s in found.submissions] == ["Ana Núñez", "Luis O'Donnell"]
    assert [s.origin.key for s in found.submissions if s.origin] == ["2", "1"]
    assert [who.id for who in found.roll.missing] == ["3"]


def test_canvas_names_are_found_in_the_list(tmp_path: Path, tasks: tuple[Task, ...]) -> None:
    """Canvas puts the surnames first and runs the words together."""
    path = zipped(tmp_path / "c.zip", {"gómezrojasana_12_34_sigmoide.ipynb": notebook()})

    found = names(path, tasks, "id,name\n7,Ana Gómez Rojas\n")

    assert [s.student for s in found.submissions] == ["Ana Gómez Rojas"]


def test_a_list_without_accents_finds_its_students(tmp_path: Path, tasks: tuple[Task, ...]) -> None:
    """Lists often have no accents; a line is found so only when it fits nobody to the letter."""
    people = {"María Peña": 1, "Maria Pena": 2, "José Páez": 3}
    members = {f"{name}_{n}_{FILE}/sigmoide.ipynb": notebook() for name, n in people.items()}
    path = zipped(tmp_path / "m.zip", members)

    found = names(path, tasks, "id,name\n1,MARIA PENA\n2,JOSE PAEZ\n")

    assert {s.student for s in found.submissions} == {"María Peña", "MARIA PENA", "José Páez"}
    assert [s.origin.system for s in found.submissions if s.origin] == ["moodle"] * 3
    assert found.roll.missing == ()


def test_plain_folders_are_found_in_the_list(tmp_path: Path, tasks: tuple[Task, ...]) -> None:
    """A folder called like an id or a name is that student's."""
    for name in ("1001", "luis páez"):
        (tmp_path / "e" / name).mkdir(parents=True)
        (tmp_path / "e" / name / "sigmoide.ipynb").write_bytes(notebook())

    found = names(tmp_path / "e", tasks, LIST)

    assert [s.student for s in found.submissions] == ["Ana Gómez", "Luis Páez"]


def test_a_name_in_a_file_is_found_in_the_list(tmp_path: Path, tasks: tuple[Task, ...]) -> None:
    """The task, the number of a copy and the order of surnames are no part of who it is."""
    members = {
        f"{name}.ipynb": notebook() for name in ("sigmoide_Ana_Gomez", "Páez Luis - Sigmoide (1)")
    }
    path = zipped(tmp_path / "e.zip", members)

    found = names(path, tasks, LIST)

    assert sorted(s.student or "" for s in found.submissions) == ["Ana Gómez", "Luis Páez"]
    assert found.roll.missing == ()


def test_the_zeros_of_an_id_are_overlooked_where_nobody_has_it(
    tmp_path: Path, tasks: tuple[Task, ...]
) -> None:
    """A spreadsheet drops them; an id that fits to the letter is only its own."""
    path = zipped(tmp_path / "e.zip", {f"{id_}.ipynb": notebook() for id_ in ("007", "08", "8")})

    found = names(path, tasks, "id,name\n7,Ana\n8,Luis\n")

    assert {s.file: s.student for s in found.submissions} == {
        "007.ipynb": "Ana", "08.ipynb": None, "8.ipynb": "Luis",
    }  # fmt: skip


def test_the_group_before_a_name_hides_nobody(tmp_path: Path, tasks: tuple[Task, ...]) -> None:
    """Moodle may write the group of each participant in front of the name."""
    path = zipped(tmp_path / "m.zip", {f"Grupo 3-Ana Gómez_41_{FILE}/sigmoide.ipynb": notebook()})

    found = names(path, tasks, LIST)

    assert [s.student for s in found.submissions] == ["Ana Gómez"]


def test_who_is_in_two_groups_is_one_person(tmp_path: Path) -> None:
    """Listed once for each group; a line that says something else of an id is refused."""
    again = LIST + "1001,Ana Gómez,ana@u.edu,C\n"

    listing = roster.read(listed(tmp_path / "l.csv", again))

    assert [who.person.group for who in listing.enrolments] == ["A, C", "B"]
    with pytest.raises(Refusal, match=r"line 4.*line 2"):
        roster.read(listed(tmp_path / "m.csv", again.replace("ana@u.edu,C", "eva@u.edu,C")))


HEADERS = {
    "CÓDIGO ESTUDIANTIL;Nombre completo;Correo institucional;Grupo": "7;Ana Gil;a@u;A",
    "N°,DNI,Apellidos,Nombre,Correo-e,Sección": "1,7,Gil,Ana,a@u,A",
    "RUT,Nombres,Apellido Paterno,Apellido Materno,Usuario UX,Comisión": "7,Ana,Gil,,a@u,A",
    "NIU,Cognoms,Nom,Adreça electrònica,Grup": "7,Gil,Ana,a@u,A",
    "Matrícula,Nome completo,Endereço de e-mail,Turma": "7,Ana Gil,a@u,A",
    "Username,First name,Last name,Email address,Groups": "7,Ana,Gil,a@u,A",
    "No. de control;Nombre del alumno(a);Contacto;Equipo": '7;"Ana\n  Gil";a@u;A',
}


@pytest.mark.parametrize(("header", "row"), HEADERS.items())
def test_columns_are_known_by_many_names(tmp_path: Path, header: str, row: str) -> None:
    """Of universities in several countries; addresses also by their sign alone."""
    (one,) = roster.read(listed(tmp_path / "l.csv", f"{header}\n{row}\n")).enrolments

    who = one.person
    assert (who.id, who.name, who.email, who.group) == ("7", "Ana Gil", "a@u", "A")


def test_a_student_who_matches_twice_is_refused(tmp_path: Path, tasks: tuple[Task, ...]) -> None:
    """Two plain files of one line of the list: neither is graded, both are named."""
    path = zipped(tmp_path / "e.zip", {"1001.ipynb": notebook(), "Ana Gómez.ipynb": notebook()})

    found = names(path, tasks, LIST)

    assert all("Ana Gómez" in s.problem for s in found.submissions)
    assert "matches twice" in found.notes[-1]
    assert [who.id for who in found.roll.missing] == ["1002"]


def test_two_of_one_name_are_told_apart_by_the_system_only(
    tmp_path: Path, tasks: tuple[Task, ...]
) -> None:
    """Moodle knows them apart, the list does not: both are graded, neither gets its data."""
    members = {f"Ana Gómez_{n}_{FILE}/sigmoide.ipynb": notebook() for n in (1, 2)}
    path = zipped(tmp_path / "m.zip", members)

    found = names(path, tasks, LIST)

    assert [s.problem for s in found.submissions] == ["", ""]
    assert [s.origin.email for s in found.submissions if s.origin] == [None, None]
    assert "matches twice" in found.notes[-1]


def test_a_name_that_stands_twice_in_the_list_is_a_doubt(
    tmp_path: Path, tasks: tuple[Task, ...]
) -> None:
    """It is said which lines; the submission keeps its own name."""
    path = zipped(tmp_path / "m.zip", {f"Ana Gómez_1_{FILE}/sigmoide.ipynb": notebook()})

    found = names(path, tasks, LIST + "1009,ana gómez,,\n")

    assert "lines 2, 4" in found.notes[-1]
    assert found.submissions[0].student == "Ana Gómez"


def test_a_pattern_and_a_list_go_by_the_id(tmp_path: Path, tasks: tuple[Task, ...]) -> None:
    """The id decides, whatever name the file bears."""
    path = zipped(tmp_path / "e.zip", {"Anita_1001.ipynb": notebook()})
    instructions = Instructions(
        pattern=Pattern("{name}_{id}.ipynb"), roster=roster.read(listed(tmp_path / "l.csv"))
    )

    (ana,) = gathering.gather(path, instructions, tasks, None).submissions

    assert (ana.id, ana.student) == ("Anita-1001", "Ana Gómez")


def test_a_byte_order_mark_is_no_part_of_a_name(tmp_path: Path) -> None:
    """Excel begins its CSV with one."""
    path = tmp_path / "l.csv"
    path.write_bytes(codecs.BOM_UTF8 + LIST.encode())

    assert len(roster.read(path).enrolments) == 2
