"""Ids of submissions: short, safe as a file name and in a URL, unique in their class."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from pathlib import PurePath

Used = dict[str, int]  # the ids that are in use, each with the number for the next of its name


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
    used: Used = {}
    return [unused(id_, used) for id_ in ids]


def unused(id_: str, used: Used) -> str:
    """The id, numbered if it is in use; from now on it is. What is used is in small letters."""
    candidate, name = id_, id_.casefold()  # a disk may not tell Ana from ana
    while candidate.casefold() in used:  # of thousands with one name, none looks at those before it
        candidate = f"{id_}-{used[name]}"
        used[name] += 1
    used[candidate.casefold()] = 2
    return candidate
