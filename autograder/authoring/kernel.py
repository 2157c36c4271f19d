"""A notebook of the template in a Jupyter kernel, as a student runs it."""

from __future__ import annotations

import subprocess
import warnings
from pathlib import Path
from typing import Any

from autograder.authoring import template
from autograder.model import Refusal, Submission, Task

INSTALL = "pip install -c constraints.txt -e '.[site]'"


def answered(task: Task, submission: Submission) -> Any:
    """The task's notebook, its code cells with the sources of the submission."""
    import nbformat

    notebook: Any = nbformat.from_dict(template.notebook(task))
    codes = (cell for cell in notebook.cells if cell.cell_type == "code")
    for cell, source in zip(codes, submission.cells, strict=True):
        cell.source = source
    return notebook


def run(notebook: Any, folder: Path, seconds: int) -> None:
    """Execute the notebook in `folder`, each cell within so many seconds."""
    try:
        from nbclient import NotebookClient
    except ImportError as error:
        raise Refusal(f"{error.name} is not installed, and runs notebooks: {INSTALL}") from error
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Jupyter's own, about event loops and paths
        resources = {"metadata": {"path": str(folder)}}
        client = NotebookClient(notebook, timeout=seconds, resources=resources)
        client.execute(stderr=subprocess.DEVNULL)  # a kernel warns there of its own way to talk
