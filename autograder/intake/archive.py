"""A zip from anywhere, read as if its author meant harm: nothing of it is ever written to disk.

A member is read into memory when its turn comes, counted while it is read. Its name is only ever
compared and shown, so no name can lead out of a folder, clash with another or be too long for one.
"""

from __future__ import annotations

import re
import stat
import unicodedata
import zipfile
import zlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

from autograder.intake import phrases
from autograder.intake.kinds import is_litter

LARGEST = 256 << 20  # bytes of one member
LARGEST_SUM = 4 << 30  # bytes of all members that are read
MOST_MEMBERS = 30_000
LONGEST_PART = 255  # bytes: no file system holds a longer name
LONGEST_NAME = 2048
_HARMLESS = 16 << 20  # below this a member may shrink to nothing: notebooks repeat themselves
_STEEPEST = 300  # times its packed size; text reaches 100, a bomb 1000
_UTF8_FLAG, _ENCRYPTED_FLAG = 0x800, 0x1
_CHUNK = 1 << 18


class UnusableArchive(Exception):
    """Nothing of the zip can be read, or all of it is refused."""


class RefusedMember(Exception):
    """This member is not read; the Spanish sentence says why."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file of a download: its path there, with `/` and in NFC, and what forbids to read it."""

    name: str
    number: int  # its place in the download
    size: int = 0  # as the download claims
    modified: datetime | None = None  # local time, as the download claims
    problem: str = ""
    astray: bool = False  # the name leads elsewhere, so it tells nothing of whose it is


class Archive:
    """A zip that may be hostile: its members, and the bytes of each."""

    def __init__(self, source: Path | IO[bytes], most: int = LARGEST_SUM) -> None:
        """Read the table of contents; UnusableArchive when there is none, or too much of it.

        `most` is how many bytes may be read of all members together.
        """
        try:
            self._zip = zipfile.ZipFile(source)
        except Exception as error:  # noqa: BLE001 - what a damaged zip raises has no end
            raise UnusableArchive(f"it is damaged or truncated ({error})") from None
        infos = [info for info in self._zip.infolist() if not info.orig_filename.endswith("/")]
        if len(infos) > MOST_MEMBERS:
            raise UnusableArchive(f"it has {len(infos)} members; the most are {MOST_MEMBERS}")
        self._infos = infos
        self._left = most
        listed = (_member(info, number) for number, info in enumerate(infos))
        self.members = tuple(member for member in listed if not is_litter(member.name))

    def read(self, member: Member) -> bytes:
        """The bytes of a member; RefusedMember when it is a bomb, damaged or no plain file."""
        if member.problem:
            raise RefusedMember(member.problem)
        info = self._infos[member.number]
        try:
            with self._zip.open(info) as stream:
                return self._read_counted(stream, info.compress_size)
        except (zipfile.BadZipFile, zlib.error, EOFError):
            raise RefusedMember(phrases.DAMAGED_MEMBER) from None
        except RefusedMember:
            raise
        except Exception:  # noqa: BLE001 - what a damaged member raises has no end
            raise RefusedMember(phrases.FORBIDDEN_MEMBER) from None

    def close(self) -> None:
        """Let go of the file."""
        self._zip.close()

    def _read_counted(self, stream: IO[bytes], packed: int) -> bytes:
        """All bytes of the stream, unless they are more than is sane; no header is believed."""
        chunks: list[bytes] = []
        size = 0
        while chunk := stream.read(_CHUNK):
            chunks.append(chunk)
            size += len(chunk)
            self._left -= len(chunk)
            if size > LARGEST:
                raise RefusedMember(phrases.TOO_LARGE_UNPACKED.format(LARGEST >> 20))
            if size > _HARMLESS and size > _STEEPEST * packed:
                raise RefusedMember(phrases.BOMB.format(_STEEPEST))
            if self._left < 0:
                raise RefusedMember(phrases.TOO_MUCH_TOGETHER)
        return b"".join(chunks)


def _member(info: zipfile.ZipInfo, number: int) -> Member:
    raw = _member_name(info)
    name = unicodedata.normalize("NFC", raw).replace("\\", "/")
    name_problem = _name_problem(name)
    problem = name_problem or _kind_problem(info)
    if len(name) > LONGEST_NAME:
        name = f"{name[:60]}…{name[-60:]}"
    return Member(name, number, info.file_size, _modification(info), problem, bool(name_problem))


def _member_name(info: zipfile.ZipInfo) -> str:
    """The name as its author saw it: many tools write UTF-8 and forget the flag that says so."""
    name = info.orig_filename
    if info.flag_bits & _UTF8_FLAG:
        return name
    try:
        return name.encode("cp437").decode("utf-8")
    except UnicodeError:
        return name


def _name_problem(name: str) -> str:
    """Why no file of a class can have this name; empty when one can."""
    parts = name.split("/")
    if name.startswith("/") or re.match(r"[A-Za-z]:", name):
        return phrases.ABSOLUTE_NAME
    if ".." in parts:
        return phrases.NAME_LEADS_OUT
    if re.search(r"[\x00-\x1f\x7f]", name):
        return phrases.CONTROL_IN_NAME
    longest = max(len(part.encode("utf-8", "replace")) for part in parts)
    if longest > LONGEST_PART or len(name) > LONGEST_NAME:
        return phrases.LONG_NAME
    return ""


def _kind_problem(info: zipfile.ZipInfo) -> str:
    """Why a member is no plain file that can be read; empty when it is one."""
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind == stat.S_IFLNK:
        return phrases.LINK
    if kind not in (0, stat.S_IFREG):
        return phrases.SPECIAL_FILE
    if info.flag_bits & _ENCRYPTED_FLAG:
        return phrases.ENCRYPTED
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return phrases.RARE_METHOD
    return ""


def _modification(info: zipfile.ZipInfo) -> datetime | None:
    try:
        return datetime(*info.date_time)
    except ValueError:
        return None
