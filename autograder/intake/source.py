"""What holds the files of a class: a zip, a folder read as a zip would be, or one file."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Protocol

from autograder.intake import notebook
from autograder.intake.archive import Archive, Member, UnusableArchive
from autograder.intake.kinds import GRADABLE, is_hidden, is_litter
from autograder.model import Refusal


class Source(Protocol):
    """A zip, a folder or a file: its members, and the bytes of each."""

    members: tuple[Member, ...]

    def read(self, member: Member) -> bytes:
        """The bytes; an exception that `notebook.read_bytes` puts in words when there are none."""

    def close(self) -> None:
        """Let go of what is held open."""


class Folder:
    """The files below a folder, or one file, under the names and with the methods of an Archive."""

    def __init__(self, path: Path) -> None:
        """List the files; links to folders are not followed."""
        self.is_file = not is_folder(path)
        folder = path.parent if self.is_file else path
        self._home = folder.resolve()
        self._files = [path] if self.is_file else sorted(_files(path))
        listed = enumerate(self._files)
        self.members = tuple(_member(file, folder, number) for number, file in listed)

    def read(self, member: Member) -> bytes:
        """The bytes of a file; notebook.Unreadable when it cannot be read."""
        return notebook.load(self._files[member.number], self._home)

    def close(self) -> None:
        """Nothing is held open."""


def open_source(path: Path) -> Source:
    """What is read at `path`; Refusal for a damaged zip."""
    if path.suffix.lower() != ".zip" or not path.is_file():
        return Folder(path)
    try:
        return Archive(path)
    except UnusableArchive as error:
        raise Refusal(f"{path} is refused whole: {error}; download it again") from None


def is_folder(path: Path) -> bool:
    """Whether there may be files in it; a folder called x.ipynb is a file, to be reported."""
    return path.is_dir() and path.suffix.lower() not in GRADABLE


def _files(folder: Path) -> Iterator[Path]:
    """Everything below a folder that may be somebody's."""
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        return
    for entry in entries:
        if is_litter(entry.name):
            continue
        if entry.is_symlink() or not is_folder(entry):
            yield entry
        elif not is_hidden(entry.name):
            yield from _files(entry)


def _member(file: Path, folder: Path, number: int) -> Member:
    name = unicodedata.normalize("NFC", file.relative_to(folder).as_posix())
    facts = file.lstat()
    return Member(name, number, facts.st_size, _moment(facts.st_mtime))


def _moment(seconds: float) -> datetime | None:
    try:
        return datetime.fromtimestamp(seconds)
    except (ValueError, OverflowError, OSError):  # a disk may say a year that no calendar has
        return None
