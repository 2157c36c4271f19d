"""What an instructor downloads goes in as it is: Moodle, Canvas, and whatever follows a pattern."""

from __future__ import annotations

import json
import unicodedata
import zipfile
from pathlib import Path

import pytest
from click.testing import Result

from autograder.intake import gathering
from autograder.intake.instructions import Instructions
from autograder.intake.pattern import Pattern
from autograder.model import Submission, Task
from tests.intake.downloads import FILE, HALF, RIGHT, gradiente, notebook, results, rows, zipped

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
MATEO = GOLDEN / "mateo_sigmoide_precedencia" / "sigmoide.mateo.ipynb"


def gathered(
    path: Path, tasks: tuple[Task, ...], instructions: Instructions | None = None
) -> dict[str, Submission]:
    """What would be graded, by id."""
    found = gathering.gather(path, instructions or Instructions(), tasks, None)
    return {submission.id: submission for submission in found.submissions}


@pytest.fixture(scope="module")
def moodle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A class of four: several files, an online text beside a file, a PDF, and a text alone."""
    return zipped(
        tmp_path_factory.mktemp("moodle") / "DL-Tarea 1-99.zip",
        {
            f"Ana Gómez Ñáñez_41_{FILE}/sigmoide.ipynb": notebook(),
            f"Ana Gómez Ñáñez_41_{FILE}/borrador/pruebas.ipynb": notebook("x = 1", None),
            f"Luis ODonnell_42_{FILE}/mi tarea.ipynb": notebook(HALF),
            "Luis ODonnell_42_assignsubmission_onlinetext/onlinetext.html": b"hola",
            f"Eva_43_{FILE}/informe.pdf": b"%PDF",
            "Sol_44_assignsubmission_onlinetext/onlinetext.html": b"hola",
        },
    )


@pytest.fixture(scope="module")
def graded(moodle: Path) -> tuple[Path, Result]:
    """The class of Moodle, graded from the command line: its results and what was printed."""
    out = moodle.parent / "r"
    return out, gradiente("grade", moodle, "--out", out)


@pytest.fixture
def canvas(tmp_path: Path) -> Path:
    """A class of seven: in time, late, anonymous, in three attempts, and a text."""
    return zipped(
        tmp_path / "submissions.zip",
        {
            "gómezana_1203_5551_sigmoide.ipynb": notebook(),
            "perezluis_LATE_1204_5552_sigmoide.py": HALF.encode(),
            "anon_aX3k9_5553_sigmoide.ipynb": notebook(),
            "anon_ax3k9_5575_sigmoide.ipynb": notebook(HALF),
            "LATE_anon_bY4m8_5570_sigmoide.ipynb": notebook(),
            "ruizeva_1205_5560_sigmoide-2.ipynb": notebook(),
            "ruizeva_1205_5554_sigmoide.ipynb": notebook(HALF),
            "ruizeva_1205_5557_sigmoide-1.ipynb": b"",
            "diazsol_1206_text.html": b"hola",
        },
    )


# Moodle


def test_a_moodle_download_is_graded_as_it_is(graded: tuple[Path, Result]) -> None:
    """Every participant has a row with his name; who handed in no notebook is named."""
    out, result = graded

    assert result.exit_code == 1
    table = rows(out)
    assert list(table) == ["Ana-Gomez-Nanez-41", "Eva-43", "Luis-ODonnell-42", "Sol-44"]
    ana, eva, luis, _ = table.values()
    assert (ana["student"], ana["score"]) == ("Ana Gómez Ñáñez", "100")
    assert (luis["student"], luis["score"]) == ("Luis ODonnell", "75")
    assert (eva["status"], eva["score"]) == ("unreadable", "")
    assert "informe.pdf" in result.output
    assert "read as a download of Moodle; students: 4" in result.output
    origin = results(out)["Ana-Gomez-Nanez-41"]["origin"]
    assert (origin["system"], origin["key"], origin["attempt"]) == ("moodle", "41", 1)


def test_the_student_reads_what_else_was_handed_in(graded: tuple[Path, Result]) -> None:
    """The notebook of the task is chosen; the page names the other files and the text."""
    out, _ = graded

    page = (out / "report" / "Ana-Gomez-Nanez-41.html").read_text("utf-8")
    assert "También entregaste borrador/pruebas.ipynb; se calificó sigmoide.ipynb." in page
    page = (out / "report" / "Luis-ODonnell-42.html").read_text("utf-8")
    assert "El texto que escribiste en la plataforma no se califica" in page


def test_an_unpacked_download_is_the_same_class(
    moodle: Path, tmp_path: Path, tasks: tuple[Task, ...]
) -> None:
    """The folder one gets by unpacking gives the same ids, students and files."""
    folder = tmp_path / "desempaquetado"
    with zipfile.ZipFile(moodle) as archive:
        archive.extractall(folder)

    assert gathered(folder, tasks) == gathered(moodle, tasks)


def test_files_without_folders_are_recognised(tmp_path: Path, tasks: tuple[Task, ...]) -> None:
    """Moodle may put the file's name behind the plugin's; the first owner in a name counts."""
    path = zipped(
        tmp_path / "m.zip",
        {
            f"Ana_41_{FILE}_sigmoide.ipynb": notebook(),
            f"Luis_42_{FILE}_x_41_{FILE}_sigmoide.ipynb": notebook(),
        },
    )

    found = gathered(path, tasks)

    assert sorted(found) == ["Ana-41", "Luis-42"]


def test_the_newest_attempt_of_a_participant_counts(
    tmp_path: Path, tasks: tuple[Task, ...]
) -> None:
    """A participant who stands there twice is graded once, and told so."""
    old = zipfile.ZipInfo(f"Ana P_41_{FILE}/sigmoide.ipynb", (2026, 11, 2, 10, 0, 0))
    new = zipfile.ZipInfo(f"Ana Pérez_41_{FILE}/sigmoide.ipynb", (2026, 11, 1, 10, 0, 0))
    path = zipped(tmp_path / "m.zip", {new: notebook(HALF), old: notebook()})

    (ana,) = gathered(path, tasks).values()

    assert ana.origin is not None
    assert (ana.file, ana.origin.attempt) == (old.filename, 2)
    assert ana.remarks == ("Entregaste sigmoide.ipynb otra vez; se calificó la última versión.",)


def test_a_name_in_either_unicode_form_is_one_student(
    tmp_path: Path, tasks: tuple[Task, ...]
) -> None:
    """A Mac writes ñ as two characters; the student, the id and the roster's line are the same."""
    nfc = f"Iñaki Núñez_7_{FILE}/sigmoide.ipynb"
    nfd = unicodedata.normalize("NFD", nfc)
    one = zipped(tmp_path / "nfc.zip", {nfc: notebook()})
    other = zipped(tmp_path / "nfd.zip", {nfd: notebook()})
    both = zipped(tmp_path / "both.zip", {nfc: notebook(HALF), nfd: notebook()})

    assert gathered(one, tasks) == gathered(other, tasks)
    assert list(gathered(both, tasks)) == ["Inaki-Nunez-7"]
    assert gathered(both, tasks)["Inaki-Nunez-7"].student == "Iñaki Núñez"


def test_a_file_that_cannot_be_read_yields_to_one_that_can(
    tmp_path: Path, tasks: tuple[Task, ...]
) -> None:
    """A link beside a notebook costs nothing; its owner reads why it was not taken."""
    link = zipfile.ZipInfo(f"Ana_41_{FILE}/final.ipynb")
    link.external_attr = 0o120777 << 16
    path = zipped(tmp_path / "m.zip", {f"Ana_41_{FILE}/sigmoide.ipynb": notebook(), link: b"/x"})

    (ana,) = gathered(path, tasks).values()

    assert (ana.problem, ana.task) == ("", "sigmoide")
    assert ana.remarks[-1] == "final.ipynb: Es un enlace, no un archivo. Entrega el archivo mismo."


def test_nobody_vanishes(tmp_path: Path, tasks: tuple[Task, ...]) -> None:
    """A participant who handed in a hidden file alone is named, not passed over."""
    path = zipped(tmp_path / "m.zip", {f"Ana_41_{FILE}/.sigmoide.ipynb": notebook()})

    assert ".sigmoide.ipynb" in gathered(path, tasks)["Ana-41"].problem


def test_a_zip_that_forgot_to_say_utf8_is_read(tmp_path: Path, tasks: tuple[Task, ...]) -> None:
    """Names written in UTF-8 without the flag are not taken for CP437."""
    path = zipped(tmp_path / "m.zip", {f"Iñaki_7_{FILE}/sigmoide.ipynb": notebook()})
    raw = path.read_bytes()
    flagged = raw.replace(b"\x14\x00\x00\x08", b"\x14\x00\x00\x00")
    path.write_bytes(flagged)

    assert [s.student for s in gathered(path, tasks).values()] == ["Iñaki"]
    assert flagged != raw


def test_a_real_notebook_comes_through_whole(tmp_path: Path, tasks: tuple[Task, ...]) -> None:
    """A notebook of the sample class in a Moodle zip has the cells it has on disk."""
    member = f"Mateo_9_{FILE}/{MATEO.name}"
    path = zipped(tmp_path / "m.zip", {member: MATEO.read_bytes()})

    (mateo,) = gathered(path, tasks).values()

    (alone,) = gathering.gather(MATEO, Instructions(), tasks, None).submissions
    assert (mateo.cells, mateo.sha256) == (alone.cells, alone.sha256)


def test_resume_keeps_what_a_zip_gave_before(moodle: Path, graded: tuple[Path, Result]) -> None:
    """Ids are the same in the next run, so nothing is graded twice."""
    out, _ = graded
    record = out / "submissions" / "Ana-Gomez-Nanez-41.json"
    before = record.stat().st_mtime_ns

    gradiente("grade", moodle, "--out", out, "--resume")

    assert record.stat().st_mtime_ns == before


# Canvas


def test_a_canvas_download_is_graded_as_it_is(canvas: Path, tmp_path: Path) -> None:
    """The newest attempt counts, LATE is kept, anonymous works are told apart, texts are said."""
    out = tmp_path / "r"

    result = gradiente("grade", canvas, "--out", out)

    assert result.exit_code == 1
    scores = {id_: row["score"] for id_, row in rows(out).items()}
    assert scores == {
        "aX3k9": "100",
        "ax3k9-2": "75",
        "bY4m8": "100",
        "diazsol-1206": "",
        "gomezana-1203": "100",
        "perezluis-1204": "75",
        "ruizeva-1205": "100",
    }
    found = results(out)
    assert found["perezluis-1204"]["origin"]["late"] is True
    assert found["bY4m8"]["origin"]["late"] is True
    assert found["ruizeva-1205"]["origin"]["attempt"] == 3
    assert found["ruizeva-1205"]["file"] == "ruizeva_1205_5560_sigmoide-2.ipynb"
    assert "otras 2 veces" in (out / "report" / "ruizeva-1205.html").read_text("utf-8")


def test_plain_names_with_numbers_are_not_taken_for_canvas(
    tmp_path: Path, tasks: tuple[Task, ...]
) -> None:
    """`tarea_1_2_ana.ipynb` beside `tarea_1_2_luis.ipynb` are two students' works."""
    for name in ("ana", "luis"):
        (tmp_path / f"tarea_1_2_{name}.ipynb").write_bytes(notebook())

    found = gathered(tmp_path, tasks)

    assert sorted(found) == ["tarea_1_2_ana", "tarea_1_2_luis"]


def test_names_that_mislead_can_be_overruled(canvas: Path, tasks: tuple[Task, ...]) -> None:
    """--from plain takes every file for a submission."""
    found = gathered(canvas, tasks, Instructions(system="plain"))

    assert len(found) == 9
    assert all(submission.origin is None for submission in found.values())


# Plain zips


def test_a_zip_of_plain_notebooks_is_a_class(tmp_path: Path, tasks: tuple[Task, ...]) -> None:
    """Notebooks and folders in a zip of nobody's system are graded as a folder would be."""
    path = zipped(
        tmp_path / "clase.zip",
        {
            "ana/sigmoide.ipynb": notebook(),
            "luis/sigmoide.ipynb": notebook(),
            "__MACOSX/luis/._sigmoide.ipynb": b"",
            "leeme.txt": b"",
        },
    )

    plain = Instructions(system="plain")
    assert sorted(gathered(path, tasks, plain)) == ["ana-sigmoide", "luis-sigmoide"]
    assert sorted(gathered(path, tasks)) == ["ana", "luis"]


def test_an_otter_export_is_one_submission(tmp_path: Path, tasks: tuple[Task, ...]) -> None:
    """A zip with one notebook and what it needs is a student's, as before."""
    path = zipped(tmp_path / "ana.zip", {"sigmoide.ipynb": notebook(), "ayuda.py": b"x = 1"})

    assert list(gathered(path, tasks)) == ["ana"]


def test_an_export_inside_a_download_is_read(tmp_path: Path, tasks: tuple[Task, ...]) -> None:
    """A student may hand in otter's zip."""
    inner = zipped(tmp_path / "in.zip", {"sigmoide.ipynb": notebook()}).read_bytes()
    path = zipped(tmp_path / "m.zip", {f"Ana_41_{FILE}/sigmoide.zip": inner})

    assert gathered(path, tasks)["Ana-41"].task == "sigmoide"


# Dry run


def test_a_dry_run_shows_the_class_and_writes_nothing(moodle: Path, tmp_path: Path) -> None:
    """The table names file, student, id and problem; no folder appears."""
    before = sorted(tmp_path.rglob("*"))

    result = gradiente("grade", moodle, "--out", tmp_path / "r", "--dry-run")

    assert result.exit_code == 0
    assert "Ana-Gomez-Nanez-41" in result.output
    assert "No hay ningún cuaderno" in result.output
    assert sorted(tmp_path.rglob("*")) == before


def test_out_is_needed_to_grade(moodle: Path) -> None:
    """Only a dry run may go without --out."""
    result = gradiente("grade", moodle)

    assert result.exit_code == 2
    assert "--out" in result.output


# Patterns


def test_a_pattern_finds_the_student_in_the_name(tmp_path: Path) -> None:
    """A file per student: the id holds no separator, so the name may."""
    path = zipped(
        tmp_path / "e.zip",
        {"Ana_Gómez_1001.ipynb": notebook(), "Luis_1002.ipynb": notebook(HALF), "x.ipynb": b""},
    )
    out = tmp_path / "r"

    gradiente("grade", path, "--pattern", "{name}_{id}.ipynb", "--out", out)

    table = rows(out)
    assert table["Ana-Gomez-1001"]["student"] == "Ana Gómez"
    assert table["Luis-1002"]["score"] == "75"
    assert table["x"]["status"] == "unreadable"


def test_a_pattern_with_a_folder_per_student_chooses_the_notebook(
    tmp_path: Path, tasks: tuple[Task, ...]
) -> None:
    """Several files in one folder are one student's; the one of the task is graded."""
    instructions = Instructions(pattern=Pattern("{id}/{file}"))
    path = zipped(
        tmp_path / "e.zip",
        {
            "a-1/sub/sigmoide.ipynb": notebook(),
            "a-1/notas.ipynb": notebook("x = 1", None),
            "b-2/sigmoide.py": RIGHT.encode(),
        },
    )

    found = gathered(path, tasks, instructions)

    assert [s.file for s in found.values()] == ["a-1/sub/sigmoide.ipynb", "b-2/sigmoide.py"]


def test_a_student_with_two_files_where_one_is_due_is_refused(
    tmp_path: Path, tasks: tuple[Task, ...]
) -> None:
    """Which of them counts is not ours to guess; both files are named."""
    instructions = Instructions(pattern=Pattern("{name}_{id}.ipynb"))
    path = zipped(tmp_path / "e.zip", {"Ana_1.ipynb": notebook(), "Anita_1.ipynb": notebook(HALF)})

    (ana,) = gathered(path, tasks, instructions).values()

    assert "Ana_1.ipynb, Anita_1.ipynb" in ana.problem


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("{nombre}.ipynb", "{id}"),
        ("{id}_{id}.ipynb", "once"),
        ("{id", "pattern"),
        ("a.ipynb", "{id}"),
    ],
)
def test_a_pattern_that_says_nothing_is_refused(tmp_path: Path, pattern: str, words: str) -> None:
    """The message names the fields there are."""
    result = gradiente("grade", tmp_path, "--dry-run", "--pattern", pattern)

    assert result.exit_code == 2
    assert words in result.output


def test_a_pattern_that_fits_no_file_is_refused(moodle: Path) -> None:
    """The message shows the names that were found."""
    result = gradiente("grade", moodle, "--dry-run", "--pattern", "entregas/{id}.ipynb")

    assert result.exit_code == 2
    assert "Gómez" in result.output


def test_no_record_tells_of_this_machine(graded: tuple[Path, Result]) -> None:
    """Results name members of the zip, not where the zip lay."""
    out, _ = graded

    texts = [path.read_text("utf-8") for path in out.rglob("*.*") if path.is_file()]
    assert not any(str(out.parent) in text for text in texts)
    assert json.loads((out / "results.json").read_text("utf-8"))["format"] == 1


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--from", "canvas"), "no download of canvas"),
        (("--from", "moodle", "--pattern", "{id}/{file}"), "leave one out"),
        (("--late-penalty", "10%/day"), "--deadline"),
    ],
)
def test_options_that_do_not_fit_are_refused(
    moodle: Path, tmp_path: Path, options: tuple[str, ...], words: str
) -> None:
    """The message says which; nothing is written."""
    result = gradiente("grade", moodle, "--out", tmp_path / "r", *options)

    assert result.exit_code == 2
    assert words in result.output
    assert not (tmp_path / "r").exists()
