"""Paths of another machine, as they can be had in the folder of a student's process."""

from __future__ import annotations

import builtins
import io
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any


def own_path(text: str) -> Path:
    """A path as it can be had here: `/content/m.py` and `C:\\tarea\\m.py` are `m.py`."""
    text = text.strip().strip("'\"")
    windows = PureWindowsPath(text)
    if windows.drive or "\\" in text:
        text = windows.as_posix() if not windows.drive else windows.name
    path = PurePosixPath(text)
    return Path(path.name if path.is_absolute() or ".." in path.parts else path)


def make_do() -> None:
    """From now on a path of another machine is, in this process, what can be had of it."""
    os.mkdir = but_for(PermissionError, os.mkdir, None)
    os.makedirs = but_for(OSError, os.makedirs, None)
    builtins.open = io.open = _wherever_it_lies(open)


def _wherever_it_lies(own: Callable[..., Any]) -> Any:
    """`open`, for which `/content/drive/MyDrive/d.csv` is d.csv where nothing else is there."""

    def lenient(file: Any, *args: Any, **kwargs: Any) -> Any:
        try:
            return own(file, *args, **kwargs)
        except (FileNotFoundError, PermissionError):
            here = own_path(os.fspath(file)) if isinstance(file, str | os.PathLike) else None
            if here is None or str(here) in ("", os.fspath(file)):
                raise
            with suppress(OSError):
                return own(here, *args, **kwargs)
            raise

    return lenient


def but_for(error: type[Exception], function: Callable[..., Any], instead: Any) -> Any:
    """The function, which gives something else where it would raise this error."""

    def lenient(*args: Any, **kwargs: Any) -> Any:
        with suppress(error):
            return function(*args, **kwargs)
        return instead

    return lenient
