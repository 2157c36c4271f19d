"""Whether a folder of Moodle's is a participant's or a group's."""

from __future__ import annotations

import pytest

from autograder.intake.teams import Folder, Participant, teams
from autograder.model import Refusal

CLASS = [
    Participant("77", "José Ñáñez", "Equipo A"),
    Participant("66", "Siobhán O'Brien", "Equipo A"),
    Participant("1", "Ana Peña", "Los_bajos"),
    Participant("70", "Sin Equipo", ""),
]


def test_a_group_is_found_by_its_name_and_never_by_its_number() -> None:
    """The group's number 1 is also that of a participant of another group."""
    found = teams([Folder("1", "Equipo A"), Folder("2", "Los bajos")], CLASS)

    assert found == {"1": ("77", "66"), "2": ("1",)}


@pytest.mark.parametrize(
    "name", ["José Ñáñez", "Equipo A-José Ñáñez", "Jose\u0301 N\u0303a\u0301n\u0303ez"]
)
def test_a_folder_of_each_member_is_a_participants(name: str) -> None:
    """Older Moodles give every member a folder, with the group's name in front or without."""
    assert teams([Folder("77", name)], CLASS) == {}


def test_what_the_download_loses_of_a_name_tells_no_groups_apart() -> None:
    """Signs and accents may be lost on the way, and `Grupo 1.1` stays another than `Grupo 11`."""
    groups = ["Los d'Ávila: 1/2", "Grupo 1.1", "Grupo 11"]
    members = [Participant(str(n), f"P{n}", group) for n, group in enumerate(groups, 5)]

    found = teams(
        [Folder("90", "Los dAvila 12"), Folder("91", "Grupo 1.1"), Folder("92", "Grupo 11")],
        members,
    )

    assert found == {"90": ("5",), "91": ("6",), "92": ("7",)}


@pytest.mark.parametrize(
    ("folders", "participants", "said"),
    [
        (
            [Folder("1", "Equipo A"), Folder("66", "Siobhán OBrien")],
            CLASS,
            r"Equipo A \(1\) is a group and Siobhán OBrien \(66\) a participant",
        ),
        (
            [Folder("9", "Equipo Ana")],
            [Participant("9", "Ana", "Equipo Ana")],
            "cannot be told whose",
        ),
        (
            [Folder("1", "Los bajos")],
            [*CLASS, Participant("5", "Otra", "Los bajos")],
            "the groups 'Los_bajos' and 'Los bajos' have one name",
        ),
        ([Folder("171", "Beta")], [Participant("171", "", "Gamma")], "hides the names"),
    ],
    ids=["both kinds", "either", "namesakes", "blind marking"],
)
def test_what_could_be_either_is_refused(
    folders: list[Folder], participants: list[Participant], said: str
) -> None:
    """Whose a grade is, is never guessed."""
    with pytest.raises(Refusal, match=said):
        teams(folders, participants)
