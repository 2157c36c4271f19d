"""Files written whole or not at all, one or several together, and zips of the same bytes."""

from __future__ import annotations

import io
import os
import re
import stat
import uuid
import zipfile
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from autograder.model import Refusal

PRIVATE = 0o600  # the mode of what only its owner may read
_NEW = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
_DRAFT = re.compile(r"\.[0-9a-f]{32}\.tmp")
Content = str | bytes | Iterable[str]  # of a file; its text may come piece by piece
_UNIX = 3  # who made it, on Windows too: only then do programs in a zip stay programs


def text_of(file: Path) -> str:
    """What an author wrote in a file; Refusal where an editor saved it in another encoding."""
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise Refusal(f"{file} is not UTF-8: save it as UTF-8") from None


def write_whole(path: Path, content: Content, mode: int | None = None) -> None:
    """Write the file whole, or leave what was there; pieces are asked for as they are written."""
    write_together(path.parent, {path.name: content}, mode)


def write_together(folder: Path, files: Mapping[str, Content], mode: int | None = None) -> None:
    """Write every file or none: all drafts first, so that a full disk changes nothing.

    Lone surrogates, which UTF-8 cannot hold, become the escapes that JSON reads back. `mode` is
    theirs from the first byte on; else they are their owner's, or the group's where the folder is.
    """
    _make_folder(folder)
    if mode is None:
        mode = 0o666 if is_shared(folder) else PRIVATE  # less the umask
    drafts = {name: folder / f".{uuid.uuid4().hex}.tmp" for name in files}
    try:
        for name, draft in drafts.items():
            with os.fdopen(os.open(draft, _NEW, mode), "wb") as file:
                file.writelines(_encoded(files[name]))
        for name, draft in drafts.items():
            draft.replace(folder / name)
    except OSError as error:
        if error.errno is None or error.filename is not None:  # only a full disk says no place
            raise
        raise OSError(error.errno, error.strerror, str(folder)) from error
    finally:
        for draft in drafts.values():
            draft.unlink(missing_ok=True)


def cache_folder() -> Path | None:
    """Where what can be made again is kept between runs; None where there is no such place.

    It is made use of only where nobody else may write: compiled code is kept there.
    """
    try:
        folder = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "gradiente"
        folder.mkdir(parents=True, exist_ok=True)
        facts = folder.stat()
    except (OSError, RuntimeError):  # there may be no home
        return None
    others = stat.S_IWGRP | stat.S_IWOTH
    ours = not hasattr(os, "getuid") or (facts.st_uid == os.getuid() and not facts.st_mode & others)
    return folder if ours else None


def make_private(folder: Path) -> None:
    """Make a folder for its owner alone, where there is none; what is written in it is so too."""
    if not folder.exists():
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(0o700)


def share(folder: Path) -> None:
    """Let the folder's group read it, and everything in it."""
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink() and path.name != "class.json":  # it holds the secret
            path.chmod(stat.S_IMODE(path.stat().st_mode) | (0o050 if path.is_dir() else 0o040))


def is_shared(folder: Path) -> bool:
    """Whether its group may do anything in a folder: then its files have the usual rights."""
    return bool(folder.stat().st_mode & stat.S_IRWXG)


def refuse_links(folder: Path) -> None:
    """Refusal when the folder is a link, or holds one: what is written would land elsewhere."""
    inside = folder.rglob("*") if folder.is_dir() and not folder.is_symlink() else ()
    if link := next((path for path in (folder, *inside) if path.is_symlink()), None):
        raise Refusal(f"{link} is a link, so what is written there would land elsewhere: remove it")


def is_draft(path: Path) -> bool:
    """Whether a file is what was left of a write that was cut short."""
    return _DRAFT.fullmatch(path.name) is not None


def sweep(folder: Path) -> None:
    """Throw away what is left of writes that were cut short."""
    for path in folder.rglob(".*.tmp"):
        if is_draft(path):
            path.unlink(missing_ok=True)


def move(path: Path, target: Path) -> None:
    """Put a file of ours in another place of the same folder, over what is there."""
    _make_folder(target.parent)
    path.replace(target)


def zipped(
    files: Mapping[str, bytes],
    *,
    programs: Collection[str] = (),
    method: int = zipfile.ZIP_DEFLATED,
) -> bytes:
    """A zip of the files by name, the same bytes every time: sorted, and all dated 1980."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name in sorted(files):
            member = zipfile.ZipInfo(name)
            member.compress_type = method
            member.create_system = _UNIX
            member.external_attr = (0o755 if name in programs else 0o644) << 16
            archive.writestr(member, files[name])
    return content.getvalue()


def _make_folder(folder: Path) -> None:
    """Make it and what it lies in, no more open than the folder above."""
    if not folder.exists():
        _make_folder(folder.parent)
        folder.mkdir(0o777 if is_shared(folder.parent) else 0o700, exist_ok=True)


def _encoded(content: Content) -> Iterable[bytes]:
    if isinstance(content, bytes):
        return (content,)
    pieces = (content,) if isinstance(content, str) else content
    return (piece.encode("utf-8", "backslashreplace") for piece in pieces)
