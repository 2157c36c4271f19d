"""One submission's record on disk: written whole or not at all, and read back exactly."""

from __future__ import annotations

import dataclasses
import json
import math
import re
import typing
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from enum import Enum
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from types import UnionType
from typing import Any

from autograder import __version__
from autograder.model import Refusal, Report

FORMAT = 1
ENGINE = f"gradiente {__version__}"

DAMAGE = (OSError, ValueError, TypeError, KeyError, OverflowError, RecursionError)
_MOST_POINTS = 1e9  # sums of more would lose points, or overflow
_DEVICES = {f"{port}{n}" for port in ("com", "lpt") for n in range(10)}
_RESERVED = {
    "index",
    "parecidos",
    "con",
    "prn",
    "aux",
    "nul",
} | _DEVICES  # ours, and those of Windows
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


def record(report: Report) -> str:
    """Everything the report holds, as its file says it."""
    facts = as_json(report)
    del facts["decision"]  # a person's file says it, and may say something else tomorrow
    content = {"format": FORMAT, "engine": ENGINE, "report": facts}
    text = json.dumps(content, ensure_ascii=False, allow_nan=False) + "\n"
    return text.encode("utf-8", "backslashreplace").decode()  # half an emoji as JSON writes it


def read_submission(path: Path) -> Report:
    """The report in the record at `path`; Refusal when it is none."""
    try:
        return from_text(path.read_text("utf-8"))
    except DAMAGE as fault:
        raise Refusal(f"{unreadable(path, fault)}, which grades only what is missing") from fault


def from_text(text: str) -> Report:
    """The report in a record's text; one of DAMAGE is raised when it is none."""
    report: Report = restore(Report, _json(text)["report"])
    _check_report(report)
    return report


def read_cells(path: Path) -> tuple[str, ...]:
    """The code in the record at `path`, and nothing else of it; Refusal when it is none."""
    try:
        cells = read_json(path)["report"]["submission"].get("cells", [])
        return tuple(_expect(str, cell) for cell in _expect(list, cells))
    except DAMAGE as fault:
        raise Refusal(f"{unreadable(path, fault)}, which grades only what is missing") from fault


def read_class(out: Path) -> tuple[Report, ...]:
    """Every report in the results folder, sorted by id; Refusal when one is damaged."""
    return by_id(map(read_submission, expect_paths(out)))


def by_id(reports: Iterable[Report]) -> tuple[Report, ...]:
    """In the order in which a book has them."""
    return tuple(sorted(reports, key=lambda report: report.submission.id))


def expect_paths(out: Path) -> list[Path]:
    """The records of the results folder; Refusal when it has none."""
    if found := paths(out):
        return found
    raise Refusal(
        f"no graded submissions in {out / 'submissions'}: "
        "give the folder that `gradiente grade` had as --out"
    )


def paths(out: Path) -> list[Path]:
    """The records of the results folder, in order of their names."""
    return sorted((out / "submissions").glob("[!.]*.json"))


def _is_safe(name: str) -> bool:
    return (
        re.fullmatch(r"\w[\w .@()+-]*", name) is not None
        and name[-1] not in " ."
        and name.casefold().partition(".")[0] not in _RESERVED
        and len(name.encode()) <= _LONGEST_STEM
    )


def read_json(path: Path) -> dict[str, Any]:
    """What the file says, if it is of a format we know; `NaN` and the like are no JSON."""
    return _json(path.read_text("utf-8"))


def _json(text: str) -> dict[str, Any]:
    content: dict[str, Any] = _expect(dict, json.loads(text, parse_constant=_refuse_constant))
    if content["format"] != FORMAT:
        raise ValueError(f"format {content['format']}, not {FORMAT}")
    return content


def _refuse_constant(name: str) -> Any:  # Any: it returns nothing, and json wants a value
    raise ValueError(f"{name} is no JSON")


def _check_report(report: Report) -> None:
    """Raise ValueError when no run of ours can have come to this report."""
    check_id(report.submission.id)
    if not max(abs(report.score), report.max_score) < _MOST_POINTS:
        raise ValueError("its points are beyond reason")
    if not 0 <= report.penalty <= 1:
        raise ValueError(f"{report.penalty} is no share of a score")


def check_id(id_: str) -> None:
    """Ids of ours are words; a lone surrogate, which no file can hold, is somebody else's doing."""
    id_.encode()


def unreadable(path: Path, fault: Exception) -> str:
    """Which file of ours is damaged, how, and what to do."""
    return (
        f"cannot read {path} ({type(fault).__name__}: {fault}): delete it and repeat "
        "`gradiente grade` with --resume"
    )


def as_json(value: Any) -> Any:  # any value of the model
    """What JSON can hold: moments in ISO 8601; inf and nan as the words that float() reads."""
    if names := _names(value.__class__):
        return {name: as_json(getattr(value, name)) for name in names}
    if isinstance(value, tuple):
        return [as_json(item) for item in value]
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, timedelta):
        return value.total_seconds()
    if isinstance(value, float) and not math.isfinite(value):
        return str(float(value))
    return value


@cache
def _names(kind: type) -> tuple[str, ...]:
    """The fields of a dataclass; none of what is no dataclass."""
    is_record = dataclasses.is_dataclass(kind)
    return tuple(field.name for field in dataclasses.fields(kind)) if is_record else ()


def restore(kind: Any, value: Any) -> Any:  # kind: any annotation of the model
    """The value of type `kind` that `as_json` turned into `value`; an exception if it is none."""
    return _reader(kind)(value)


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    """What `restore` does for a kind, found out once: a large class has millions of values."""
    if isinstance(kind, UnionType):
        known = _reader(typing.get_args(kind)[0])
        return lambda value: None if value is None else known(value)
    if typing.get_origin(kind) is tuple:
        item = typing.get_args(kind)[0]
        if item is float:
            return _costs
        each = _reader(item)
        return lambda value: tuple([each(item) for item in _expect(list, value)])
    if dataclasses.is_dataclass(kind):
        hints = typing.get_type_hints(kind).items()
        return partial(_restore_fields, kind, {name: _reader(hint) for name, hint in hints})
    if issubclass(kind, Enum):
        return lambda value: kind(_expect(str, value))
    simple = {datetime: _moment, float: _number, timedelta: _seconds}
    return simple.get(kind) or partial(_expect, kind)


def _restore_fields(kind: Any, readers: Mapping[str, Callable[[Any], Any]], value: Any) -> Any:
    """A record of the model; what a newer version added to it is ignored, defaults fill in."""
    content = _expect(dict, value)
    return kind(**{name: read(content[name]) for name, read in readers.items() if name in content})


def _number(value: Any) -> float:
    number = float(_expect(float | int, value))
    if not math.isfinite(number):
        raise ValueError(f"{number} is no number that we write")
    return number


def _seconds(value: Any) -> timedelta:
    return timedelta(seconds=_number(value))


def _costs(value: Any) -> tuple[float, ...]:
    """The costs of a student's history, the one place where inf and nan may stand."""
    costs = _expect(list, value)
    if {float}.issuperset(map(type, costs)):  # as nearly always
        return tuple(costs)
    return tuple(float(_expect(str | float | int, cost)) for cost in costs)


def _moment(value: Any) -> datetime:
    moment = datetime.fromisoformat(_expect(str, value))
    if moment.tzinfo is None:
        raise ValueError(f"{value!r} has no offset")
    return moment


def _expect(kind: Any, value: Any) -> Any:
    """The value, if JSON has it as that type; a bool is no number."""
    if type(value) is kind:
        return value
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        raise TypeError(f"expected {kind}, found {type(value).__name__}")
    return value
