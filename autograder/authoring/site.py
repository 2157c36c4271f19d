"""The lessons as pages that anybody may read: what a student is given, and the pictures it draws.

The pictures are those of the solved notebook, executed here. Nothing else of it is taken: no code,
no printed text, no name of a file; `solutions/` and `tests/hidden/` leave no byte in a site.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markupsafe import Markup

from autograder.authoring import kernel, page, path, template, verify
from autograder.model import Refusal, Task

MARK = ".gradiente-site"  # the file that tells our folders from others
KERNEL_SECONDS = 600  # for one cell: MNIST's training may take its time
SKIPPED = {"preparacion", "resumen"}  # cells of the template that are no lesson


@dataclass(frozen=True, slots=True)
class Image:
    """A PNG in base64, and what it shows in words."""

    data: str
    alt: str


@dataclass(frozen=True, slots=True)
class Part:
    """A cell of a lesson."""

    body: Markup
    markdown: bool
    pictures: tuple[Image, ...] = ()


def build(tasks: Sequence[Task], target: Path, begun: Callable[[Task], None]) -> None:
    """Write the site into `target`, a new or empty folder or a site of ours; tell of each task."""
    _refuse_others(target)
    text = path.readme(path.course(tasks), lambda task: f"{task.slug}.html")
    target.mkdir(parents=True, exist_ok=True)
    (target / MARK).write_text("", encoding="utf-8")
    _write(target / "index.html", page.whole(text))
    for place, task in enumerate(tasks):
        begun(task)
        neighbours = (tasks[place - 1] if place else None, *tasks[place + 1 : place + 2], None)
        _write(target / f"{task.slug}.html", lesson(task, tasks, neighbours))
        _write(target / f"{task.slug}.ipynb", template.notebook_text(task))


def lesson(
    task: Task, tasks: Sequence[Task], neighbours: Sequence[Task | None] = (None, None)
) -> str:
    """The page of one task, between its neighbours."""
    return page.rendered(
        "lesson.html.j2", task=task, parts=list(_parts(task)), time=path.hours(task.hours),
        needs=[other for other in tasks if other.slug in task.needs],
        before=neighbours[0], after=neighbours[1],
    )  # fmt: skip


def _parts(task: Task) -> Iterator[Part]:
    """The cells of the lesson as a student gets them, with the pictures of the solved notebook."""
    for cell, solved in zip(template.notebook(task)["cells"], _solved(task), strict=True):
        source, tags = "".join(cell["source"]), cell["metadata"].get("tags", [])
        if cell["cell_type"] == "markdown":
            yield Part(page.html(source), markdown=True)
        elif SKIPPED.isdisjoint(tags):
            drawn = (o for o in solved.outputs if "image/png" in o.get("data", {}))
            yield Part(page.code(source), markdown=False, pictures=tuple(map(_image, drawn)))


def _solved(task: Task) -> Any:
    """The cells of the solved notebook after a run in an empty folder."""
    notebook = kernel.answered(task, verify.solved(task))
    with tempfile.TemporaryDirectory() as folder:
        kernel.run(notebook, Path(folder), KERNEL_SECONDS)
    return notebook.cells


def _image(output: Any) -> Image:
    metadata = output.get("metadata", {}).get("image/png", {})
    return Image(output.data["image/png"].strip(), metadata.get("alt", "Figura de la lección."))


def _refuse_others(target: Path) -> None:
    if target.is_dir() and any(target.iterdir()) and not (target / MARK).is_file():
        raise Refusal(f"{target} has files in it and is no site of ours: name another folder")


def _write(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8", newline="\n")
