"""A folder read as a download would be: the unpacked zip of Moodle, or a folder per student."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from autograder import batch, notebook
from autograder.lms.archive import Member, is_hidden


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


def _files(folder: Path) -> Iterator[Path]:
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        return
    for entry in entries:
        if entry.suffix in batch.SUFFIXES or entry.is_symlink() or not entry.is_dir():
            yield entry
        elif not is_hidden(entry.name):
            yield from _files(entry)


def _member(file: Path, folder: Path, number: int) -> Member:
    name = unicodedata.normalize("NFC", file.relative_to(folder).as_posix())
    facts = file.lstat()
    return Member(name, number, facts.st_size, datetime.fromtimestamp(facts.st_mtime))
