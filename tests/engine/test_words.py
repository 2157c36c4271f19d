"""What two spellings have in common, step by step, and what nobody is shown."""

from __future__ import annotations

import unicodedata

import pytest

from autograder.words import fold, fold_name, printable, without_accents, without_signs


def test_ids_overlook_case_spacing_and_composition() -> None:
    """What somebody types twice is one id; an apostrophe or an accent makes another."""
    assert fold("  NÚÑEZ  7 ") == fold(unicodedata.normalize("NFD", "núñez 7"))
    assert len({fold(text) for text in ("o'neil", "oneil", "núñez", "nunez", "a_b", "a b")}) == 6


@pytest.mark.parametrize("name", ["O'Neil Ana", "O\u2019NEIL_Ana", "oneil  ana", "Ana, ONeil"])
def test_names_overlook_apostrophes_and_order(name: str) -> None:
    """A name is one name however a list or a system writes it."""
    assert fold_name(name) == "oneil ana"


def test_names_keep_their_accents() -> None:
    """Peña and Pena may be two people."""
    assert fold_name("Peña") != fold_name("Pena")
    assert without_accents("PEÑA") == without_accents("pena")


def test_titles_overlook_signs() -> None:
    """Only letters and digits count, joined or as words."""
    assert without_signs("Tarea_2: «OLS» (final)") == "tarea2olsfinal"
    assert without_signs("Tarea_2: «OLS» (final)", between=" ") == "tarea 2 ols final"


def test_what_is_shown_can_be_written_anywhere() -> None:
    """Neither a control character nor a lone surrogate reaches a terminal or a page."""
    shown = printable("a\x1b[31m\x00\u202eb\udce9")

    assert shown.encode() == b"ab\\udce9"
