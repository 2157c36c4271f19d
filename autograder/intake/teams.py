"""Group submissions of Moodle: whether a folder's number is a participant's or a whole group's."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from autograder.model import Refusal
from autograder.words import fold, fold_name, without_accents, without_signs

BLIND = (
    "it has groups and hides the names: Moodle numbers groups and participants apart, and nothing "
    "tells which of the two a folder's number is; reveal the identities, and download it again"
)

_LOST = re.compile(r"[&<>\"|:\\/*?#]")  # signs that Moodle leaves out of a folder's name


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of the download: its number, and the name in front of it."""

    number: str
    name: str


@dataclass(frozen=True, slots=True)
class Participant:
    """A row of the worksheet, as far as it says who somebody is."""

    number: str
    name: str
    group: str


def teams(
    folders: Iterable[Folder], participants: Iterable[Participant]
) -> Mapping[str, tuple[str, ...]]:
    """The participants' numbers of each folder that is a group's, by the folder's number.

    Empty where the folders are participants' own. Refusal where they could be either, and where the
    worksheet has groups and no names.
    """
    everybody = list(participants)
    groups = _Groups(everybody)
    if not groups.names:
        return {}
    if not any(who.name for who in everybody):
        raise Refusal(BLIND)
    name_of = {who.number: who.name for who in everybody}
    every = list(folders)
    shared = [folder for folder in every if groups.members(folder.name)]
    own = [folder for folder in every if _is_persons(folder, name_of)]
    if shared and own:
        raise Refusal(_doubt(shared[0], own[0]))
    return {folder.number: groups.members(folder.name) for folder in shared}


def letters(name: str) -> str:
    """A name without what file names and lists lose: accents, case, spaces and signs."""
    return without_signs(without_accents(name)) or fold(name)


class _Groups:
    """The groups of a worksheet, found by the name that a folder of theirs has."""

    def __init__(self, participants: Iterable[Participant]) -> None:
        numbers: dict[str, list[str]] = defaultdict(list)
        self.names: dict[str, str] = {}
        for who in participants:
            key = _folder_name(who.group)
            numbers[key].append(who.number)
            if key and self.names.setdefault(key, who.group) != who.group:
                raise Refusal(_namesakes(self.names[key], who.group))
        self._numbers = {key: tuple(numbers[key]) for key in self.names}
        counts = Counter(map(letters, self.names))
        self._by_letters = {letters(key): key for key in self.names if counts[letters(key)] == 1}

    def members(self, name: str) -> tuple[str, ...]:
        """The numbers of the members, none where no group has the name."""
        key = _folder_name(name)
        key = key if key in self._numbers else self._by_letters.get(letters(key), "")
        return self._numbers.get(key, ())


def _folder_name(group: str) -> str:
    return fold_name(_LOST.sub("", group))


def _namesakes(one: str, other: str) -> str:
    return (
        f"the groups {one!r} and {other!r} have one name in a download: rename one of them in "
        "Moodle, and download both again"
    )


def _is_persons(folder: Folder, name_of: Mapping[str, str]) -> bool:
    """Whether it is of the participant with its number; a group's name may stand before theirs."""
    name = letters(name_of.get(folder.number, ""))
    return bool(name) and letters(folder.name).endswith(name)


def _doubt(group: Folder, person: Folder) -> str:
    return (
        f"in the download {group.name} ({group.number}) is a group and {person.name} "
        f"({person.number}) a participant: it cannot be told whose the folders are; "
        "download submissions and worksheet of one assignment again"
    )
