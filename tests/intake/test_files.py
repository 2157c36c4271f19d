"""Files in folders become submissions, each with an id of its own."""

from __future__ import annotations

from pathlib import Path

from autograder.intake import files


def ids(folder: Path) -> list[str]:
    return [submission.id for submission in files.find(folder, ())]


def test_two_files_with_one_name_keep_apart(tmp_path: Path) -> None:
    """The folders tell them apart; where those agree too, a number does."""
    for name in ("a/xor.ipynb", "b/xor.ipynb", "b/xor.py", "c/ana.py", "C/Ana.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x = 1")

    found = ids(tmp_path)

    assert len({id_.lower() for id_ in found}) == 5
    assert {"a-xor", "b-xor", "b-xor-2"} <= set(found)


def test_names_become_safe(tmp_path: Path) -> None:
    """Accents, spaces and marks of any kind give an id that is safe in a URL and on any disk."""
    (tmp_path / "José Núñez (xor)?.py").write_text("x = 1")

    assert ids(tmp_path) == ["Jose-Nunez-xor"]


def test_what_is_no_submission_is_passed_over(tmp_path: Path) -> None:
    """Checkpoints, hidden files and other suffixes are not submissions."""
    for name in (".ipynb_checkpoints/a.ipynb", "__MACOSX/a.ipynb", ".a.ipynb", "notas.csv"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")

    assert ids(tmp_path) == []
