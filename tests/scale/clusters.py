"""A cluster in processes of its own, and what two books say apart from times."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


@contextmanager
def started(*options: str) -> Iterator[str]:
    """The address of a cluster that `gradiente scale local` starts, and that ends with us."""
    command = [sys.executable, "-m", "autograder", "scale", "local", "--port", "0", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            found = re.search(r"t(cp|ls)://\S+", process.stdout.readline())
            assert found, "the cluster said no address"
            yield found[0]
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(60)


def without_times(out: Path) -> dict[str, Any]:
    """What results.json says, but for how long it took."""
    content: dict[str, Any] = json.loads((out / "results.json").read_text("utf-8"))
    for submission in content["submissions"]:
        del submission["seconds"]
    return content
