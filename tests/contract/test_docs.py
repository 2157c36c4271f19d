"""The documents name what exists: whoever renames a file or a command reads what is said of it."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from autograder.cli import main

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(
    path.relative_to(ROOT).as_posix()
    for path in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"))
    if path.name != "CHANGELOG.md"  # which tells of what was
)
SUFFIXES = {".md", ".py", ".toml", ".txt"}
EXAMPLE = re.compile(r"<|\*|mi_tarea|entrega")


def links(text: str) -> Iterator[str]:
    """The targets of a page's links and pictures, other sites apart."""
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if "://" not in target:
            yield target.partition("#")[0]


def code_paths(text: str) -> Iterator[str]:
    """What a page writes as code that looks like a file or folder of the project."""
    for word in re.findall(r"`([\w./<>*-]+)`", text):
        is_path = Path(word).suffix in SUFFIXES or (word.endswith("/") and word.count("/") > 1)
        if is_path and not EXAMPLE.search(word):
            yield word


def is_in_engine(name: str) -> bool:
    """Whether a path ends so below autograder/."""
    tail = Path(name).parts
    return any(path.parts[-len(tail) :] == tail for path in (ROOT / "autograder").rglob("*"))


def commands(text: str) -> Iterator[list[str]]:
    """The words after each `gradiente` in the blocks of a page that are for a terminal."""
    for block in re.findall(r"```sh\n(.*?)```", text, re.DOTALL):
        for line in re.split(r"\n|&&|;", block.replace("\\\n", " ")):
            words = shlex.split(line, comments=True)
            if words[:1] == ["gradiente"]:
                yield words[1:]


def unknown(words: list[str]) -> list[str]:
    """What of a command the program does not know: its name, or an option."""
    command: click.Command = main
    while isinstance(command, click.Group) and words and not words[0].startswith("-"):
        name, *words = words
        inner = command.get_command(click.Context(command), name)
        if inner is None:
            return [name]
        command = inner
    known = {name for one in command.params for name in (*one.opts, *one.secondary_opts)}
    return [word for word in words if word.startswith("--") and word not in known]


@pytest.mark.parametrize("page", PAGES)
def test_commands_are_those_of_the_program(page: str) -> None:
    """A reader who types what stands there is understood."""
    given = list(commands((ROOT / page).read_text("utf-8")))

    assert [(words, wrong) for words in given if (wrong := unknown(words))] == []


def test_a_command_that_nobody_knows_is_found() -> None:
    """A wrong name and a wrong option are told, on a line that goes on too."""
    text = "```sh\ngradiente grada x && gradiente grade x \\\n  --ut r\n```"

    assert [unknown(words) for words in commands(text)] == [["grada"], ["--ut"]]


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    """A reader who follows a link finds a page."""
    path = ROOT / page

    dead = [link for link in links(path.read_text("utf-8")) if not (path.parent / link).exists()]

    assert dead == []


@pytest.mark.parametrize("page", ["docs/architecture.md", "docs/glossary.md"])
def test_modules_are_where_a_page_says(page: str) -> None:
    """A reader who looks for a module finds it, below autograder/ or from the root."""
    names = set(code_paths((ROOT / page).read_text("utf-8")))

    lost = [name for name in names if not (ROOT / name).exists() and not is_in_engine(name)]

    assert names
    assert lost == []
