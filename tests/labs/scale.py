"""`nox -s scale`: a very large class, simulated; what it takes of memory, time and disk.

Recorded reports stand in the place of students' processes. All else is real: files on disk, intake,
chunks through Dask, the book, pages, a client that is killed in the middle and resumed.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import psutil

from autograder import agenda, catalog
from autograder.agenda import Plan
from autograder.intake.instructions import Instructions
from autograder.model import Report
from autograder.scale import local
from autograder.scale.pool import DaskPool

ROOT = Path(__file__).resolve().parents[2]
ORIGINALS = sorted((ROOT / "tests" / "golden").glob("*_xor_*/*.ipynb"))
SETTINGS = {"distributed.worker.preload": [str(Path(__file__).with_name("scale_recorded.py"))]}


def main() -> None:
    """Simulate each size, and print what it took."""
    parser = argparse.ArgumentParser()
    parser.add_argument("sizes", type=int, nargs="*", default=[1000, 2000])
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--grade", nargs="*", default=[], help="options of `gradiente grade`")
    asked = parser.parse_args()
    with (
        tempfile.TemporaryDirectory(prefix="simulated-") as place,
        recorded(Path(place)),
        local.opened(asked.workers) as address,
    ):
        print(json.dumps(travelling(Path(place) / "travel", 500, address)), flush=True)
        for size in asked.sizes:
            facts = simulated(Path(place) / str(size), size, address, asked.grade)
            print(json.dumps(facts), flush=True)


@contextmanager
def recorded(place: Path) -> Iterator[None]:
    """Grade each original once for real, and let workers answer with what came of it."""
    import dask.config

    originals = place / "originals"
    originals.mkdir()
    for number, notebook in enumerate(ORIGINALS):
        shutil.copy(notebook, originals / f"o{number:03}.ipynb")
    grade(originals, place / "real").wait()
    kept = place / "recorded"
    kept.mkdir()
    for number in range(len(ORIGINALS)):
        shutil.copy(place / "real" / "submissions" / f"o{number:03}.json", kept)
    os.environ["GRADIENTE_RECORDED"] = str(kept)
    with dask.config.set(SETTINGS):
        yield


def travelling(place: Path, size: int, address: str) -> dict[str, Any]:
    """What client and scheduler, both in this process, take for a submission's way and back."""
    write_class(place, size)
    tasks = catalog.load_tasks(ROOT)
    arrival = agenda.gather(Plan(place, Instructions(system="plain"), tasks, "xor"))
    shutil.rmtree(place)
    reports: list[Report | None] = []
    with DaskPool(address, tasks) as pool:
        pool.grade(arrival.submissions[:50], {}, lambda _: None)
        begun = time.process_time()
        pool.grade(arrival.submissions, {}, reports.append)
        cpu = time.process_time() - begun
    return {"travelled": sum(map(bool, reports)), "cpu_ms_each": round(1000 * cpu / size, 2)}


def simulated(place: Path, size: int, address: str, options: list[str]) -> dict[str, Any]:
    """What a class of this size takes; it is killed in the middle once, and resumed."""
    entregas, out = place / "entregas", place / "r"
    write_class(entregas, size)
    more = ["--scheduler", address, *options]

    def at_half() -> bool:
        return count(out) >= size // 2

    first = watched(grade(entregas, out, *more), until=at_half)
    begun, kept = time.monotonic(), count(out)
    client = grade(entregas, out, *more, "--resume")
    second = watched(client, until=lambda: count(out) > kept, end=False)
    resumed = time.monotonic() - begun
    rest = watched(client)
    facts = {
        "size": size,
        "memory_first_half_MB": first["memory"],
        "memory_MB": max(second["memory"], rest["memory"]),
        "seconds_first_half": first["seconds"],
        "resumed_after_seconds": round(resumed, 1),
        "resumed_after_cpu_seconds": round(second["cpu"], 1),
        "seconds_second_half": round(second["seconds"] + rest["seconds"], 1),
        "client_cpu_ms_each": round(1000 * (first["cpu"] + rest["cpu"]) / size, 2),
        "disk_MB": disk(out) >> 20,
        "results_json_MB": (out / "results.json").stat().st_size >> 20,
        "graded": count(out),
    }
    shutil.rmtree(place)
    return facts


def write_class(folder: Path, size: int) -> None:
    """Copies of the originals, each a file of its own with a cell that says of what."""
    contents = []
    for number, original in enumerate(ORIGINALS):
        notebook = json.loads(original.read_text("utf-8"))
        contents.append((number, notebook))
    for index in range(size):
        number, notebook = contents[index % len(contents)]
        source = f"# grabado {number}\n# de {index}"
        cell: dict[str, object] = {"cell_type": "code", "source": source, "id": f"c{index}"}
        cell |= {"metadata": {}, "outputs": [], "execution_count": None}
        place = folder / f"{index:06}"
        place.mkdir(parents=True)
        content = {**notebook, "cells": [*notebook["cells"], cell]}
        (place / "xor.ipynb").write_text(json.dumps(content), "utf-8")


def grade(entregas: Path, out: Path, *options: str) -> psutil.Popen:
    """The command, as somebody types it."""
    words = ["grade", str(entregas), "--out", str(out), "--task", "xor", "--from", "plain"]
    command = [sys.executable, "-m", "autograder", *words, *options]
    return psutil.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def watched(
    client: psutil.Popen, until: Callable[[], bool] = lambda: False, *, end: bool = True
) -> dict[str, Any]:
    """How much memory, processor and time it took; when `until` holds it is killed, or left."""
    begun, memory, cpu = time.monotonic(), 0, 0.0
    while client.poll() is None:
        with suppress(psutil.Error):
            memory = max(memory, client.memory_info().rss)
            cpu = sum(client.cpu_times()[:2])
        if until():
            if end:
                client.send_signal(signal.SIGKILL)
                client.wait()
            break
        time.sleep(0.5)
    seconds = round(time.monotonic() - begun, 1)
    return {"memory": memory >> 20, "cpu": cpu, "seconds": seconds}


def count(out: Path) -> int:
    """How many records there are."""
    with suppress(FileNotFoundError):
        names = os.listdir(out / "submissions")  # noqa: PTH208 - no Path for each of 100 000
        return sum(name.endswith(".json") for name in names)
    return 0


def disk(folder: Path) -> int:
    """Bytes on disk."""
    return sum(path.stat().st_blocks * 512 for path in folder.rglob("*") if path.is_file())


if __name__ == "__main__":
    main()
