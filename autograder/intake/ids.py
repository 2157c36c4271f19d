"""Ids of submissions: short, safe as a file name and in a URL, unique in their class."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import PurePath


def slug(name: str, longest: int = 100) -> str:
    """A name made of letters, digits, dots and dashes only; it is read, not compared."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^\w.]+", "-", letters).strip("-.")[:longest] or "entrega"


def of_files(files: list[PurePath]) -> list[str]:
    """A short id for each: the stem, else folders and stem, else with a number."""
    stems = [slug(file.stem) for file in files]
    times = Counter(stems)
    return unique(
        slug(file.with_suffix("").as_posix()) if times[stem] > 1 else stem
        for file, stem in zip(files, stems, strict=True)
    )


def unique(ids: Iterable[str]) -> list[str]:
    """The same ids, numbered from the second use of one on."""
    used: set[str] = set()
    return [unused(id_, used) for id_ in ids]


def unused(id_: str, used: set[str]) -> str:
    """The id, numbered if it is in use; from now on it is. What is used is in small letters."""
    candidate = next(c for c in _candidates(id_) if c.lower() not in used)
    used.add(candidate.lower())  # a disk may not tell Ana from ana
    return candidate


def _candidates(id_: str) -> Iterator[str]:
    yield id_
    yield from (f"{id_}-{number}" for number in count(2))
