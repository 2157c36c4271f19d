"""The lessons as pages: complete, closed to the network, kind to every reader, and no secret."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from autograder.authoring import page, path, site, template
from autograder.model import Refusal, Task
from tests.engine.small_course import small_course
from tests.report.browser import Browser

DRAWN = ("sigmoide", "logistica", "xor")  # formulas of every kind, tables, pictures
SHORT = 30  # characters: a shorter line of a solution may stand in any lesson


class Links(HTMLParser):
    """What a page refers to, and what it calls by an id."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.targets: list[str] = []
        self.loaded: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "a":
            self.targets.append(given.get("href") or "")
        if tag in {"img", "script", "link", "iframe"}:
            self.loaded.append(given.get("src") or given.get("href") or "")


@pytest.fixture(scope="module")
def built(tasks: tuple[Task, ...], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of some tasks of the course."""
    target = tmp_path_factory.mktemp("sitio") / "site"
    begun: list[str] = []
    site.build(
        [task for task in tasks if task.slug in DRAWN], target, lambda t: begun.append(t.slug)
    )
    assert sorted(begun) == sorted(DRAWN)
    return target


def test_every_link_leads_somewhere(built: Path) -> None:
    """Inside the site to a file of it; only an address of the web leads out."""
    for file in built.glob("*.html"):
        links = Links(file.read_text(encoding="utf-8"))
        inside = [target for target in links.targets if not target.startswith("https://")]

        assert inside
        assert [target for target in inside if not (built / target).is_file()] == []


def test_a_page_loads_nothing(built: Path) -> None:
    """Pictures are inside, and a policy forbids the rest: there is no network where it is read."""
    for file in built.glob("*.html"):
        text = file.read_text(encoding="utf-8")

        assert "default-src 'none'" in text
        assert all(source.startswith("data:image/png") for source in Links(text).loaded)


def test_formulas_and_pictures_are_there(built: Path) -> None:
    """Formulas became MathML, and every picture says in words what it shows."""
    for slug in DRAWN:
        text = (built / f"{slug}.html").read_text(encoding="utf-8")

        assert text.count("<math") > 3
        assert text.count("<figure>") == len(re.findall(r'alt="Figura', text)) > 0


def test_every_formula_is_drawn(task: Task) -> None:
    """No command of TeX is left for a reader to puzzle over, in any lesson."""
    for cell in template.notebook(task)["cells"]:
        if cell["cell_type"] == "markdown":
            whole = page.html("".join(cell["source"]))
            prose = re.sub(r"<pre.*?</pre>|<code>.*?</code>", "", whole, flags=re.S)

            assert re.findall(r".{,30}[$\\].{,30}", prose) == []


def test_a_logarithm_stands_apart() -> None:
    """Between ln and its number there is a space, before its bracket there is none."""
    drawn = page.html(r"$-\ln 2$ y $\ln(x)$")

    assert re.findall(r'rspace="(\S+)">ln</mo>', drawn) == [".17em", "0"]


def test_every_matrix_has_brackets_of_its_height() -> None:
    """A row beside a column is no taller than a row."""
    column, row = r"\begin{bmatrix} 1 \\ 2 \end{bmatrix}", r"\begin{bmatrix} 1 & 2 \end{bmatrix}"

    drawn = page.html(f"${column} {row}$")

    assert drawn.count("<mrow><mo>&#x0005B;</mo><mtable>") == 2


@pytest.mark.parametrize("slug", DRAWN)
def test_no_solution_leaves_with_it(built: Path, tasks: tuple[Task, ...], slug: str) -> None:
    """No line of solutions/ or tests/hidden/ stands in a page, but for those students have."""
    task = next(task for task in tasks if task.slug == slug)
    given = "".join(file.read_text("utf-8") for file in built.iterdir() if file.is_file())
    public = "".join(file.read_text("utf-8") for file in task.assignment.rglob("*.py"))
    secret = (*task.solution.glob("*.py"), *task.hidden.glob("*.py"))

    lines = {line.strip() for file in secret for line in file.read_text("utf-8").splitlines()}

    told = {line for line in lines if len(line) > SHORT and line in given and line not in public}
    assert told == set()
    assert any(len(line) > SHORT for line in lines)


def test_a_folder_of_somebody_else_is_left_alone(tasks: tuple[Task, ...], tmp_path: Path) -> None:
    """Only a new folder, an empty one or a site of ours is written to."""
    (tmp_path / "apuntes.txt").write_text("míos", encoding="utf-8")

    with pytest.raises(Refusal, match="name another folder"):
        site.build(tasks, tmp_path, lambda _: None)

    assert [file.name for file in tmp_path.iterdir()] == ["apuntes.txt"]


@pytest.mark.parametrize("name", ["index", DRAWN[-1]])  # each takes half a minute
def test_axe_finds_nothing(chromium: Browser, built: Path, name: str) -> None:
    """On a phone and a screen, light and dark; and nothing stands beyond the edge."""
    assert chromium.faults(built / f"{name}.html") == []


def test_a_path_without_steps(tasks: tuple[Task, ...]) -> None:
    """Tasks beyond the last step, or of a course that has none, are told all the same."""
    course = path.Course("Curso", "", path.course(tasks).steps[-1:], "")

    text = path.markdown(course, lambda task: f"{task.slug}.html")

    assert f"[{tasks[-1].title}]({tasks[-1].slug}.html)" in text
    assert tasks[0].title not in text


def test_markdown_is_no_html() -> None:
    """What stands in angle brackets is text: a lesson brings no script."""
    assert "&lt;script&gt;" in page.html("hola <script> $x<y$")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("title = ", "is not TOML"),
        ("titulo = 'x'", "'titulo' means nothing here"),
        ("title = 3", "title must be a text, not 3"),
        ("steps = [3]", "steps must be a list of tables"),
        ("[[steps]]\ntitle = 'Uno'", r"\[\[steps\]\] 1 has no until: add it"),
        ("[[steps]]\ntitle = 'Uno'\nuntil = '5'", "1: until must be a whole number"),
    ],
)
def test_a_wrong_course_file_is_named(tmp_path: Path, text: str, words: str) -> None:
    """The refusal says which file, which place in it, and what to write."""
    task = small_course(tmp_path)
    file = tmp_path / "assignments" / path.FACTS
    file.write_text(text, encoding="utf-8")

    with pytest.raises(Refusal, match=words) as refused:
        path.course((task,))

    assert str(file) in str(refused.value)
