"""What is about to go back to an LMS: row by row for a person, file by file for the folder."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from autograder.model import Refusal
from autograder.storage import make_private, refuse_links, write_together

MARKER = ".gradiente-upload.json"  # the files in the folder that are ours, as they were written


class Fate(StrEnum):
    """What becomes of a row of the LMS's file, or of a submission that has none."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    REVIEW = "needs review"
    LEFT = "left as it is"
    EMPTY = "no submission"
    UNKNOWN = "not in the file"
    OTHER = "another task"


@dataclass(frozen=True, slots=True)
class Entry:
    """A student's line: the grade that stands in the file, the one that goes in, what to know."""

    student: str
    old: str
    new: str
    fate: Fate
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Upload:
    """The files to be uploaded by name, and everything a person should know before that."""

    files: Mapping[str, bytes]
    entries: tuple[Entry, ...]
    notes: tuple[str, ...] = ()


def check_folder(upload: Upload, out: Path) -> dict[str, str]:
    """The files of ours in the folder; Refusal when one would replace a file that is not."""
    ours = _ours(out)
    for name in upload.files:
        if (out / name).exists() and ours.get(name) != _digest((out / name).read_bytes()):
            raise Refusal(
                f"{out / name} was not written by gradiente, or was changed since: "
                "move it away or give --out another folder"
            )
    return ours


def write(upload: Upload, out: Path) -> tuple[Path, ...]:
    """Write every file or none; Refusal when one would replace a file that is not ours."""
    refuse_links(out)
    ours = check_folder(upload, out)
    make_private(out)
    written = {name: _digest(content) for name, content in upload.files.items()}
    marker = json.dumps(ours | written, ensure_ascii=False, indent=2).encode()
    write_together(out, {**upload.files, MARKER: marker})
    return tuple(out / name for name in upload.files)


def _ours(out: Path) -> dict[str, str]:
    if out.exists() and not out.is_dir():
        raise Refusal(f"{out} is a file: give --out a folder")
    try:
        content = json.loads((out / MARKER).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()
