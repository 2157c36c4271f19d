"""Attacks that want to know what a student must not: tests, solutions, expected values, others."""

from __future__ import annotations

from typing import Any

from autograder.sandbox.orders import Wall
from tests.attacks.attack import Attack, Control, Kind

READS = frozenset({Wall.LANDLOCK})
LEAVES = frozenset({Wall.SECCOMP})


def steal(name: str, deed: str, **more: Any) -> Attack:
    """An attack of this kind."""
    return Attack(name, Kind.STEAL, deed, **more)


ATTACKS = (
    steal(
        "reads the solution by its path",
        "got(open(f'{ROOT}/solutions/sigmoide/solution.py').read())",
        alone=READS,
    ),
    steal(
        "reads the hidden tests by their path",
        "got(open(f'{ROOT}/tests/hidden/sigmoide/sigmoide.py').read())",
        alone=READS,
    ),
    steal(
        "lists the project",
        "got(os.listdir(ROOT))",
        alone=READS,
    ),
    steal(
        "imports the solution",
        """
        sys.path.insert(0, ROOT)
        from solutions.sigmoide import solution
        got(solution.sigmoide(0.0))
        """,
        alone=READS,
    ),
    steal(
        "imports the grader's own modules from disk",
        """
        import importlib.util
        spec = importlib.util.spec_from_file_location("c", f"{ROOT}/autograder/judging/checks.py")
        module = importlib.util.module_from_spec(spec)
        sys.modules["c"] = module
        sys.path.insert(0, ROOT)
        spec.loader.exec_module(module)
        got(module)
        """,
        alone=READS,
    ),
    steal(
        "finds the tests in a search of the whole disk",
        """
        for top in (ROOT + "/tests", "/home", "/root", "/tmp", "/var/tmp"):
            for folder, _, files in os.walk(top):
                if "hidden" in folder and any(f.endswith(".py") for f in files):
                    got(folder)
        """,
        alone=READS,
    ),
    steal(
        "finds hidden tests or solutions among the loaded modules",
        """
        names = [n for n in sys.modules if n.partition(".")[0] in ("solutions", "tests")]
        names += [n for n in sys.modules if n.startswith("autograder.judging")]
        if names:
            got(names)
        """,
        control=Control.NAIVE_GRADER,
    ),
    steal(
        "finds a solution among the objects of the garbage collector",
        """
        import types
        for thing in gc.get_objects():
            if type(thing) is types.FunctionType and (
                str(thing.__module__).startswith("solutions")
                or thing.__name__ == "assert_matches"
            ):
                got(thing)
            if type(thing) is dict and "misconceptions" in thing and "Mismatch" in thing:
                got(thing.keys())
        """,
        control=Control.NAIVE_GRADER,
    ),
    steal(
        "reads the expected values in its callers' frames",
        "",
        functions="""
import sys
def sigmoide(z):
    frame = sys._getframe()
    while frame:
        for name in ("expected", "esperado", "theirs"):
            if name in frame.f_locals:
                return frame.f_locals[name]
        frame = frame.f_back
    raise LookupError("no expected value")
""",
        control=Control.NAIVE_GRADER,
    ),
    steal(
        "takes the answer from the frames' globals",
        "",
        functions="""
import sys
def sigmoide(z):
    frame = sys._getframe().f_back
    while frame:
        if "solution" in frame.f_globals:
            return frame.f_globals["solution"].sigmoide(z)
        frame = frame.f_back
    raise LookupError("no solution")
""",
        control=Control.NAIVE_GRADER,
    ),
    steal(
        "reads secrets in its environment",
        """
        wanted = [n for n in os.environ if "SECRET" in n or "TOKEN" in n or n == "PYTHONPATH"]
        if wanted:
            got(wanted)
        """,
        control=Control.NAIVE_GRADER,
    ),
    steal(
        "reads the grader's environment in /proc",
        "got(pathlib.Path(f'/proc/{PLACE[\"grader\"]}/environ').read_bytes())",
        alone=READS,
    ),
    steal(
        "reads its own environment in /proc",
        "got(pathlib.Path('/proc/self/environ').read_bytes())",
        alone=READS,
        control=Control.NO_WALLS_AS_ROOT,  # the zygote is closed to its own user
    ),
    steal(
        "reads the grader's command line",
        "got(pathlib.Path(f'/proc/{PLACE[\"grader\"]}/cmdline').read_bytes())",
        alone=READS,
    ),
    steal(
        "reads the zygote's open files through /proc",
        "got(os.listdir(f'/proc/{os.getppid()}/fd'))",
        alone=READS,
        control=Control.NO_WALLS_AS_ROOT,  # the zygote is closed to its own user
    ),
    steal(
        "reads the grader's memory through /proc",
        """
        pid = PLACE["grader"]
        start = int(open(f"/proc/{pid}/maps").read().split("-")[0], 16)
        with open(f"/proc/{pid}/mem", "rb", 0) as memory:
            memory.seek(start)
            got(memory.read(16))
        """,
        alone=READS,
        control=Control.NO_WALLS_AS_ROOT,
    ),
    steal(
        "reads the zygote's memory with process_vm_readv",
        """
        here = ctypes.create_string_buffer(8)
        local = struct.pack("PN", ctypes.addressof(here), 8)
        syscall(310, os.getppid(), local, 1, struct.pack("PN", id(sys), 8), 1, 0)
        """,
        alone=LEAVES,
        control=Control.NO_WALLS_AS_ROOT,
    ),
    steal(
        "takes a descriptor of the grader's with pidfd_getfd",
        """
        pidfd = ctypes.CDLL(None, use_errno=True).syscall(434, PLACE["grader"], 0)
        if pidfd < 0:
            reached(-1)
        syscall(438, pidfd, 0, 0)
        """,
        alone=LEAVES,
        control=Control.NO_WALLS_AS_ROOT,
    ),
    steal(
        "looks for open files that are not its own",
        """
        own = channel().fileno()
        for number in range(3, 256):
            try:
                mode = os.fstat(number).st_mode
            except OSError:
                continue
            if number != own and not (mode & 0o170000 == 0o040000):
                got((number, oct(mode)))
        for number in range(3, 256):  # detours to the libraries: names, no contents of ours
            try:
                above = os.open("../../../../..", os.O_RDONLY, dir_fd=number)
            except OSError:
                continue
            got(os.listdir(above))
        """,
        control=Control.NAIVE_GRADER,
    ),
    steal(
        "reads another submission's folder",
        """
        above = pathlib.Path.cwd().parent
        got([p.name for p in above.iterdir()])
        """,
        alone=READS,
    ),
    steal(
        "opens a file in a neighbour's folder",
        "got(open(PLACE['neighbour'] + '/notas.txt').read())",
        alone=READS | {Wall.UID},
    ),
    steal(
        "reads the instructor's home",
        "got(open(PLACE['home'] + '/.secreto').read())",
        alone=READS | {Wall.UID},
    ),
    steal(
        "reads otter's cache",
        """
        found = [p for p in pathlib.Path(HOST).rglob(".otter_cache/*")]
        got(open(HOST + "/.otter_cache/pruebas.py").read())
        """,
        alone=READS,
    ),
    steal(
        "reads the users of the machine",
        "got(open('/etc/passwd').read())",
        alone=READS,
    ),
    steal(
        "reads the passwords of the machine",
        "got(open('/etc/shadow').read())",
        alone=READS | {Wall.UID},
        control=Control.NO_WALLS_AS_ROOT,
    ),
    steal(
        "follows a link out of its folder",
        """
        os.symlink(f"{ROOT}/solutions/sigmoide/solution.py", "enlace")
        got(open("enlace").read())
        """,
        alone=READS,
    ),
    steal(
        "makes a hard link to the hidden tests",
        """
        os.link(f"{ROOT}/tests/hidden/sigmoide/sigmoide.py", "copia")
        got(open("copia").read())
        """,
        control=Control.NONE,  # refused across file systems too
    ),
    steal(
        "opens by file handle instead of by path",
        """
        handle = bytearray(struct.pack("Ii", 128, 0)) + bytes(128)
        libc = ctypes.CDLL(None, use_errno=True)
        mount = ctypes.c_int()
        path = f"{ROOT}/solutions/sigmoide/solution.py".encode()
        buffer = (ctypes.c_char * len(handle)).from_buffer(handle)
        reached(libc.name_to_handle_at(-100, path, buffer, ctypes.byref(mount), 0))
        """,
        alone=LEAVES,
    ),
    steal(
        "maps the solution into memory",
        """
        import mmap
        with open(f"{ROOT}/solutions/sigmoide/solution.py", "rb") as file:
            got(mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ)[:40])
        """,
        alone=READS,
    ),
    steal(
        "loads the solution with NumPy and pandas readers",
        "got(np.fromfile(f'{ROOT}/solutions/sigmoide/solution.py', np.uint8)[:10])",
        alone=READS,
    ),
    steal(
        "runs a notebook magic that reads files",
        """
        shell = get_ipython()
        said = shell.run_line_magic("load", f"-y {ROOT}/solutions/sigmoide/solution.py")
        found = shell.getoutput(f"cat {ROOT}/solutions/sigmoide/solution.py")
        if found:
            got(found)
        raise Refused
        """,
        control=Control.NONE,  # shell commands are off in the worker, walls or not
    ),
    steal(
        "reads the kernel's log",
        "syscall(103, 3, ctypes.create_string_buffer(64), 64)",
        alone=LEAVES,
        control=Control.NO_WALLS_AS_ROOT,
    ),
)
