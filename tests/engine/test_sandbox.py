"""Each wall refuses what it is for, alone; without it the same deed succeeds."""

from __future__ import annotations

import ctypes
import ctypes.util
import multiprocessing
import os
import pickle
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from autograder import run
from autograder.authoring import verify
from autograder.model import Limits, Refusal, Report, Status, Task
from autograder.sandbox import doctor, orders, scratch
from autograder.sandbox.opening import open_sandbox
from autograder.sandbox.orders import ALL, Wall
from autograder.sandbox.plain import PlainSandbox
from autograder.sandbox.process import Sandbox
from autograder.sandbox.session import Session
from autograder.sandbox.walls import syscalls

if sys.platform != "linux":
    pytest.skip("only Linux has walls", allow_module_level=True)

from autograder.sandbox.walled import WalledSandbox

ROOT = Path(__file__).resolve().parents[2]
NONE: frozenset[Wall] = frozenset()
IS_ROOT = os.geteuid() == 0
SYSTEM_PYTHON = Path("/usr/bin/python3")

DEEDS = {
    "read a solution": (Wall.LANDLOCK, f"open({str(ROOT / 'solutions/xor/solution.py')!r}).read()"),
    "list the system": (Wall.LANDLOCK, "import os\nos.listdir('/etc')"),
    "read another's memory": (
        Wall.LANDLOCK,
        "import os\nopen(f'/proc/{os.getppid()}/status').read()",
    ),
    "open a socket": (Wall.SECCOMP, "import socket\nsocket.socket()"),
    "start a process": (
        Wall.SECCOMP,
        "import os\nif (pid := os.fork()) == 0: os._exit(0)\nos.waitpid(pid, 0)",
    ),
    "run a program": (Wall.SECCOMP, "import subprocess\nsubprocess.Popen(['/bin/true']).wait()"),
    "signal": (Wall.SECCOMP, "import os\nos.kill(os.getppid(), 0)"),
    "signal by fcntl": (
        Wall.SECCOMP,
        "import fcntl, os\nfcntl.fcntl(os.pipe()[0], fcntl.F_SETOWN, os.getpid())",
    ),
    "change a mode": (Wall.SECCOMP, "import os\nopen('a', 'w').close()\nos.chmod('a', 0o777)"),
    "hide memory": (Wall.SECCOMP, "import os\nos.memfd_create('x')"),
    "take memory": (Wall.RLIMITS, "import mmap\nmmap.mmap(-1, 3 << 30)"),
    "open many files": (Wall.RLIMITS, "import os\nfds = [os.dup(1) for _ in range(300)]"),
    "write a big file": (
        Wall.RLIMITS,
        "import os\nos.ftruncate(os.open('a', os.O_CREAT | os.O_RDWR), 70 << 20)",
    ),
    "be root": (Wall.UID, "open('/etc/shadow').read()"),
    "fill the disk": (
        Wall.TMPFS,
        "import os\nfor name in 'ab':\n"
        "    os.posix_fallocate(os.open(name, os.O_CREAT | os.O_RDWR), 0, 40 << 20)",
    ),
}
TOGETHER = {Wall.TMPFS: {Wall.NAMESPACES}}  # a mount needs its namespace


@contextmanager
def open_session(sandbox: Sandbox, task: Task, *cells: str) -> Iterator[Session]:
    """A session in which the cells have run."""
    brief = replace(task, limits=Limits(cell=10.0, call=5.0), functions=("sigmoide",))
    session = Session(sandbox, brief, cells)
    try:
        session.run()
        yield session
    finally:
        session.close()


def answer(session: Session, *args: Any) -> Any:
    """What the notebook's function gives back."""
    return session.call("sigmoide", args, {}).value


def kill_zygote(sandbox: WalledSandbox, delay: float) -> None:
    """kill -9, a little later."""
    time.sleep(delay)
    os.kill(sandbox.zygote_pid, signal.SIGKILL)


class Places:
    """Sandboxes by their walls, each opened once."""

    def __init__(self) -> None:
        self.opened: dict[frozenset[Wall], WalledSandbox] = {}

    def behind(self, walls: frozenset[Wall]) -> WalledSandbox:
        """The sandbox with these walls."""
        if walls not in self.opened:
            self.opened[walls] = WalledSandbox(walls)
        return self.opened[walls]

    def refuse(self, walls: frozenset[Wall], task: Task, deed: str) -> bool:
        """Whether a cell that does this fails behind these walls."""
        with open_session(self.behind(walls), task, deed) as session:
            return bool(session.cell_errors)


@pytest.fixture(scope="module")
def places() -> Iterator[Places]:
    places = Places()
    yield places
    for sandbox in places.opened.values():
        sandbox.__exit__()


@pytest.fixture(scope="module")
def standing(places: Places) -> frozenset[Wall]:
    """The walls that this machine offers."""
    return frozenset(orders.standing(places.behind(ALL).verdicts))


@pytest.mark.parametrize("deed", DEEDS)
def test_a_wall_alone_refuses_what_succeeds_without(
    places: Places, sigmoide: Task, standing: frozenset[Wall], deed: str
) -> None:
    """The deed fails behind that one wall, and succeeds with none: the probe can tell."""
    wall, cell = DEEDS[deed]
    if wall not in standing:
        pytest.skip(f"this machine has no {wall}")

    assert places.refuse(frozenset({wall}) | TOGETHER.get(wall, set()), sigmoide, cell)
    assert not places.refuse(NONE, sigmoide, cell)


def test_all_walls_together_refuse_everything(
    places: Places, sigmoide: Task, standing: frozenset[Wall]
) -> None:
    """Behind all of them every deed fails, each in its cell, and the notebook goes on."""
    cells = [cell for wall, cell in DEEDS.values() if wall in standing]

    with open_session(places.behind(ALL), sigmoide, *cells, "def sigmoide(z): return z") as session:
        assert len(session.cell_errors) == len(cells)
        assert answer(session, 3.0) == 3.0


def test_the_network_is_empty(places: Places, sigmoide: Task, standing: frozenset[Wall]) -> None:
    """A namespace of its own has no interface but loopback."""
    if Wall.NAMESPACES not in standing:
        pytest.skip("this machine has no namespaces")

    deed = "import socket\nassert {'lo'} == {name for _, name in socket.if_nameindex()}"

    assert not places.refuse(frozenset({Wall.NAMESPACES}), sigmoide, deed)


def test_a_notebook_has_what_it_needs(sandbox: WalledSandbox, sigmoide: Task) -> None:
    """Behind all walls: late imports, files of its own, threads, figures, temporary files."""
    cells = (
        "import sqlite3, xmlrpc.client, scipy.optimize, sklearn.datasets",
        "np.save('a.npy', np.ones(3))\nassert np.load('a.npy').sum() == 3",
        "import threading\nt = threading.Thread(target=print)\nt.start()\nt.join()",
        "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.savefig('a.png')",
        "import tempfile\nwith tempfile.TemporaryFile() as f: f.write(b'x')",
        "import asyncio\nasyncio.sleep(0)\nawait asyncio.sleep(0.01)",
        "import os, shutil\nos.makedirs('b/c')\nos.rename('a.npy', 'b/a.npy')\nshutil.rmtree('b')",
        "assert sklearn.datasets.load_digits().data.shape == (1797, 64)",
    )

    with open_session(sandbox, sigmoide, *cells) as session:
        assert session.cell_errors == ()


def test_nothing_of_ours_is_inherited(sigmoide: Task, monkeypatch: pytest.MonkeyPatch) -> None:
    """No variable, no descriptor but its socket, no folder of the project to import from."""
    monkeypatch.setenv("SECRETO", "42")
    cell = (
        "import os, stat, sys\n"
        "def sigmoide(z):\n"
        "    fds = [fd for fd in range(3, 128) if _opened(fd)]\n"
        "    return ['SECRETO' in os.environ, len(fds), sys.path]\n"
        "def _opened(fd):\n"
        "    try: return not stat.S_ISDIR(os.fstat(fd).st_mode)\n"
        "    except OSError: return False\n"
    )

    with WalledSandbox(ALL) as sandbox, open_session(sandbox, sigmoide, cell) as session:
        secret, descriptors, path = answer(session, 0.0)

    assert (secret, descriptors) == (False, 1)
    assert str(ROOT) not in path


def test_random_numbers_are_the_same_for_everyone(sandbox: WalledSandbox, sigmoide: Task) -> None:
    """Every process starts from the same seed, of NumPy and of Python."""
    cell = "import random\ndef sigmoide(z): return [np.random.random(), random.random()]"

    drawn = []
    for _ in range(2):
        with open_session(sandbox, sigmoide, cell) as session:
            drawn.append(answer(session, 0.0))

    assert drawn[0] == drawn[1]


def test_living_processes_have_different_users(sigmoide: Task, standing: frozenset[Wall]) -> None:
    """No two processes that live at a time share a user, in this grader or in another."""
    if Wall.UID not in standing:
        pytest.skip("this machine has no uid")
    cell = "import os\ndef sigmoide(z): return [os.getuid(), os.getgid(), os.getgroups()]"

    with (
        WalledSandbox(ALL) as one,
        WalledSandbox(ALL) as other,
        open_session(one, sigmoide, cell) as first,
        open_session(one, sigmoide, cell) as second,
        open_session(other, sigmoide, cell) as third,
    ):
        users = [answer(session, 0.0) for session in (first, second, third)]

    assert len({uid for uid, _, _ in users}) == 3
    assert all(uid == gid and groups == [] for uid, gid, groups in users)
    assert 0 not in {uid for uid, _, _ in users}


def test_a_dead_zygote_costs_nothing(sigmoide: Task) -> None:
    """kill -9 of the zygote in the middle of a submission: the session answers all the same."""
    cell = "def sigmoide(z): return 2 * z"

    with WalledSandbox(ALL) as sandbox, open_session(sandbox, sigmoide, cell) as session:
        for _ in range(3):
            os.kill(sandbox.zygote_pid, signal.SIGKILL)
            assert answer(session, 2.0) == 4.0

        assert session.cell_errors == ()
        assert session.unwell == set()


def test_a_zygote_killed_during_a_cell_costs_nothing(sigmoide: Task) -> None:
    """The cell that ran is not blamed; it runs again."""
    cells = ("import time\ntime.sleep(1)", "def sigmoide(z): return 2 * z")

    with WalledSandbox(ALL) as sandbox, ThreadPoolExecutor() as pool:
        protection = sandbox.protection
        pool.submit(kill_zygote, sandbox, 0.5)
        with open_session(sandbox, sigmoide, *cells) as session:
            assert session.cell_errors == ()
            assert answer(session, 2.0) == 4.0
        assert sandbox.protection == protection


def test_many_threads_may_ask_at_once(sandbox: WalledSandbox, sigmoide: Task) -> None:
    """Each gets a process of its own."""

    def run(number: int) -> Any:
        with open_session(sandbox, sigmoide, f"def sigmoide(z): return z + {number}") as session:
            return answer(session, 1.0)

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(run, range(24))) == [1.0 + number for number in range(24)]


FLUX = 3  # user ids lent and descriptors of dying processes vary by so many; a leak has hundreds


def test_a_sandbox_is_opened_once_in_each_process() -> None:
    """However often it arrives there, and in whatever thread: with the same settings, the same."""
    with PlainSandbox(grace=0.5) as sandbox:
        pickled = pickle.dumps(sandbox)

    with ThreadPoolExecutor(4) as threads:
        arrived = list(threads.map(pickle.loads, [pickled] * 8))

    assert {id(one) for one in arrived} == {id(arrived[0])}
    assert arrived[0].protection == ("NOT SANDBOXED",)


@pytest.mark.parametrize("method", ["spawn", "forkserver"])
def test_processes_grade_as_threads_do(sandbox: WalledSandbox, sigmoide: Task, method: str) -> None:
    """Each process of an executor opens a sandbox of its own, and takes it along when it ends."""
    whole = verify.solved(sigmoide)
    wrong = replace(whole, cells=("def sigmoide(z): return z",))
    class_ = [replace(one, id=str(n)) for n, one in enumerate([whole, wrong, whole, wrong])]

    def grade(executor: Executor) -> list[Report]:
        reports = run.grade_batch(class_, (sigmoide,), sandbox, executor)
        return [replace(report, seconds=0.0) for report in reports]

    with ThreadPoolExecutor(2) as threads:
        expected = grade(threads)
    with ProcessPoolExecutor(2, multiprocessing.get_context(method)) as processes:
        reports = grade(processes)
        pids = [process.pid or 0 for process in multiprocessing.active_children()]
        assert any(map(traces_of, pids))  # one may have done all the work

    assert reports == expected
    assert [report.score for report in reports] == [100.0, reports[1].score] * 2
    assert not any(map(traces_of, pids))


def test_a_fault_of_ours_in_a_process_is_one_report(sandbox: WalledSandbox, sigmoide: Task) -> None:
    """Whatever is raised in a process of an executor, the others are graded."""
    whole = verify.solved(sigmoide)
    class_ = [replace(whole, id="ana"), replace(whole, id="luis", cells=None)]  # type: ignore[arg-type]  # so that we fail

    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as processes:
        ana, luis = run.grade_batch(class_, (sigmoide,), sandbox, processes)

    assert (ana.score, ana.status) == (100.0, Status.GRADED)
    assert (luis.status, luis.score) == (Status.ENGINE_ERROR, 0.0)


def traces_of(pid: int) -> list[str]:
    """Folders and processes that a grader's sandbox has."""
    name = f"gradiente-{pid}-"
    folders = [str(path) for path in scratch.temporary_folder().glob(f"{name}*")]
    found = []
    for line in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            if name.encode() in line.read_bytes():
                found.append(str(line))
    return folders + found


def test_the_kernel_ends_a_student_first(sandbox: WalledSandbox, sigmoide: Task) -> None:
    """Where memory is short, this process goes before any of ours, and cannot talk itself out."""
    cells = (
        "import os\ndef sigmoide(z): return os.getpid()",
        "for name in ('oom_score_adj', 'oom_adj'):\n"
        "    try:\n        open(f'/proc/self/{name}', 'w').write('-17')\n"
        "    except OSError:\n        pass",
    )

    with open_session(sandbox, sigmoide, *cells) as session:
        student, zygote = (_oom_score(pid) for pid in (answer(session, 1.0), sandbox.zygote_pid))

    assert student == 1000
    assert zygote == _oom_score(os.getpid()) < 1000


def _oom_score(pid: int) -> int:
    return int(Path(f"/proc/{pid}/oom_score_adj").read_text("ascii"))


def _weigh(sandbox: WalledSandbox, task: Task) -> tuple[int, int, int]:
    """Descriptors of ours and of the zygote's, and folders."""
    zygote = sandbox.zygote_pid
    for _ in range(2):  # the second buries what went before; then one ahead is born
        sandbox.start(task).close()
        time.sleep(0.5)
    folders = [path for path in sandbox.folder.iterdir() if path.is_dir()]
    return (
        len(list(Path("/proc/self/fd").iterdir())),
        len(list(Path(f"/proc/{zygote}/fd").iterdir())) if IS_ROOT else 0,
        len(folders),
    )


def test_nothing_grows(sandbox: WalledSandbox, sigmoide: Task) -> None:
    """Two hundred processes leave no descriptor, memory, folder or process behind."""

    def grown(after: tuple[int, int, int]) -> bool:
        return any(now > then + FLUX for now, then in zip(after, before, strict=True))

    def children() -> int:
        zygote = sandbox.zygote_pid
        return len(Path(f"/proc/{zygote}/task/{zygote}/children").read_text().split())

    def memory() -> int:
        return sum(
            int(Path(f"/proc/{pid}/statm").read_text().split()[1])
            for pid in (os.getpid(), sandbox.zygote_pid)
        )

    for _ in range(10):
        with open_session(sandbox, sigmoide, "x = 1"):
            pass
    before, pages = _weigh(sandbox, sigmoide), memory()
    for _ in range(200):
        sandbox.start(sigmoide).close()

    end = time.monotonic() + 20  # on a busy machine the last ones take their time to die
    while grown(after := _weigh(sandbox, sigmoide)):
        assert time.monotonic() < end, (before, after)
    assert children() <= 3  # the one ahead, and the last ones until they are reaped
    assert memory() - pages < 1000


def test_a_killed_grader_leaves_nothing(tmp_path: Path) -> None:
    """kill -9 of the grader: its student's process and its folders are gone within seconds."""
    script = tmp_path / "grader.py"
    script.write_text(
        "import sys, time\nfrom pathlib import Path\n"
        "from autograder import catalog\nfrom autograder.sandbox.opening import open_sandbox\n"
        f"task = catalog.load_tasks(Path({str(ROOT)!r}))[0]\n"
        "sandbox = open_sandbox()\nprocess = sandbox.start(task)\n"
        "process.request(30, 'open', ['f'])\n"
        "cell = 'cell', 1, 'import os\\ndef f(): return os.getpid()'\n"
        "process.request(5, 'cells', [cell], 5.0)\n"
        "pid = process.request(5, 'call', 'f', [], {}, 5.0)['value']\n"
        "print(pid, sandbox.folder, flush=True)\n"
        "process.request(60, 'cells', [('cell', 2, 'while True: pass')], 60.0)\n"
    )
    with subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout is not None
        pid, root = run.stdout.readline().split()
        run.kill()

    def is_left() -> bool:
        return Path(f"/proc/{pid}").exists() or Path(root).exists()

    end = time.monotonic() + 10
    while is_left() and time.monotonic() < end:
        time.sleep(0.05)
    assert not is_left()


def test_the_next_grader_removes_what_a_dead_one_left() -> None:
    """A root named after a process that is gone is removed; a living one's stays."""
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    base = scratch.temporary_folder()
    stale = Path(tempfile.mkdtemp(prefix=f"gradiente-{gone.pid}-", dir=base))
    (stale / "alumno-x").mkdir()
    alive = Path(tempfile.mkdtemp(prefix=f"gradiente-{os.getppid()}-", dir=base))

    scratch.make_root().rmdir()

    assert not stale.exists()
    assert alive.exists()
    alive.rmdir()


def test_a_hostile_folder_is_removed(tmp_path: Path) -> None:
    """Deeper than a path may be long, closed, and with links to elsewhere."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "file").touch()
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "link").symlink_to(outside)
    here = os.open(folder, os.O_RDONLY)
    for _ in range(1500):
        os.mkdir("d" * 8, dir_fd=here)
        inner = os.open("d" * 8, os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = inner
    os.close(here)
    closed = folder / "closed"
    (closed / "inner").mkdir(parents=True)
    closed.chmod(0)

    scratch.remove(folder)

    assert not folder.exists()
    assert (outside / "file").exists()


def test_a_folder_without_a_size_is_watched(sigmoide: Task) -> None:
    """Where no tmpfs can be mounted, a process that writes too much is ended."""
    fill = (
        "import os, time\nfor name in 'abcd':\n"
        "    os.posix_fallocate(os.open(name, os.O_CREAT | os.O_RDWR), 0, 40 << 20)\n"
        "time.sleep(5)"
    )

    with (
        WalledSandbox(ALL - {Wall.TMPFS}) as sandbox,
        open_session(sandbox, sigmoide, fill, "def sigmoide(z): return z") as session,
    ):
        assert [error.cell for error in session.cell_errors] == [1]
        assert answer(session, 1.0) == 1.0


def test_without_a_zygote_there_are_no_walls(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where none can be started the plain subprocess is used, and marked."""
    monkeypatch.setattr(sys, "executable", shutil.which("false"))

    with WalledSandbox(ALL) as sandbox:
        assert sandbox.protection == ("NOT SANDBOXED",)


def test_windows_is_refused_in_one_sentence() -> None:
    """No sandbox is opened there and no wall examined: WSL 2 is named instead."""
    with pytest.raises(Refusal, match="WSL 2") as opening:
        open_sandbox(platform="win32")
    with pytest.raises(Refusal, match="WSL 2"):
        list(doctor.examine("win32"))

    assert "\n" not in str(opening.value)


def test_macos_has_the_plain_process_and_says_so(sigmoide: Task) -> None:
    """Notebooks run there, marked in every result, and the run says where there are walls."""
    with open_sandbox(platform="darwin") as sandbox:
        protection = sandbox.protection
        with open_session(sandbox, sigmoide, "def sigmoide(z): return 2 * z") as session:
            assert answer(session, 2.0) == 4.0

    assert protection == ("NOT SANDBOXED",)
    assert list(doctor.examine("darwin")) == []
    assert "WSL 2 or in a container" in (doctor.shortfall(protection, "darwin") or "")


def test_the_shortfall_is_one_line_with_its_remedy() -> None:
    """Nothing is said when nothing is missing; else what, and how to have it."""
    assert doctor.shortfall(tuple(Wall)) is None

    line = doctor.shortfall(("landlock", "seccomp", "rlimits", "uid"))

    assert line is not None
    assert line.startswith("without namespaces, tmpfs: ")
    assert "\n" not in line


@pytest.mark.parametrize(("machine", "token"), [("x86_64", 0xC000003E), ("aarch64", 0xC00000B7)])
def test_the_table_of_system_calls_is_libseccomps(machine: str, token: int) -> None:
    """Every number is the one libseccomp knows."""
    try:
        library = ctypes.CDLL("libseccomp.so.2")
    except OSError:
        pytest.skip("no libseccomp here")
    resolve = library.seccomp_syscall_resolve_name_arch
    resolve.argtypes = [ctypes.c_uint32, ctypes.c_char_p]

    for table in (syscalls.FREE, syscalls.EXAMINED):
        for name, number in syscalls.numbers(table, machine).items():
            assert resolve(token, name.encode()) == number, name


@pytest.mark.skipif(not IS_ROOT, reason="already an ordinary user")
def test_the_same_holds_for_an_ordinary_user() -> None:
    """The essential tests of this file, run again as nobody."""
    home = Path(tempfile.mkdtemp(prefix="nobody-"))
    home.chmod(0o755)
    (home / "home").mkdir()
    os.chown(home / "home", 65534, 65534)
    try:
        python = readable_python(home)
        if not can_run(python, "import pytest, numpy"):
            pytest.skip("the packages lie in a folder that nobody may enter")
        essential = "alone or together or needs or inherited or dead_zygote or at_once or watched"
        run = subprocess.run(
            [
                *(str(python), "-m", "pytest", "-q", "-p", "no:cacheprovider"),
                *("-k", essential, str(Path(__file__))),
            ],
            cwd=ROOT,
            env={"HOME": str(home / "home"), "PATH": "/usr/bin:/bin"},
            user=65534,
            group=65534,
            extra_groups=[],
            capture_output=True,
            text=True,
            check=False,
        )
        assert run.returncode == 0, run.stdout[-3000:]
    finally:
        shutil.rmtree(home)


def readable_python(home: Path) -> Path:
    """An interpreter that other users can run, with this one's packages."""
    packages = [entry for entry in sys.path if entry.endswith("site-packages")]
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    python = Path(sys.executable)
    if can_run(python):
        return python
    if not can_run(SYSTEM_PYTHON, f"import sys; assert sys.version.startswith('{version}.')"):
        pytest.skip("no Python that nobody may run")
    subprocess.run([SYSTEM_PYTHON, "-m", "venv", "--without-pip", home / "venv"], check=True)
    links = home / "venv" / "lib" / f"python{version}" / "site-packages" / "ours.pth"
    links.write_text("\n".join([*packages, str(ROOT)]))
    return home / "venv" / "bin" / "python"


def can_run(python: Path, code: str = "") -> bool:
    """Whether nobody can run this interpreter."""
    with suppress(OSError):
        run = subprocess.run([python, "-c", code], user=65534, group=65534, check=False)
        return run.returncode == 0
    return False
