"""One submission's record on disk: written whole or not at all, and read back exactly."""

from __future__ import annotations

import dataclasses
import json
import math
import re
import typing
from collections.abc import Mapping
from enum import Enum
from functools import cache
from hashlib import sha256
from pathlib import Path
from types import UnionType
from typing import Any

from autograder import __version__
from autograder.model import Refusal, Report, Roll
from autograder.storage import write_whole

FORMAT = 1
ENGINE = f"gradiente {__version__}"

_DEVICES = {f"{port}{n}" for port in ("com", "lpt") for n in range(10)}
_RESERVED = {"index", "con", "prn", "aux", "nul"} | _DEVICES  # ours, and those of Windows
_LONGEST_STEM = 120  # bytes of UTF-8; file systems stop at 255, suffixes included


def stem(submission_id: str) -> str:
    """The file name, without suffix, of a submission: its id where that is safe on every system.

    Any other id (a path, a name Windows reserves, one too long) keeps its readable part and gets a
    fingerprint, so that two ids never share a file.
    """
    if _is_safe(submission_id):
        return submission_id
    readable = re.sub(r"[^\w-]+", "_", submission_id)[:24].strip("_")
    digest = sha256(submission_id.encode("utf-8", "backslashreplace")).hexdigest()
    return f"{readable}-{digest[:10]}"


def record_path(out: Path, submission_id: str) -> Path:
    """Where the record of a submission lives."""
    return out / "submissions" / f"{stem(submission_id)}.json"


def write_record(report: Report, out: Path) -> None:
    """Write everything the report holds."""
    content = {"format": FORMAT, "engine": ENGINE, "report": _plain(report)}
    text = json.dumps(content, ensure_ascii=False, allow_nan=False)
    write_whole(record_path(out, report.submission.id), text + "\n")


def read_submission(path: Path) -> Report:
    """The report that was written to `path`; Refusal when it is not one."""
    try:
        content = json.loads(path.read_text("utf-8"))
        if content["format"] != FORMAT:
            raise ValueError(f"format {content['format']}, not {FORMAT}")  # noqa: TRY301 - one remedy
        return typing.cast(Report, _restored(Report, content["report"]))
    except (OSError, ValueError, TypeError, KeyError, RecursionError) as fault:
        raise Refusal(
            f"cannot read {path} ({type(fault).__name__}: {fault}): delete it and repeat "
            "`gradiente grade` with --resume, which grades only what is missing"
        ) from fault


def read_class(out: Path) -> tuple[Report, ...]:
    """Every report in the results folder, sorted by id; Refusal when one is damaged."""
    paths = sorted((out / "submissions").glob("[!.]*.json"))
    if not paths:
        raise Refusal(
            f"no graded submissions in {out / 'submissions'}: "
            "give the folder that `gradiente grade` had as --out"
        )
    return tuple(sorted(map(read_submission, paths), key=lambda report: report.submission.id))


def write_roll(roll: Roll, out: Path) -> None:
    """Keep what the class is beyond its submissions; nothing where there is nothing to keep."""
    path = out / "class.json"
    if roll == Roll():
        path.unlink(missing_ok=True)
        return
    content = {"format": FORMAT, "engine": ENGINE, "class": _plain(roll)}
    write_whole(path, json.dumps(content, ensure_ascii=False, indent=2) + "\n")


def read_roll(out: Path) -> Roll:
    """What `write_roll` kept; Refusal when it is damaged."""
    path = out / "class.json"
    if not path.exists():
        return Roll()
    try:
        content = json.loads(path.read_text("utf-8"))
        return typing.cast(Roll, _restored(Roll, content["class"]))
    except (OSError, ValueError, TypeError, KeyError, RecursionError) as fault:
        raise Refusal(
            f"cannot read {path} ({type(fault).__name__}: {fault}): delete it and repeat "
            "`gradiente grade` with --resume"
        ) from fault


def _is_safe(name: str) -> bool:
    return (
        re.fullmatch(r"\w[\w .@()+-]*", name) is not None
        and name[-1] not in " ."
        and name.casefold().partition(".")[0] not in _RESERVED
        and len(name.encode()) <= _LONGEST_STEM
    )


def _plain(value: Any) -> Any:  # any value of the model
    """What JSON can hold; infinities and nan, which it cannot, as the words float() reads."""
    if dataclasses.is_dataclass(value):
        return {f.name: _plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, float) and not math.isfinite(value):
        return str(float(value))
    return value


def _restored(kind: Any, value: Any) -> Any:  # kind: any annotation of the model
    """The value of type `kind` that `_plain` turned into `value`; TypeError if it is not one."""
    if isinstance(kind, UnionType):
        return None if value is None else _restored(typing.get_args(kind)[0], value)
    if typing.get_origin(kind) is tuple:
        return tuple(_restored(typing.get_args(kind)[0], item) for item in _expect(list, value))
    if dataclasses.is_dataclass(kind):
        return _record(kind, _expect(dict, value))
    if kind is float or issubclass(kind, Enum):
        return kind(_expect(str | float | int, value))
    return _expect(kind, value)


def _record(kind: Any, content: Mapping[str, Any]) -> Any:
    fields = _hints(kind)
    return kind(**{name: _restored(fields[name], value) for name, value in content.items()})


@cache
def _hints(kind: Any) -> Mapping[str, Any]:
    return typing.get_type_hints(kind)


def _expect(kind: Any, value: Any) -> Any:
    if not isinstance(value, kind):
        raise TypeError(f"expected {kind}, found {type(value).__name__}")
    return value
