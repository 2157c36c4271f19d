"""Gradiente: grades numerical notebooks fairly, safely and fast."""

from __future__ import annotations

from typing import Any


def __getattr__(name: str) -> Any:  # Any: what a module's __getattr__ returns
    """`__version__`, as the installed distribution has it: read only when somebody asks."""
    if name != "__version__":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import metadata  # late: --help has no use for it

    return metadata.version("gradiente")
