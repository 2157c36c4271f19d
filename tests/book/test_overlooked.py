"""Whatever was handed in is graded or named: by suffix, by folder, by the list of the course."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tests.book.classroom import LATE, TOO_LATE, gradiente, hand_in, results, rows
from tests.intake.downloads import FILE, RIGHT, notebook, zipped

LINK = json.dumps({"url": "https://colab.research.google.com/drive/1XyZ", "doc_id": "1XyZ"})


def statuses(out: Path) -> dict[str, str]:
    return {id_: row["status"] for id_, row in rows(out).items()}


def messages(out: Path) -> dict[str, str]:
    return {s["id"]: s["message"] for s in results(out)["submissions"]}


@pytest.mark.parametrize(
    "name",
    ["SIGMOIDE.IPYNB", "sigmoide.ipynb.txt", "sigmoide.ipynb.json", "sigmoide.ipynb (1)"],
)
@pytest.mark.parametrize("packed", [False, True], ids=["folder", "zip"])
def test_a_notebook_is_graded_under_any_suffix(tmp_path: Path, name: str, *, packed: bool) -> None:
    """Browsers and systems change suffixes; what holds a notebook is one, in a zip as on disk."""
    files = {name: notebook(), "otra_sigmoide.ipynb": notebook()}
    path = tmp_path / "entregas"
    path.mkdir()
    for file, data in files.items():
        (path / file).write_bytes(data)
    if packed:
        path = zipped(tmp_path / "entregas.zip", files)

    result = gradiente("grade", path, "--out", tmp_path / "r")

    assert result.exit_code == 0, result.output
    assert set(statuses(tmp_path / "r").values()) == {"graded"}
    assert {row["file"] for row in rows(tmp_path / "r").values()} == set(files)


def test_a_script_is_graded_under_the_suffix_of_an_editor(tmp_path: Path) -> None:
    """Windows hides the .txt that its editor adds to xor.py."""
    (tmp_path / "e").mkdir()
    (tmp_path / "e" / "sigmoide.py.txt").write_text(f"import numpy as np\n{RIGHT}", "utf-8")

    gradiente("grade", tmp_path / "e", "--out", tmp_path / "r")

    assert [row["score"] for row in rows(tmp_path / "r").values()] == ["100"]


OTHERS = {
    "ana.docx": (b"PK\x03\x04", "documento de texto"),
    "ana.pdf": (b"%PDF", "PDF"),
    "ana.html": (b"<html></html>", "página web"),
    "ana.url": (b"[InternetShortcut]\nURL=https://drive.google.com/x", "Google Drive"),
    "ana.ipynb": (LINK.encode(), "Google Colab"),
    "ana.ipynb.txt": (b"hola", "no hay un cuaderno, sino texto"),
    "ana.rar": (b"Rar!", "comprimido"),
    "sigmoide_ana.txt": (b"https://colab.research.google.com/drive/1", "Google Colab"),
    "sigmoide_ana.jpg": (b"\xff\xd8", "imagen"),
}


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_no_notebook_is_named(tmp_path: Path, name: str) -> None:
    """A row with its reason in the student's words, the file by its name, and exit code 1."""
    content, reason = OTHERS[name]
    hand_in(tmp_path / "e" / "sigmoide_luis.ipynb")
    (tmp_path / "e" / name).write_bytes(content)

    result = gradiente("grade", tmp_path / "e", "--out", tmp_path / "r")

    assert result.exit_code == 1
    (unread,) = [row for row in rows(tmp_path / "r").values() if row["status"] == "unreadable"]
    assert unread["file"] == name
    assert reason in messages(tmp_path / "r")[unread["id"]]
    assert name in result.output


def test_what_computers_leave_is_nobodys(tmp_path: Path) -> None:
    """Beside each file macOS puts another one; it makes nobody's number somebody else's."""
    folder = f"Ana Gil_801_{FILE}"
    path = zipped(
        tmp_path / "Curso-Tarea 1-55.zip",
        {
            f"{folder}/sigmoide.ipynb": notebook(),
            f"__MACOSX/._{folder}": b"\0",
            f"__MACOSX/{folder}/._sigmoide.ipynb": b"\0",
            f"{folder}/.ipynb_checkpoints/sigmoide-checkpoint.ipynb": notebook("x = 1"),
        },
    )

    result = gradiente("grade", path, "--out", tmp_path / "r")

    assert result.exit_code == 0, result.output
    assert statuses(tmp_path / "r") == {"Ana-Gil-801": "graded"}


def test_a_folder_for_each_student_is_that_student(tmp_path: Path) -> None:
    """Said in one line; what is no notebook counts as theirs, and each task is a row."""
    for name in ("ana/sigmoide", "ana/ols", "beto/sigmoide_beto", "beto/sigmoide_beto_final"):
        task = "ols" if name.endswith("ols") else "sigmoide"
        hand_in(tmp_path / "e" / f"{name}.ipynb", task=task)
    hand_in(tmp_path / "e" / "😀" / "sigmoide.ipynb")
    (tmp_path / "e" / "carla").mkdir()
    (tmp_path / "e" / "carla" / "sigmoide.docx").write_bytes(b"PK")

    result = gradiente("grade", tmp_path / "e", "--out", tmp_path / "r")

    said = [line for line in result.output.splitlines() if "each folder is read as" in line]
    assert len(said) == 1
    assert "ana, beto, carla, 😀" in said[0]
    assert statuses(tmp_path / "r") == {
        "ana-ols": "graded",
        "ana-sigmoide": "graded",
        "beto": "graded",
        "carla": "unreadable",
        "entrega": "graded",
    }


def test_folders_of_something_else_are_no_students(tmp_path: Path) -> None:
    """Where a folder is a group or a task, every file is a submission of its own."""
    for name in ("grupo A/sigmoide_ana", "grupo A/sigmoide_luis", "grupo B/sigmoide_eva"):
        hand_in(tmp_path / "grupos" / f"{name}.ipynb")
    for name in ("tarea_sigmoide/ana", "tarea_ols/ana"):
        hand_in(tmp_path / "tareas" / f"{name}.ipynb", task=None)  # type: ignore[arg-type]

    for folder, count in (("grupos", 3), ("tareas", 2)):
        result = gradiente("grade", tmp_path / folder, "--out", tmp_path / "r" / folder)

        assert "each folder is read as" not in result.output
        assert len(rows(tmp_path / "r" / folder)) == count


def test_a_module_beside_its_notebook_is_no_task(tmp_path: Path) -> None:
    """A script that the notebook imports is not handed in as something of its own."""
    folder = tmp_path / "e" / "ana"
    hand_in(folder / "ols.ipynb", "import sigmoide\ndef costo(theta, X, y):\n    return 0\n", "ols")
    (folder / "sigmoide.py").write_text("def sigmoide(z):\n    return z\n")
    hand_in(tmp_path / "e" / "luis" / "ols.ipynb", "x = 1", "ols")

    gradiente("grade", tmp_path / "e", "--out", tmp_path / "r")

    assert sorted(rows(tmp_path / "r")) == ["ana", "luis"]


def test_the_newest_counts_within_its_task_only(tmp_path: Path) -> None:
    """Of two versions of one task one is graded; the other task keeps its row."""
    name = "assignsubmission_file"
    path = zipped(
        tmp_path / "m.zip",
        {
            f"Ana_41_{name}/sigmoide.ipynb": notebook("x = 1"),
            f"Ana_41_{name}/ols.ipynb": notebook("x = 2", "ols"),
            f"Ana_41_{name}_/sigmoide.ipynb": notebook(),
        },
    )

    gradiente("grade", path, "--out", tmp_path / "r")

    table = rows(tmp_path / "r")
    assert sorted(table) == ["Ana-41-ols", "Ana-41-sigmoide"]
    assert table["Ana-41-sigmoide"]["score"] == "100"


def test_the_date_of_one_file_counts(tmp_path: Path) -> None:
    """--use-file-times is believed of a file that is given alone, as of a folder."""
    file = hand_in(tmp_path / "sigmoide_ana.ipynb", at=TOO_LATE)

    gradiente("grade", file, "--out", tmp_path / "r", *LATE)

    assert rows(tmp_path / "r")["sigmoide_ana"]["final_score"] == "80"


LISTS = {
    "excel": "sep=;\r\nCÓDIGO;APELLIDOS Y NOMBRES;CORREO\r\n1;GIL ANA;a@x.co\r\n2;PAZ LUIS;\r\n",
    "quoted": '"CÓDIGO";"Apellidos, Nombres"\n"1";"GIL, ANA"\n"2";"PAZ, LUIS"\n',
    "lines quoted": '"CÓDIGO;APELLIDO Y NOMBRE"\n"1;GIL ANA"\n"2;PAZ LUIS"\n',
    "names first": "id,Nombre y apellidos del estudiante\n1,Ana Gil\n2,Luis Paz\n",
    "english": 'ID;"Last name, First name"\n1;"Gil, Ana"\n2;"Paz, Luis"\n',
    "alumno": "N.º;Alumno(a)\n1;Gil Ana\n2;Paz Luis\n",
}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("kind", LISTS)
def test_lists_as_excel_saves_them_are_read(tmp_path: Path, kind: str, encoding: str) -> None:
    """Names with the surnames first, in any encoding, find the students of a download."""
    path = zipped(tmp_path / "m.zip", {f"Ana Gil_901_{FILE}/sigmoide.ipynb": notebook()})
    (tmp_path / "lista.csv").write_bytes(LISTS[kind].encode(encoding))

    result = gradiente(
        *("grade", path, "--out", tmp_path / "r", "--roster", tmp_path / "lista.csv")
    )

    assert "missing (1)" in result.output, result.output
    assert "not on the roster" not in result.output
    assert rows(tmp_path / "r")["Ana-Gil-901"]["student"] in {"Ana Gil", "GIL, ANA", "Gil, Ana"}


def test_a_list_without_names_is_said(tmp_path: Path) -> None:
    """Nobody is found by name then, and the header is shown."""
    path = zipped(tmp_path / "m.zip", {f"Ana Gil_901_{FILE}/sigmoide.ipynb": notebook()})
    (tmp_path / "lista.csv").write_text("CÓDIGO;QUIEN\n1;GIL ANA\n", "utf-8")

    result = gradiente(
        *("grade", path, "--out", tmp_path / "r", "--roster", tmp_path / "lista.csv")
    )

    assert "no column of names was found" in result.output
    assert "QUIEN" in result.output


def test_at_80_columns_no_message_breaks_inside_a_word(tmp_path: Path) -> None:
    """A terminal gets lines that end between words, and a dry run the whole name of a file."""
    long = "una_entrega_con_un_nombre_muy_largo_de_verdad_que_no_cabe_en_la_tabla.pdf"
    hand_in(tmp_path / "e" / "sigmoide_ana.ipynb")
    (tmp_path / "e" / long).write_bytes(b"%PDF")

    shown = on_a_terminal("grade", tmp_path / "e", "--dry-run")
    refused = on_a_terminal("grade", tmp_path / "e", "--out", tmp_path / "r", "--task", "nada")

    assert f"{long}:" in shown
    assert all(len(line) <= 80 for line in refused.splitlines())
    text = " ".join(refused.split())
    assert "there is no task 'nada'; the tasks are" in text
    assert "softmax_mnist" in text


def on_a_terminal(*words: str | Path) -> str:
    """What the command shows on a terminal of 80 columns."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "autograder", *map(str, words)]
    environment = os.environ | {"COLUMNS": "80", "TERM": "dumb"}
    process = subprocess.Popen(command, stdout=theirs, stderr=theirs, env=environment)
    os.close(theirs)
    chunks = []
    while True:
        try:
            chunk = os.read(ours, 4096)
        except OSError:  # the other end is closed
            break
        if not chunk:
            break
        chunks.append(chunk)
    process.wait()
    os.close(ours)
    return b"".join(chunks).decode()
