"""A student's file becomes a Submission; whatever is wrong with it is said in Spanish, not raised.

Notebooks are read as the JSON they are: validating them with nbformat takes a second, and a
notebook that is slightly off still holds the student's code.
"""

from __future__ import annotations

import codecs
import hashlib
import io
import json
import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from autograder.intake import handout, phrases
from autograder.intake.archive import (
    LARGEST,
    Archive,
    Member,
    RefusedMember,
    UnusableArchive,
)
from autograder.intake.companions import LARGEST as LARGEST_SCRIPT
from autograder.intake.companions import Neighbour, asked_for, bare, beside, names
from autograder.intake.kinds import document, is_hidden, kind
from autograder.intake.script import cells_of
from autograder.model import Misplaced, Submission
from autograder.words import printable

CELL_TYPE = re.compile(r'"cell_type"\s*:')
LARGEST_TEXT = 64 << 20  # bytes; as text in memory up to four times as much
MOST_OPENED = 500_000  # lists and objects of JSON, or braces in its texts: 200 bytes each
MOST_VALUES = 4_000_000  # commas: of images of numbers there are many
MOST_CELLS = 5000
MOST_CODE = 2 << 20  # letters of all cells together: what is typed is a hundred times less
MOST_LEADING = 4  # notebooks of one zip that are read to see which of them runs the others
MOST_SCRIPTS = 200  # of one zip that are looked into for the tests of the course
LONGEST_NAME = 40
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1a]|\A%PDF|\APK")  # no text has these
CONFLICT = re.compile(r"^(?:<{7} |={7}$|>{7} |\|{7} )", re.MULTILINE)
LANGUAGES = frozenset(
    {
        *("apl", "bash", "c", "c++", "clojure", "cpp", "csharp", "c#", "f#", "fortran", "gnuplot"),
        *("go", "haskell", "ir", "java", "javascript", "js", "julia", "kotlin", "lisp", "lua"),
        *("maple", "mathematica", "matlab", "node", "octave", "perl", "php", "powershell", "r"),
        *("prolog", "q", "racket", "ruby", "rust", "sas", "scala", "scilab", "sparql", "sql"),
        *("stata", "swift", "tcl", "typescript", "wolfram", "xcpp11", "xcpp14", "xcpp17", "zsh"),
    }
)  # any other name is a person's own, of an environment or a kernel
_MOST_MISPLACED = 100
DEFINITION = re.compile(r"^[> \t\xa0`]*def\s+(\w{1,80})\s*\(", re.MULTILINE)
LINK = re.compile(rb"(?:colab|drive|docs)(?=\.(?:research\.)?google|\s*\Z)")
LONGEST_LINK = 4096  # bytes; a file that only leads somewhere else is short


Unpacked = tuple[str, bytes, tuple[Neighbour, ...]]  # the kind of a file, it, and what lies there


class Unreadable(Exception):
    """The file is not a Python notebook; the Spanish sentence says why and what to do."""


def read(path: Path, id_: str, folder: Path) -> Submission:
    """Read a submission; `problem` is set when it cannot be graded."""
    name = path.relative_to(folder).as_posix() if path.is_relative_to(folder) else path.name
    return read_bytes(name, id_, lambda: load(path, folder.resolve()))


def read_bytes(name: str, id_: str, take: Callable[[], bytes]) -> Submission:
    """The submission in the bytes that `take` brings from wherever the file lies."""
    suffix = kind(name)
    data, neighbours = b"", tuple[Neighbour, ...]()
    try:
        data = take()
        if suffix == ".zip":
            suffix, data, neighbours = _unpacked(data)
        _expect_notebook(name, data)
        read = _parse(suffix, data)
    except (Unreadable, RefusedMember) as problem:
        return Submission(id_, name, _digest(data), problem=str(problem))
    except Exception as fault:  # noqa: BLE001 - whatever a file raises, the others are read
        reason = phrases.UNEXPECTED.format(type(fault).__name__)
        return Submission(id_, name, _digest(data), problem=reason)
    own = replace(read, id=id_, file=name, sha256=_digest(data))
    return with_files(own, neighbours)


def with_files(submission: Submission, neighbours: Iterable[Neighbour]) -> Submission:
    """The submission with the files near it that its code asks for."""
    files = asked_for(submission.cells, map(_without_outputs, neighbours))
    if not files:
        return submission
    remark = phrases.COMPANIONS.format(", ".join(file.name for file in files))
    return replace(submission, files=files, remarks=(*submission.remarks, remark))


def _without_outputs(neighbour: Neighbour) -> Neighbour:
    """A notebook is only wanted for its code: its pictures would take the room of all files."""
    if kind(neighbour.name) != ".ipynb":
        return neighbour
    return Neighbour(neighbour.name, 0, lambda: bare(_parse(".ipynb", neighbour.read()).cells))


def load(path: Path, folder: Path) -> bytes:
    """The bytes of a file that lies below `folder`; Unreadable when it does not, or is none.

    `folder` is resolved: links on the way to it are no ways out of it.
    """
    if not path.resolve().is_relative_to(folder):
        raise Unreadable(phrases.LINK_OUT)
    if path.is_dir():
        raise Unreadable(phrases.FOLDER.format(path.name))
    try:
        if not path.is_file():
            raise Unreadable(phrases.NO_FILE.format(path.name))
        if path.stat().st_size > LARGEST:
            raise Unreadable(phrases.TOO_LARGE.format(LARGEST >> 20))
        return path.read_bytes()
    except OSError as error:
        reason = os.strerror(error.errno or 0)
        raise Unreadable(phrases.UNREADABLE.format(reason)) from None


def _expect_notebook(name: str, data: bytes) -> None:
    """Unreadable for a document, and for what only says where the notebook lies."""
    if len(data) <= LONGEST_LINK and (link := LINK.search(data)) and b'"cells"' not in data:
        raise Unreadable(phrases.DRIVE_LINK.format(link[0].decode().capitalize()))
    if what := document(name):
        raise Unreadable(phrases.DOCUMENT.format(what))


def _unpacked(
    data: bytes, *, inside_another: bool = False
) -> tuple[str, bytes, tuple[Neighbour, ...]]:
    """The one notebook of an otter export or of a folder, else its one script, and its kind.

    With it comes what lies beside it. A zip that holds nothing but another one was packed twice.
    """
    try:
        archive = Archive(io.BytesIO(data))
    except UnusableArchive:
        raise Unreadable(phrases.DAMAGED_EXPORT) from None
    members = [member for member in archive.members if not is_hidden(member.name)]
    notebooks = [member for member in members if kind(member.name) == ".ipynb"]
    inside = notebooks or _scripts(members, archive)
    zips = [member for member in members if kind(member.name) == ".zip"]
    if not (inside or inside_another) and len(zips) == 1 and zips[0].size <= LARGEST_TEXT:
        return _unpacked(archive.read(zips[0]), inside_another=True)
    if 1 < len(inside) <= MOST_LEADING:
        inside = _leading(inside, archive) or inside
    if len(inside) != 1:
        raise Unreadable(phrases.NOT_ONE_NOTEBOOK.format(len(notebooks)))
    around = (
        Neighbour(beside(inside[0].name, member.name), member.size, partial(archive.read, member))
        for member in members
        if not member.astray
    )
    return kind(inside[0].name), archive.read(inside[0]), tuple(around)


def _scripts(members: Sequence[Member], archive: Archive) -> list[Member]:
    """The scripts of a zip; where there are several, without the tests that the course gave out."""
    scripts = [member for member in members if kind(member.name) == ".py"]
    small = [m for m in scripts if m.size <= LARGEST_SCRIPT and not m.problem][:MOST_SCRIPTS]
    if len(scripts) < 2:
        return scripts
    tests = {m for m in small if handout.is_test(m.name, [_code(m, archive)])}
    return [script for script in scripts if script not in tests]


def _leading(notebooks: Sequence[Member], archive: Archive) -> list[Member]:
    """The notebooks that no other one of them runs."""
    code = {n.number: _code(n, archive) for n in notebooks}
    return [
        notebook
        for notebook in notebooks
        if not any(
            names(code[other.number], notebook.name) for other in notebooks if other is not notebook
        )
    ]


def _code(member: Member, archive: Archive) -> str:
    """What is Python in a member; nothing where it is no notebook, or empty."""
    try:
        return "\n".join(_parse(kind(member.name), archive.read(member)).cells)
    except Unreadable:
        return ""


def _parse(suffix: str, data: bytes) -> Submission:
    """What a file says of itself: its cells, the task it declares, what stands beside the code."""
    text = _text(data)
    if suffix == ".py":
        _expect_typed(text)
        if len(CONFLICT.findall(text)) > 1:
            raise Unreadable(phrases.CONFLICT)
        read = Submission("", "", "", cells_of(text))
    else:
        notebook = _json(text)
        _expect_python(notebook)
        code, misplaced = _code_cells(notebook), tuple(_misplaced(notebook))
        _expect_typed(*code)
        read = Submission("", "", "", code, declared=_declared_task(notebook), misplaced=misplaced)
    if not any(cell.strip() for cell in read.cells) and not read.misplaced:
        raise Unreadable(phrases.NO_CODE)
    if len(read.cells) > MOST_CELLS:
        raise Unreadable(phrases.MANY_CELLS.format(len(read.cells), MOST_CELLS))
    return replace(read, cells=tuple(map(_whole_letters, read.cells)))


def _expect_typed(*code: str) -> None:
    """Unreadable where there is more code than anybody types: each look at it would take long."""
    if sum(map(len, code)) > MOST_CODE:
        raise Unreadable(phrases.MUCH_CODE.format(MOST_CODE >> 20))


def _text(data: bytes) -> str:
    if not data.strip(b"\0 \r\n\t"):
        raise Unreadable(phrases.EMPTY)
    if len(data) > LARGEST_TEXT:
        raise Unreadable(phrases.TOO_LARGE.format(LARGEST_TEXT >> 20))
    try:
        return data.decode(_encoding(data[:4]))
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _encoding(start: bytes) -> str:
    """The encoding its first bytes tell of; JSON begins with ASCII, so zeros betray UTF-16."""
    if start.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if b"\0" in start:
        return "utf-16-be" if start[0] == 0 else "utf-16-le"
    return "utf-8"


def _refuse_excess(text: str) -> None:
    """Count what JSON would become, before it takes memory."""
    if (cells := sum(1 for _ in CELL_TYPE.finditer(text))) > MOST_CELLS:
        raise Unreadable(phrases.MANY_CELLS.format(cells, MOST_CELLS))
    if text.count("{") + text.count("[") > MOST_OPENED or text.count(",") > MOST_VALUES:
        raise Unreadable(phrases.TOO_MANY_VALUES)


def _damage(text: str, error: json.JSONDecodeError) -> str:
    """What is wrong with a text that is no JSON: its end is missing, or something inside."""
    if _BINARY.search(text[:1000]):
        return phrases.NO_TEXT
    if not text.lstrip().startswith(("{", "[")):
        return phrases.NO_JSON
    if error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated string"):
        return phrases.CUT_OFF.format(phrases.CUT_OFF_LINE.format(error.lineno))
    return phrases.DAMAGED_JSON.format(error.lineno)


def _json(text: str) -> dict[str, Any]:
    _refuse_excess(text)
    try:
        # No number of a notebook says anything here: in place of millions, their lengths.
        notebook = json.loads(text, parse_float=len, parse_int=len)
    except json.JSONDecodeError as error:
        if CONFLICT.search(text):
            raise Unreadable(phrases.CONFLICT) from None
        if text.lstrip().startswith("<"):
            raise Unreadable(phrases.WEB_PAGE) from None
        raise Unreadable(_damage(text, error)) from None
    except RecursionError:
        raise Unreadable(phrases.TOO_DEEP) from None
    if not isinstance(notebook, dict) or not ("cells" in notebook or "worksheets" in notebook):
        raise Unreadable(phrases.OTHER_JSON)
    return notebook


def _expect_python(notebook: dict[str, Any]) -> None:
    metadata = _dict(notebook.get("metadata"))
    kernel, language = _dict(metadata.get("kernelspec")), _dict(metadata.get("language_info"))
    given = language.get("name") or kernel.get("language") or kernel.get("name")
    if isinstance(given, str) and given.lower() in LANGUAGES:
        raise Unreadable(phrases.OTHER_LANGUAGE.format(_short(given)))


def _code_cells(notebook: dict[str, Any]) -> tuple[str, ...]:
    """The sources of all code cells."""
    return tuple(_source(c) for c in _cells(notebook) if c.get("cell_type") == "code")


def _misplaced(notebook: dict[str, Any]) -> Iterator[Misplaced]:
    """The functions that are written in cells of text."""
    for cell in _cells(notebook):
        if (kind := cell.get("cell_type")) in ("markdown", "raw"):
            names = DEFINITION.findall(_source(cell)) if "def" in _source(cell) else []
            yield from (Misplaced(name, str(kind)) for name in names[:_MOST_MISPLACED])


def _cells(notebook: dict[str, Any]) -> list[dict[str, Any]]:
    """All cells, of any kind; nbformat 3 kept them in worksheets, under `input`."""
    raw = _list(notebook.get("cells")) or [
        cell
        for sheet in _list(notebook.get("worksheets"))
        for cell in _list(_dict(sheet).get("cells"))
    ]
    return [_dict(cell) for cell in raw]


def _source(cell: dict[str, Any]) -> str:
    source = cell.get("source", cell.get("input", ""))
    return "".join(map(str, source)) if isinstance(source, list) else str(source)


def _declared_task(notebook: dict[str, Any]) -> str | None:
    declared = _dict(_dict(notebook.get("metadata")).get("gradiente")).get("task")
    return _short(declared) if isinstance(declared, str) else None


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> list[Any]:
    """A list, or none of it; Unreadable for what stands where JSON must have a list."""
    if value is None or isinstance(value, list):
        return value or []
    raise Unreadable(phrases.NO_LIST_OF_CELLS)


def _whole_letters(source: str) -> str:
    """Code that Python can compile: half an emoji in a comment or a text costs nothing."""
    if source.isascii():
        return source
    return source.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _short(name: str) -> str:
    """A word of somebody else's, to be shown or looked up."""
    return printable(name[:LONGEST_NAME])


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
