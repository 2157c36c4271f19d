"""Every student in a process forked from a zygote, behind all the walls this machine offers."""

from __future__ import annotations

import os
import re
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Self

from autograder.model import EngineError, Task
from autograder.sandbox import scratch
from autograder.sandbox.cores import Cores
from autograder.sandbox.forked import ForkedProcess
from autograder.sandbox.forkserver import ForkServer, ZygoteDied
from autograder.sandbox.orders import FOLDER, Request, Setup, Verdicts, Wall, standing
from autograder.sandbox.plain import UNPROTECTED, PlainSandbox
from autograder.sandbox.process import DATA_VARIABLES, GRACE, Process
from autograder.sandbox.reopening import Recipe, reopen
from autograder.sandbox.users import Users

TRIES = 3  # zygotes, for one process
DEATH = 5.0  # seconds a killed process may take to be gone
LOOK = 0.25  # seconds between looks at folders that nothing else limits
IMPORT = re.compile(r"^\s*(?:import|from) ([\w.]+)", re.MULTILINE)


class WalledSandbox:
    """Forks students' processes from a zygote; starts another zygote when that one dies."""

    def __init__(self, walls: frozenset[Wall], grace: float = GRACE) -> None:
        """Start the zygote; whoever asks for the first process waits until it is ready.

        `grace` is how long a process may go on after its time is up, before it is killed.
        """
        self._walls, self._grace = walls, grace
        self.folder = scratch.make_root()  # everything that is written lies below it
        self._users = Users()
        data = tuple(DATA_VARIABLES)
        self._setup = Setup(str(self.folder), tuple(sorted(walls)), data, self._users.lend())
        self._zygote = ForkServer(self._setup)
        self._lock = threading.Lock()
        self._verdicts: Verdicts | None = None
        self._plain: PlainSandbox | None = None
        self._modules: dict[str, tuple[str, ...]] = {}  # of a task's notebook
        self._living: dict[ForkedProcess, None] = {}
        self._dying: list[ForkedProcess] = []  # nobody waits for them before the next one starts
        self._ahead: tuple[Task, ForkedProcess] | None = None  # asked for before it is needed
        self._digger = ThreadPoolExecutor(1)  # to remove a folder takes 3 ms, of waiting
        self._cores = Cores()
        self._closing = threading.Event()

    @property
    def protection(self) -> tuple[str, ...]:
        """The walls that hold."""
        return tuple(map(str, standing(self.verdicts))) or (UNPROTECTED,)

    @property
    def zygote_pid(self) -> int:
        """The id of the process that students' processes are forked from at present."""
        return self._zygote.pid

    @property
    def verdicts(self) -> Verdicts:
        """The verdict on each wall that was asked for."""
        with self._lock:
            return self._ready()

    def start(self, task: Task) -> Process:
        """A fresh process with the task's limits; EngineError when zygote after zygote dies."""
        with self._lock:
            if self._closing.is_set():
                raise EngineError("the sandbox is closed")
            self._ready()
            self._bury()
            if self._plain is not None:
                return self._plain.start(task)
            for _ in range(TRIES):
                try:
                    return self._next(task)
                except ZygoteDied as death:
                    fault = death
                    self._revive()
        raise EngineError(f"no process for the student: {fault}")

    def __reduce__(self) -> Recipe:
        """In another process: a sandbox with the same walls."""
        return reopen, (WalledSandbox, self._walls, self._grace)

    def __enter__(self) -> Self:
        """The sandbox itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End every process and remove what is left on disk."""
        self._closing.set()
        for process in tuple(self._living):
            process.close()
        with self._lock:
            with suppress(ZygoteDied):
                self._drop_ahead()
            self._bury(DEATH)
            self._digger.shutdown()
            self._zygote.close(kill=self._verdicts is None)  # it would get ready first
            self._users.close()
            if self._plain is not None:
                self._plain.__exit__()
        with suppress(OSError):
            scratch.remove(self.folder)

    def _let_go(self, process: ForkedProcess) -> None:
        """A process was killed: its folder and user are free once it is really gone."""
        with self._lock:
            if process in self._living:
                del self._living[process]
                self._dying.append(process)
                self._cores.take_back(process.core)

    def _bury(self, seconds: float = 0.0) -> None:
        """Have removed what processes left that have gone meanwhile."""
        for process in self._dying.copy():
            if process.is_gone(seconds):
                self._dying.remove(process)
                self._digger.submit(self._clear_away, process)

    def _clear_away(self, process: ForkedProcess) -> None:
        """Remove a folder; only then may somebody else be its user."""
        with suppress(OSError):
            scratch.remove(process.folder)
        self._users.take_back(process.uid)

    def _ready(self) -> Verdicts:
        """What the first zygote found; without any zygote, students run without walls."""
        if self._verdicts is None:
            try:
                self._verdicts = self._first_verdicts()
            except ZygoteDied as death:
                self._plain = PlainSandbox(self._grace)
                self._verdicts = dict.fromkeys(Wall, f"no zygote: {death}")
            else:
                if Wall.TMPFS not in standing(self._verdicts):
                    threading.Thread(target=self._watch, daemon=True).start()
        return self._verdicts

    def _first_verdicts(self) -> Verdicts:
        for _ in range(TRIES - 1):
            try:
                return self._zygote.verdicts()
            except ZygoteDied:
                self._replace_zygote()
        return self._zygote.verdicts()

    def _revive(self) -> None:
        """Another zygote, with the same walls or none at all."""
        self._replace_zygote()
        with suppress(ZygoteDied):  # then the next fork says so
            if self._zygote.verdicts() != self._verdicts:
                raise EngineError("a fresh zygote has other walls than the first")

    def _replace_zygote(self) -> None:
        if process := self._forget_ahead():
            process.end()  # it goes with its zygote
        self._zygote.close(kill=True)
        self._zygote = ForkServer(self._setup)

    def _next(self, task: Task) -> ForkedProcess:
        """The process that was asked for ahead, or one asked for now; and ask for one more."""
        if self._ahead is None or self._ahead[0] != task:
            self._drop_ahead()
            self._ahead = task, self._order(task)
        _, process = self._ahead
        process.wait_for_birth()
        self._ahead = None
        process.settle(self._cores)
        self._living[process] = None
        with suppress(ZygoteDied, OSError):  # whoever needs it will hear of it
            self._ahead = task, self._order(task)
        return process

    def _order(self, task: Task) -> ForkedProcess:
        folder = scratch.make_folder(self.folder)
        uid = self._users.lend() if Wall.UID in standing(self._ready()) else os.geteuid()
        try:
            os.chown(folder, uid, -1)
            request = self._request(task, folder, uid)
            return ForkedProcess(self._zygote, request, self._grace, self._let_go)
        except BaseException:
            self._users.take_back(uid)
            raise

    def _drop_ahead(self) -> None:
        """End the process that was asked for ahead: nobody needs it now."""
        if process := self._forget_ahead():
            try:
                process.wait_for_birth()
            finally:
                process.end()

    def _forget_ahead(self) -> ForkedProcess | None:
        if self._ahead is None:
            return None
        (_, process), self._ahead = self._ahead, None
        self._dying.append(process)
        return process

    def _request(self, task: Task, folder: Path, uid: int) -> Request:
        return Request(
            folder=str(folder),
            uid=uid,
            memory=task.limits.memory,
            cpu=int(task.limits.budget + task.limits.cell + task.limits.call) + 1,
            modules=self._imports(task),
        )

    def _imports(self, task: Task) -> tuple[str, ...]:
        """What the task's own notebook imports, and so a student's probably will."""
        if task.slug not in self._modules:
            try:
                source = (task.assignment / "notebook.py").read_text("utf-8")
            except OSError:
                source = ""
            self._modules[task.slug] = tuple(sorted(set(IMPORT.findall(source))))
        return self._modules[task.slug]

    def _watch(self) -> None:
        """End processes whose folder grows too big, where no mounted folder has a size."""
        while not self._closing.wait(LOOK):
            for process in tuple(self._living):
                if scratch.is_over(process.folder, FOLDER << 20):
                    process.kill()
