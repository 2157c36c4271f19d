"""Where things are kept between runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.report import pages
from autograder.storage import cache_folder


def test_compiled_code_is_kept_where_nobody_else_may_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that others may write to is not made use of, and a file in its place neither."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    folder = cache_folder()
    assert folder == tmp_path / "gradiente"

    folder.chmod(0o777)
    assert cache_folder() is None

    folder.rmdir()
    folder.write_text("")
    assert cache_folder() is None


def test_a_page_is_the_same_when_its_template_was_compiled_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Compiled now, read from the cache, and compiled again because what is there is damaged."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    made = []
    for _ in range(3):
        environment = pages.environment()
        made.append(environment.get_template("style.css.j2").render())
        for file in (tmp_path / "gradiente").iterdir():
            file.write_bytes(file.read_bytes()[: 40 if len(made) == 2 else None])

    assert any((tmp_path / "gradiente").iterdir())
    assert made[0] == made[1] == made[2]
