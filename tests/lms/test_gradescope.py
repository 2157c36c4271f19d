"""Gradescope's zip in a bare container: what Gradescope lays out, and nothing of the project's.

The container is a chroot in namespaces of its own, with the system's /usr, the capabilities that
Docker gives, 768 MB and half a CPU. A folder of installed packages stands in for the network.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from autograder.authoring import bundle
from autograder.lms.gradescope import Settings
from autograder.model import Task
from autograder.sandbox.process import Sandbox

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
RIGHT = GOLDEN / "ana_xor_completo" / "XOR_Ana_Gómez.ipynb"
WRONG = GOLDEN / "ines_xor_sin_promediar" / "xor_Inés_Duarte.ipynb"
SHELL = "/bin/sh"
UNSHARE = ("/usr/bin/unshare", "--mount", "--pid", "--fork", "--kill-child")
PACKAGES = "/opt/packages/site-packages"
DOCKER = (
    *("chown", "dac_override", "fowner", "fsetid", "kill", "setgid", "setuid", "setpcap"),
    *("net_bind_service", "net_raw", "sys_chroot", "mknod", "audit_write", "setfcap"),
)
ENTER = """
mount --make-rprivate /
mount --bind /usr usr && mount -o remount,ro,bind usr
mount --bind "$packages" .{packages} && mount -o remount,ro,bind .{packages}
mount -t proc proc proc
for device in null zero random urandom; do mount --bind /dev/$device dev/$device; done
{prepare}
exec chroot . setpriv --bounding-set=-all,{capabilities} env -i \
  PATH=/usr/local/bin:/usr/bin:/bin HOME=/root GRADIENTE_PACKAGES={packages} {variables} {command}
"""
FULL_DISK = """
mkdir full && mount -t tmpfs -o size=24m tmpfs full
cp -a autograder/. full && mount --bind full autograder
dd if=/dev/zero of=autograder/rest bs=4k 2>/dev/null || true
"""
TEXT = {"enum": ["text", "html", "simple_format", "md", "ansi"]}
VISIBILITY = {"enum": ["hidden", "after_due_date", "after_published", "visible"]}
TEST = {
    "type": "object",
    "additionalProperties": False,
    "required": ["name", "score", "max_score", "status", "output", "visibility"],
    "properties": {
        "score": {"type": "number", "minimum": 0},
        "max_score": {"type": "number", "minimum": 0},
        "status": {"enum": ["passed", "failed"]},
        "name": {"type": "string"},
        "name_format": TEXT,
        "number": {"type": "string"},
        "output": {"type": "string"},
        "output_format": TEXT,
        "tags": {"type": "array", "items": {"type": "string"}},
        "visibility": VISIBILITY,
        "extra_data": {"type": "object"},
    },
}
RESULTS = {
    "type": "object",
    "additionalProperties": False,
    "required": ["score", "tests", "output", "stdout_visibility"],
    "properties": {
        "score": {"type": "number", "minimum": 0},
        "execution_time": {"type": "integer", "minimum": 0},
        "output": {"type": "string", "minLength": 1},
        "output_format": TEXT,
        "test_output_format": TEXT,
        "test_name_format": TEXT,
        "visibility": VISIBILITY,
        "stdout_visibility": {"const": "hidden"},
        "extra_data": {"type": "object", "required": ["status", "protection"]},
        "tests": {"type": "array", "items": TEST},
        "leaderboard": {
            "type": "array",
            "items": {"type": "object", "required": ["name", "value"]},
        },
    },
}  # https://gradescope-autograders.readthedocs.io/en/latest/specs/


def missing() -> str | None:
    """What this machine lacks to play Gradescope."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return "only root can make the container"
    if any(shutil.which(program) is None for program in (UNSHARE[0], "chroot", "setpriv")):
        return "unshare, chroot and setpriv are needed"
    if subprocess.run([*UNSHARE, "true"], capture_output=True, check=False).returncode:
        return "namespaces are not allowed here"
    system = shutil.which("python3", path="/usr/local/bin:/usr/bin:/bin") or "false"
    version = f"import sys; sys.exit(sys.version_info[:2] != {tuple(sys.version_info[:2])})"
    if subprocess.run([system, "-c", version], capture_output=True, check=False).returncode:
        return "the system's python3 has another version than the packages installed here"
    return None


REASON = missing()
pytestmark = [pytest.mark.slow, pytest.mark.skipif(REASON is not None, reason=str(REASON))]


@dataclass(frozen=True, slots=True)
class Container:
    """A root folder with /autograder in it."""

    root: Path
    tasks: tuple[Path, ...]  # files that take a process into its limits

    def run(self, command: str, prepare: str = "", variables: str = "") -> str:
        """What a program in it says; its mounts and its processes are gone afterwards."""
        script = ENTER.format(
            packages=PACKAGES,
            capabilities=",".join(f"+{name}" for name in DOCKER),
            prepare=prepare,
            variables=variables,
            command=command,
        )
        joined = "".join(f"echo $$ > {file}\n" for file in self.tasks)
        inside = [*UNSHARE, SHELL, "-ec", script]
        ended = subprocess.run(
            [SHELL, "-ec", f'{joined}exec "$@"', SHELL, *inside],
            cwd=self.root,
            env={"PATH": os.environ["PATH"], "packages": str(installed())},
            capture_output=True,
            text=True,
            timeout=240,
            check=False,
        )
        assert ended.returncode == 0, ended.stdout + ended.stderr
        return ended.stdout

    def grade(self, *files: Path, **more: str) -> dict[str, Any]:
        """The results of a submission, which are always what Gradescope can read."""
        for name in ("submission", "results"):
            shutil.rmtree(self.root / "autograder" / name, ignore_errors=True)
            (self.root / "autograder" / name).mkdir()
        for file in files:
            shutil.copy(file, self.root / "autograder" / "submission")
        said = self.run(
            "sh -c '/autograder/run_autograder >&2; cat /autograder/results/results.json'", **more
        )
        return checked(json.loads(said))


def checked(results: dict[str, Any]) -> dict[str, Any]:
    import jsonschema

    jsonschema.validate(results, RESULTS)
    return results


def installed() -> Path:
    """The site-packages folder that stands in for the network."""
    return next(Path(entry) for entry in sys.path if (Path(entry) / "otter").is_dir())


def laid_out(root: Path, archive: Path) -> None:
    """What Gradescope does with an uploaded zip, and the little that a base image has."""
    for name in ("usr", "proc", "dev", "tmp", "root", "etc", "run", PACKAGES[1:]):
        (root / name).mkdir(parents=True)
    (root / "tmp").chmod(0o1777)
    for name in ("bin", "sbin", "lib", "lib64"):
        (root / name).symlink_to(f"usr/{name}")
    for name in ("null", "zero", "random", "urandom"):
        (root / "dev" / name).touch()
    (root / "etc" / "passwd").write_text("root:x:0:0:root:/root:/bin/bash\n")
    (root / "etc" / "group").write_text("root:x:0:\n")
    place = root / "autograder"
    for name in ("source", "submission", "results"):
        (place / name).mkdir(parents=True)
    (place / "submission_metadata.json").write_text('{"id": 1, "users": [], "assignment": {}}')
    with zipfile.ZipFile(archive) as zipped:
        zipped.extractall(place / "source")
    shutil.copy(place / "source" / "run_autograder", place / "run_autograder")
    (place / "run_autograder").chmod(0o755)


@pytest.fixture(scope="module")
def limits() -> Iterator[tuple[Path, ...]]:
    """768 MB and half a CPU in control groups; none where this machine does not lend them."""
    name, top = f"gradiente-{os.getpid()}", Path("/sys/fs/cgroup")
    wanted = {
        "memory": ("memory.limit_in_bytes", str(768 << 20)),
        "cpu": ("cpu.cfs_quota_us", "50000"),
    }
    made: list[Path] = []
    try:
        for controller, (file, value) in wanted.items():
            group = top / controller / name
            group.mkdir()
            made.append(group)
            (group / file).write_text(value)
    except OSError:
        yield ()
    else:
        yield tuple(group / "tasks" for group in made)
    for group in made:
        group.rmdir()


@pytest.fixture(scope="module")
def container(
    tasks: tuple[Task, ...], limits: tuple[Path, ...], tmp_path_factory: pytest.TempPathFactory
) -> Container:
    """The image that Gradescope builds from the zip of xor."""
    folder = tmp_path_factory.mktemp("gradescope")
    xor = next(task for task in tasks if task.slug == "xor")
    archives = bundle.write(xor, folder, Settings("after_published", leaderboard=True))
    root = folder / "root"
    laid_out(root, next(path for path in archives if "gradescope" in path.name))
    made = Container(root, limits)
    made.run("bash /autograder/source/setup.sh")
    return made


def test_a_right_submission(container: Container, sandbox: Sandbox) -> None:
    """Full marks, a test for every check, hidden ones as chosen, behind this machine's walls."""
    results = container.grade(RIGHT)

    assert results["score"] == sum(test["score"] for test in results["tests"]) == 100
    assert {test["status"] for test in results["tests"]} == {"passed"}
    assert {test["visibility"] for test in results["tests"]} == {"visible", "after_published"}
    assert any(test["name"].startswith("backProp: Da los cuatro") for test in results["tests"])
    public = [test["score"] for test in results["tests"] if test["visibility"] == "visible"]
    assert results["leaderboard"][0]["value"] == sum(public) < 100
    possible = {"landlock", "seccomp", "rlimits", "uid"}.intersection(sandbox.protection)
    assert possible <= set(results["extra_data"]["protection"])
    assert all(wall in results["output"] for wall in possible)


def test_a_wrong_submission(container: Container) -> None:
    """The points of `gradiente grade`, and the mistake in Spanish on the checks it failed."""
    results = container.grade(WRONG)

    failed = [test for test in results["tests"] if test["status"] == "failed"]
    assert results["score"] == 76
    cost = {test["name"].split(":")[0] for test in failed if test["max_score"]}
    assert cost == {"backProp"}
    assert any("dividir" in test["output"] or "promedi" in test["output"] for test in failed)


def test_it_ran_in_the_container_that_gradescope_gives(
    container: Container, limits: tuple[Path, ...], tmp_path: Path
) -> None:
    """The limits were those of Gradescope, and the kernel had to kill nothing for memory."""
    if not limits:
        pytest.skip("no control groups to limit memory and CPU with")

    container.grade(*greedy(tmp_path))

    memory, cpu = (file.parent for file in limits)
    assert "oom_kill 0" in (memory / "memory.oom_control").read_text()
    assert "nr_throttled 0" not in (cpu / "cpu.stat").read_text()


def test_only_root_reads_the_tests_and_the_other_solutions_are_not_there(
    container: Container,
) -> None:
    """Of all tasks only the one that is graded is in the container, closed to other users."""
    source = container.root / "autograder" / "source"

    assert [path.name for path in (source / "course" / "solutions").iterdir()] == ["xor"]
    assert [path.name for path in (source / "course" / "tests" / "hidden").iterdir()] == ["xor"]
    assert source.stat().st_mode & 0o077 == 0


def unreadable(folder: Path) -> tuple[Path, ...]:
    (folder / "xor.ipynb").write_text(RIGHT.read_text("utf-8")[:5000])
    return (folder / "xor.ipynb",)


def nothing(_: Path) -> tuple[Path, ...]:
    return ()


def two(_: Path) -> tuple[Path, ...]:
    return RIGHT, WRONG


def greedy(folder: Path) -> tuple[Path, ...]:
    """A right notebook whose next cells fill all memory and end the process."""
    notebook = json.loads(RIGHT.read_text("utf-8"))
    more = (
        "datos = []\nwhile True:\n    datos.append(b'x' * (20 << 20))",
        "import os\nos._exit(3)",
    )
    notebook["cells"] += [{"cell_type": "code", "metadata": {}, "source": cell} for cell in more]
    (folder / "xor.ipynb").write_text(json.dumps(notebook))
    return (folder / "xor.ipynb",)


@pytest.mark.parametrize(
    ("files", "sentence"),
    [(unreadable, "JSON se corta"), (nothing, "No hay ningún cuaderno"), (two, "varios cuadernos")],
)
def test_what_cannot_be_graded_is_said(
    container: Container,
    tmp_path: Path,
    files: Callable[[Path], tuple[Path, ...]],
    sentence: str,
) -> None:
    """A damaged file, none at all and two of them: results.json says what to do, in Spanish."""
    results = container.grade(*files(tmp_path))

    assert results["score"] == 0
    assert sentence in results["output"]
    assert results["extra_data"]["status"] == "unreadable"


def test_cells_that_take_all_memory_and_the_process(container: Container, tmp_path: Path) -> None:
    """They cost themselves; the functions are graded, and the student reads which cells it were."""
    results = container.grade(*greedy(tmp_path))

    assert results["score"] == 100
    assert "MemoryError" in results["output"]
    assert "SystemExit" in results["output"]


def test_a_fault_of_the_grader(container: Container) -> None:
    """A crash of ours is called ours, and the program's own words stay with the instructor."""
    chosen = container.root / "autograder" / "source" / "choice.json"
    before = chosen.read_text()
    chosen.write_text("{}")

    results = container.grade(RIGHT)

    chosen.write_text(before)
    assert "El calificador falló (KeyError)" in results["output"]
    assert results["extra_data"]["status"] == "engine_error"


def test_a_grader_that_does_not_even_start(container: Container) -> None:
    """Without a working Python there are still valid results that say so."""
    venv = container.root / "autograder" / "venv"
    venv.rename(venv.with_name("gone"))

    results = container.grade(RIGHT)

    venv.with_name("gone").rename(venv)
    assert "se detuvo sin terminar" in results["output"]


def test_too_little_time(container: Container) -> None:
    """A grader that is stopped at its limit leaves results that speak of time."""
    results = container.grade(RIGHT, variables="GRADIENTE_LIMIT=1")

    assert "tiempo permitido" in results["output"]


def test_a_full_disk(container: Container) -> None:
    """Where nothing can be written any more there are still valid results."""
    results = container.grade(RIGHT, prepare=FULL_DISK)

    assert "falta de memoria o de espacio" in results["output"]
