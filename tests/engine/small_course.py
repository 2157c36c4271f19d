"""A small course in a folder of its own, as `gradiente new` writes it."""

from __future__ import annotations

from pathlib import Path

from autograder import catalog
from autograder.authoring import scaffold
from autograder.model import Task

SLUG = "dobles"


def small_course(folder: Path, **files: str) -> Task:
    """Its one task; `files` replace those of the scaffold, by the first part of their names."""
    scaffold.write(SLUG, folder)
    for name, text in files.items():
        path = PLACES[name].format(folder=folder, slug=SLUG)
        Path(path).write_text(text, encoding="utf-8", errors="surrogatepass")
    (task,) = catalog.load_tasks(folder)
    return task


PLACES = {
    "notebook": "{folder}/assignments/{slug}/notebook.py",
    "public": "{folder}/assignments/{slug}/tests/funcion.py",
    "solution": "{folder}/solutions/{slug}/solution.py",
    "stand_ins": "{folder}/solutions/{slug}/stand_ins.py",
    "misconceptions": "{folder}/solutions/{slug}/misconceptions.py",
    "cases": "{folder}/solutions/{slug}/cases.py",
    "hidden": "{folder}/tests/hidden/{slug}/funcion.py",
}
