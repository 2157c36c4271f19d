"""The machine the attacks meet: a host folder, servers to reach, a home, and the whole class."""

from __future__ import annotations

import os
import shutil
import socket
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from autograder import run
from autograder.authoring import verify
from autograder.model import Report, Submission, Task
from autograder.sandbox.opening import open_sandbox
from autograder.sandbox.orders import Wall
from autograder.sandbox.process import Sandbox
from tests.attacks import disrupt, forge, poison, steal
from tests.attacks.attack import ROOT, Attack, Kind, brief, submission

EVERY: tuple[Attack, ...] = (*steal.ATTACKS, *forge.ATTACKS, *disrupt.ATTACKS, *poison.ATTACKS)
ESSENTIAL = "GRADIENTE_ESSENTIAL_ATTACKS"  # set: only what the user we are makes a difference to
ATTACKS = tuple(
    attack
    for attack in EVERY
    if ESSENTIAL not in os.environ or attack.alone or attack.name.startswith("kills")
)
WORKERS = 4  # more than processors: many attacks only wait
GRACE = 0.5  # seconds: stuck processes are killed early, so that the suite stays fast
NEEDED = {Wall.LANDLOCK, Wall.SECCOMP, Wall.RLIMITS}
RESULTS = '{"score": 0.0}'

Place = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Graded:
    """An attack as it went, who was graded beside it, and its victim's notebook."""

    attack: Report
    beside: Report
    victim: Report | None


@pytest.fixture(scope="session", autouse=True)
def secret() -> Iterator[None]:
    """A secret stands in the grader's environment."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GRADIENTE_SECRET_TOKEN", "hunter2")
        yield


@pytest.fixture(scope="session")
def sandbox(secret: None) -> Iterator[Sandbox]:
    """Where the attacks are graded."""
    with open_sandbox(grace=GRACE) as place:
        yield place


@pytest.fixture(scope="session")
def place() -> Iterator[Place]:
    """What the attackers would know of this machine, and everything they may try to reach."""
    host = Path(tempfile.mkdtemp(prefix="ataques-", dir="/tmp"))
    host.chmod(0o777)
    home = host / "casa"
    neighbour = host / "vecina"
    for folder in (home, neighbour, host / ".otter_cache"):
        folder.mkdir(mode=0o700)
    (home / ".secreto").write_text("clave")
    (neighbour / "notas.txt").write_text("notas")
    (host / ".otter_cache" / "pruebas.py").write_text("assert True")
    (host / "results.json").write_text(RESULTS)
    (host / "grades.csv").write_text("ana,0.0\n")
    (host / "removable").touch()
    with ExitStack() as stack:
        servers = (_tcp(), _udp(), _unix(str(host / "socket")), _unix(f"\0gradiente-{os.getpid()}"))
        tcp, udp, *_ = (stack.enter_context(server) for server in servers)
        yield {
            "root": str(ROOT),
            "host": str(host),
            "home": str(home),
            "neighbour": str(neighbour),
            "grader": os.getpid(),
            "tcp": tcp.getsockname()[1],
            "udp": udp.getsockname()[1],
            "abstract": f"gradiente-{os.getpid()}",
            "key": 0x6A000000 + os.getpid() % 0xFFFF,
        }
    shutil.rmtree(host)


@pytest.fixture(scope="session")
def walled(sandbox: Sandbox) -> Sandbox:
    """A sandbox that may be attacked in earnest; never one without walls."""
    if missing := NEEDED - set(sandbox.protection):
        pytest.skip(f"this machine has no {', '.join(sorted(missing))}: nothing to attack")
    return sandbox


@pytest.fixture(scope="session")
def graded(walled: Sandbox, sigmoide: Task, place: Place) -> dict[str, Graded]:
    """Every attack graded in one sandbox, an honest submission after each; by name of attack.

    After a poison it is the whole notebook, figures and all; elsewhere the functions alone.
    """
    whole = verify.solved(sigmoide)
    brief_ = replace(whole, cells=((sigmoide.solution / "solution.py").read_text("utf-8"),))
    attacks = _class(tuple(a for a in ATTACKS if a.kind is not Kind.POISON), place, brief_)
    poisons = _class(tuple(a for a in ATTACKS if a.kind is Kind.POISON), place, whole)
    reports = grade(attacks, sigmoide, walled) | grade(poisons, sigmoide, walled, workers=1)
    return {
        a.name: Graded(
            reports[a.name], reports[f"{a.name}, beside"], reports.get(f"{a.name}, victim")
        )
        for a in ATTACKS
    }


def grade(
    submissions: list[Submission], task: Task, sandbox: Sandbox, workers: int = WORKERS
) -> dict[str, Report]:
    """Reports by id."""
    with ThreadPoolExecutor(workers) as executor:
        reports = run.grade_batch(submissions, (brief(task),), sandbox, executor)
    return {report.submission.id: report for report in reports}


def behind(walls: frozenset[Wall], submissions: list[Submission], task: Task) -> dict[str, Report]:
    """Reports by id, in a sandbox with these walls only."""
    with open_sandbox(walls, grace=GRACE) as sandbox:
        assert set(sandbox.protection) - {"NOT SANDBOXED"} <= walls
        return grade(submissions, task, sandbox, workers=1)


def _class(attacks: tuple[Attack, ...], place: Place, honest: Submission) -> list[Submission]:
    """The submissions of a batch, in the order in which they are graded."""
    found = []
    for attack in attacks:
        found.append(submission(attack.name, attack.cells(place)))
        if attack.victim:
            found.append(submission(f"{attack.name}, victim", attack.victims_cells(place)))
        found.append(replace(honest, id=f"{attack.name}, beside"))
    return found


def _tcp() -> socket.socket:
    server = socket.create_server(("127.0.0.1", 0))
    server.setblocking(False)
    return server


def _udp() -> socket.socket:
    server = socket.socket(type=socket.SOCK_DGRAM)
    server.bind(("127.0.0.1", 0))
    return server


def _unix(path: str) -> socket.socket:
    server = socket.socket(socket.AF_UNIX)
    server.bind(path)
    server.listen()
    return server
