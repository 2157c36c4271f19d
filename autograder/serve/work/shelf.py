"""The tasks of the course as this process loaded them, with the digests they had then."""

from __future__ import annotations

from pathlib import Path

from autograder import catalog
from autograder.judging import basis, exams
from autograder.model import Basis, Refusal, Task


class Shelf:
    """Every task by its slug; what changes on disk is seen after a restart."""

    def __init__(self, root: Path | None) -> None:
        self.root = catalog.find_root(root)
        self.tasks = {task.slug: task for task in catalog.load_tasks(self.root)}
        self._bases = {slug: basis.of(task) for slug, task in self.tasks.items()}
        if not self.tasks:
            raise Refusal(f"{self.root} has no tasks")

    def get(self, slug: str | None) -> Task | None:
        """The task of that slug; None where there is none, or none any more."""
        return self.tasks.get(slug or "")

    def basis(self, slug: str | None) -> Basis:
        """What grades of this task stand on."""
        return self._bases.get(slug or "") or basis.of(None)

    def load(self) -> None:
        """Read every test and solution once, before there are threads that need them."""
        for task in self.tasks.values():
            exams.load(task)
