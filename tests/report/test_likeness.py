"""Which submissions look alike: disguised copies do, independent right answers do not."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from autograder import catalog
from autograder.model import Report, Status, Submission
from autograder.report import folder, likeness
from autograder.report.likeness import likenesses
from tests.report import disguise

ROOT = catalog.find_root(Path(__file__))
STYLES = ROOT / "tests" / "styles"
TASKS = {task.slug: task for task in catalog.load_tasks(ROOT)}
LESSONS = {slug: (t.assignment / "notebook.py").read_text("utf-8") for slug, t in TASKS.items()}
GIVEN = {slug: [lesson] for slug, lesson in LESSONS.items()}
SHORT = {"sigmoide"}  # three formulas of a line each: nobody can tell who wrote them

ONE_HAND = {  # variants of one answer, kept for what comes back from them
    *("complejo_sin_imaginaria", "float_de_una_matriz", "longdouble", "pandas_normalizar"),
}


def submission(task: str, name: str, source: str) -> Report:
    """A graded submission of one cell."""
    digest = sha256(source.encode()).hexdigest()
    return Report(
        Submission(name, f"{name}.py", digest, (source,), task, name.title()), Status.GRADED, task
    )


def styles(task: str) -> list[Report]:
    """The right answers to a task that were written by themselves, and the reference."""
    own = [p for p in sorted((STYLES / task).glob("*.py")) if p.stem not in ONE_HAND]
    paths = [*own, TASKS[task].solution / "solution.py"]
    return [submission(task, path.stem, path.read_text("utf-8")) for path in paths]


def names(reports: Iterable[Report]) -> set[str]:
    return {report.submission.id for report in reports}


@pytest.mark.parametrize("slug", sorted(TASKS))
def test_independent_right_answers_are_not_alike(slug: str) -> None:
    """No two of tests/styles, nor one of them and the reference."""
    assert likenesses(styles(slug), GIVEN) == ()


def test_one_answer_with_a_line_changed_is_found() -> None:
    """All variants of it are one group, and nobody else is in it."""
    variants = [
        submission("ols", name, (STYLES / "ols" / f"{name}.py").read_text("utf-8"))
        for name in sorted(ONE_HAND)
    ]

    (group,) = likenesses([*styles("ols"), *variants], GIVEN)

    assert names(group.reports) == ONE_HAND


@pytest.mark.parametrize("slug", sorted(set(TASKS) - SHORT))
@pytest.mark.parametrize("how", disguise.ALL, ids=lambda how: how.__name__)
def test_a_disguised_copy_is_found(slug: str, how: Callable[[str], str]) -> None:
    """Of every style and whatever the disguise: names, order, comments and layout, loops, all."""
    originals = styles(slug)
    copies = [
        submission(slug, f"copia-{r.submission.id}", how(r.submission.cells[0])) for r in originals
    ]

    groups = likenesses([*originals, *copies], GIVEN)

    pairs = {frozenset(names(group.reports)) for group in groups}
    assert pairs == {frozenset({n, f"copia-{n}"}) for n in names(originals)}


def test_the_disguises_change_what_they_say() -> None:
    """Otherwise the test above would prove nothing: each makes another text that still runs."""
    source = styles("xor")[0].submission.cells[0]

    texts = {how(source) for how in disguise.ALL}

    assert len(texts) == len(disguise.ALL)
    assert source not in texts
    for text in texts:
        compile(text, "copia", "exec")


def test_what_the_task_gives_is_nobodys() -> None:
    """Two untouched notebooks, the very same file among them, are not alike."""
    untouched = submission("xor", "a", LESSONS["xor"])
    other = replace(untouched, submission=replace(untouched.submission, id="b"))

    assert likenesses([untouched, other], GIVEN) == ()
    assert len(likenesses([untouched, other], {})) == 1  # the wall taken away


def test_an_older_wording_of_what_was_given_is_nobodys() -> None:
    """A helper of the task's notebook is known by its name: last year's does the same otherwise."""
    old = "def al_completar():\n" + "".join(f"    a = np.sin(a) + {n} * b\n" for n in range(60))
    one, other = submission("xor", "a", old + "# 1"), submission("xor", "b", old + "# 2")

    given = {"xor": [LESSONS["xor"], "def al_completar():\n    yield\n"]}
    assert likenesses([one, other], given) == ()
    assert len(likenesses([one, other], GIVEN)) == 1


def test_the_same_file_is_said_to_be_the_same() -> None:
    """However short it is, and it hangs together with all that are like it."""
    one, other = styles("sigmoide")[:2]
    again = replace(one, submission=replace(one.submission, id="otra"))

    (group,) = likenesses([one, other, again], GIVEN)

    assert names(group.reports) == {one.submission.id, "otra"}
    assert group.pairs[0].identical


def test_three_of_a_kind_are_one_group() -> None:
    """A task's group never reaches into another task."""
    source = styles("ols")[0].submission.cells[0]
    three = [submission("ols", n, how(source)) for n, how in zip("abc", disguise.ALL, strict=False)]
    alone = submission("xor", "d", source)

    (group,) = likenesses([*three, alone], GIVEN)

    assert names(group.reports) == {"a", "b", "c"}
    assert len(group.pairs) == 3


@pytest.mark.parametrize("cell", ["def f(:", "(" * 5000, "x = " + "-" * 50_000 + "1", "\x00", ""])
def test_code_that_python_does_not_read_is_like_nothing(cell: str) -> None:
    """It ends nothing, and the others are compared."""
    one = styles("ols")[0]
    broken = submission("ols", "roto", cell)
    twice = replace(one, submission=replace(one.submission, id="otra"))

    (group,) = likenesses([broken, one, twice], GIVEN)

    assert names(group.reports) == {one.submission.id, "otra"}


def test_of_a_very_large_class_the_page_says_what_was_looked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only the same code is found above the bound; the page says so where nothing is found too."""
    monkeypatch.setattr(likeness, "MOST", 2)
    source = styles("ols")[0].submission.cells[0]
    copy = submission("ols", "copia", disguise.renamed(source))
    longer = submission("ols", "otra", f"{source}\n\ndef más(x):\n    return 2 * x + 1 - x / 3\n")
    original = submission("ols", "original", source)

    folder.write_class([original, copy, longer], tmp_path / "a")
    folder.write_class(styles("ols"), tmp_path / "b")

    found, none = ((tmp_path / n / "report" / "parecidos.html").read_text("utf-8") for n in "ab")
    (pair,) = re.findall("<summary>(.*?):", found)
    assert set(pair.split(" y ")) == {"original", "copia"}
    assert "solo se buscan las que dicen lo mismo" in found
    assert "solo se buscan las que dicen lo mismo" in none
    assert "Ninguna pareja de las que se compararon" in none


def test_the_page_shows_both_and_accuses_nobody(tmp_path: Path) -> None:
    """Side by side, escaped, what they share marked; a student's own page says nothing of it."""
    source = styles("xor")[0].submission.cells[0] + "\ndef f():\n    return '<script>'\n"
    one, other = (
        submission("xor", "ana", source), submission("xor", "luis", disguise.renamed(source))
    )  # fmt: skip
    for report in (one, other):
        folder.write_submission(report, tmp_path)

    folder.write_class([one, other], tmp_path)

    page = (tmp_path / "report" / "parecidos.html").read_text("utf-8")
    assert "Mira estas dos" in page
    assert "no acusa a nadie" in page
    assert page.count("<pre") == 2
    assert page.count("<mark>") > 20
    assert "<script>" not in page
    assert 'href="parecidos.html"' in (tmp_path / "report" / "index.html").read_text("utf-8")
    for name in ("ana", "luis"):
        assert "parecid" not in (tmp_path / "report" / f"{name}.html").read_text("utf-8")


def test_the_disguised_source_is_python() -> None:
    """The renaming keeps what the task calls, so a copy would earn the same points."""
    copy = ast.parse(disguise.renamed(styles("xor")[0].submission.cells[0]))

    assert set(TASKS["xor"].functions) <= {
        node.name for node in ast.walk(copy) if isinstance(node, ast.FunctionDef)
    }
