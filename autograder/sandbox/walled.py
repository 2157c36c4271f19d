"""Every student in a process forked from a zygote, behind all the walls this machine offers."""

from __future__ import annotations

import os
import re
import select
import signal
import threading
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Self

from autograder.model import EngineError, Task
from autograder.sandbox import scratch
from autograder.sandbox.cores import Cores
from autograder.sandbox.forkserver import ForkServer, ZygoteDied
from autograder.sandbox.orders import FOLDER, STANDS, Request, Setup, Wall
from autograder.sandbox.plain import UNPROTECTED, PlainSandbox
from autograder.sandbox.process import DATA_VARIABLES, Channel, Process, ProcessDied, ProcessLost
from autograder.sandbox.users import Users

TRIES = 3  # zygotes, for one process
CALLS = 60  # as many calls may use all their time before the kernel ends the process
DEATH = 5.0  # seconds a killed process may take to be gone
LOOK = 0.25  # seconds between looks at folders that nothing else limits
IMPORT = re.compile(r"^\s*(?:import|from) ([\w.]+)", re.MULTILINE)


class WalledProcess:
    """One student's process."""

    def __init__(self, sandbox: WalledSandbox, zygote: ForkServer, request: Request) -> None:
        """Ask the zygote for it; it is there when it is `born`."""
        self._sandbox, self._zygote = sandbox, zygote
        self.folder, self.uid = Path(request.folder), request.uid
        self.core: int | None = None
        self._pidfd = -1
        self._channel = Channel(zygote.ask(request))
        self._guard = threading.Lock()  # nobody signals a descriptor that was closed and reused

    def born(self) -> None:
        """Wait for the zygote's answer; ZygoteDied when none comes."""
        self._pidfd = self._zygote.answer()

    def settle(self, cores: Cores) -> None:
        """Share a core with this thread from now on."""
        self.core = cores.lend(self._pidfd)

    def request(self, seconds: float, operation: str, *args: Any) -> dict[str, Any]:
        """Ask the worker; ProcessLost when it died because the zygote did."""
        try:
            return self._channel.ask(seconds, operation, *args)
        except ProcessDied:
            if self._zygote.is_dead():
                raise ProcessLost from None
            raise

    def end(self) -> None:
        """Kill it, and hang up."""
        self.kill()
        self._channel.close()

    def kill(self) -> None:
        """End it at once."""
        with self._guard, suppress(ProcessLookupError):
            if self._pidfd >= 0:
                signal.pidfd_send_signal(self._pidfd, signal.SIGKILL)

    def close(self) -> None:
        """End it; what it left is removed when it is really gone."""
        self.end()
        self._sandbox.ended(self)

    def is_gone(self, seconds: float = 0.0) -> bool:
        """Whether it has really ended, after waiting so long for it."""
        with self._guard:
            if self._pidfd >= 0 and select.select([self._pidfd], [], [], seconds)[0]:
                os.close(self._pidfd)
                self._pidfd = -1
            return self._pidfd < 0


class WalledSandbox:
    """Forks students' processes from a zygote; starts another zygote when that one dies."""

    def __init__(self, walls: frozenset[Wall]) -> None:
        """Start the zygote; whoever asks for the first process waits until it is ready."""
        self._root = scratch.make_root()
        self._users = Users()
        data = tuple(DATA_VARIABLES)
        self._setup = Setup(str(self._root), tuple(sorted(walls)), data, self._users.lend())
        self._zygote = ForkServer(self._setup)
        self._lock = threading.Lock()
        self._verdicts: Mapping[Wall, str] | None = None
        self._plain: PlainSandbox | None = None
        self._modules: dict[str, tuple[str, ...]] = {}  # of a task's notebook
        self._living: dict[WalledProcess, None] = {}
        self._dying: list[WalledProcess] = []  # nobody waits for them before the next one starts
        self._ahead: tuple[Task, WalledProcess] | None = None  # asked for before it is needed
        self._cores = Cores()
        self._closing = threading.Event()

    @property
    def protection(self) -> tuple[str, ...]:
        """The walls that hold."""
        verdicts = self.verdicts
        return tuple(str(w) for w in Wall if verdicts.get(w) == STANDS) or (UNPROTECTED,)

    @property
    def verdicts(self) -> Mapping[Wall, str]:
        """Why each wall does not hold; nothing for one that does."""
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

    def ended(self, process: WalledProcess) -> None:
        """A process was killed: its folder and user are free once it is really gone."""
        with self._lock:
            if process in self._living:
                del self._living[process]
                self._dying.append(process)
                self._cores.take_back(process.core)

    def _bury(self, seconds: float = 0.0) -> None:
        """Remove what processes left that have gone meanwhile."""
        for process in self._dying.copy():
            if process.is_gone(seconds):
                self._dying.remove(process)
                with suppress(OSError):
                    scratch.remove(process.folder)
                self._users.take_back(process.uid)

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
            self._zygote.close(kill=self._verdicts is None)  # it would get ready first
            self._users.close()
            if self._plain is not None:
                self._plain.__exit__()
        with suppress(OSError):
            scratch.remove(self._root)

    def _ready(self) -> Mapping[Wall, str]:
        """What the first zygote found; without any zygote, students run without walls."""
        if self._verdicts is None:
            try:
                self._verdicts = self._first_verdicts()
            except ZygoteDied as death:
                self._plain = PlainSandbox()
                self._verdicts = dict.fromkeys(Wall, f"no zygote: {death}")
            else:
                if self._verdicts.get(Wall.TMPFS) != STANDS:
                    threading.Thread(target=self._watch, daemon=True).start()
        return self._verdicts

    def _first_verdicts(self) -> Mapping[Wall, str]:
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

    def _next(self, task: Task) -> WalledProcess:
        """The process that was asked for ahead, or one asked for now; and ask for one more."""
        if self._ahead is None or self._ahead[0] != task:
            self._drop_ahead()
            self._ahead = task, self._asked(task)
        _, process = self._ahead
        process.born()
        self._ahead = None
        process.settle(self._cores)
        self._living[process] = None
        with suppress(ZygoteDied, OSError):  # whoever needs it will hear of it
            self._ahead = task, self._asked(task)
        return process

    def _asked(self, task: Task) -> WalledProcess:
        folder = scratch.make_folder(self._root)
        uid = self._users.lend() if self._ready().get(Wall.UID) == STANDS else os.geteuid()
        try:
            os.chown(folder, uid, -1)
            return WalledProcess(self, self._zygote, self._request(task, folder, uid))
        except BaseException:
            self._users.take_back(uid)
            raise

    def _drop_ahead(self) -> None:
        """End the process that was asked for ahead: nobody needs it now."""
        if process := self._forget_ahead():
            try:
                process.born()
            finally:
                process.end()

    def _forget_ahead(self) -> WalledProcess | None:
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
            cpu=int(task.limits.notebook + CALLS * task.limits.call),
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
