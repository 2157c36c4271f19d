"""What holds the files of a class: a zip, or a folder read as a zip would be."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Protocol

from autograder.intake import files, notebook
from autograder.intake.archive import Archive, Member, UnusableArchive, is_hidden
from autograder.model import Refusal


class Source(Protocol):
    """A zip or a folder: its members, and the bytes of each."""

    members: tuple[Member, ...]

    def read(self, member: Member) -> bytes:
        """The bytes; an exception that `notebook.read_bytes` puts in words when there are none."""

    def close(self) -> None:
        """Let go of what is held open."""


class Folder:
    """The files below a folder, under the names and with the methods of an Archive."""

    def __init__(self, path: Path) -> None:
        """List the files; links to folders are not followed."""
        self._path = path
        self._files = sorted(_files(path))
        self.members = tuple(_member(file, path, number) for number, file in enumerate(self._files))

    def read(self, member: Member) -> bytes:
        """The bytes of a file; notebook.Unreadable when it cannot be read."""
        return notebook.load(self._files[member.number], self._path)

    def close(self) -> None:
        """Nothing is held open."""


def open_source(path: Path) -> Source | None:
    """What is read at `path`; None for a single file, Refusal for a damaged zip."""
    if path.is_dir() and path.suffix not in files.SUFFIXES:
        return Folder(path)
    if path.suffix.lower() != ".zip" or not path.is_file():
        return None
    try:
        return Archive(path)
    except UnusableArchive as error:
        raise Refusal(f"{path} is refused whole: {error}; download it again") from None


def _files(folder: Path) -> Iterator[Path]:
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        return
    for entry in entries:
        if entry.suffix in files.SUFFIXES or entry.is_symlink() or not entry.is_dir():
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
