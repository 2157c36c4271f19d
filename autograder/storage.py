"""Files written whole or not at all, one or several together, and zips of the same bytes."""

from __future__ import annotations

import io
import os
import uuid
import zipfile
from collections.abc import Collection, Mapping
from pathlib import Path

PRIVATE = 0o600  # the mode of what only its owner may read
_UNIX = 3  # who made it, on Windows too: only then do programs in a zip stay programs


def write_whole(path: Path, content: str | bytes, mode: int = 0o666) -> None:
    """Write the file whole, or leave what was there."""
    write_together(path.parent, {path.name: content}, mode)


def write_together(folder: Path, files: Mapping[str, str | bytes], mode: int = 0o666) -> None:
    """Write every file or none: all drafts first, so that a full disk changes nothing.

    Lone surrogates, which UTF-8 cannot hold, become the escapes that JSON reads back. `mode` is
    theirs from the first byte on, less what the umask takes.
    """
    folder.mkdir(parents=True, exist_ok=True)
    drafts = {name: folder / f".{uuid.uuid4().hex}.tmp" for name in files}
    try:
        for name, draft in drafts.items():
            descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
            with open(descriptor, "wb") as file:  # noqa: PTH123 - a descriptor has no path
                file.write(_encoded(files[name]))
        for name, draft in drafts.items():
            draft.replace(folder / name)
    except OSError as error:
        if error.errno is None or error.filename is not None:  # only a full disk says no place
            raise
        raise OSError(error.errno, error.strerror, str(folder)) from error
    finally:
        for draft in drafts.values():
            draft.unlink(missing_ok=True)


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


def _encoded(content: str | bytes) -> bytes:
    return content if isinstance(content, bytes) else content.encode("utf-8", "backslashreplace")
