"""Attacks on whoever is graded next."""

from __future__ import annotations

from typing import Any

from autograder.sandbox.orders import Wall
from tests.attacks.attack import Attack, Control, Kind

READS = frozenset({Wall.LANDLOCK})
ROOTS = Control.NO_WALLS_AS_ROOT  # an ordinary user may not write there


def poison(name: str, deed: str, victim: str, **more: Any) -> Attack:
    """An attack of this kind; by default what one process would do to itself."""
    more = {"control": Control.SAME_PROCESS} | more
    return Attack(name, Kind.POISON, deed, victim=victim, **more)


def outside(name: str, path: str, text: str = "x", control: Control = Control.NO_WALLS) -> Attack:
    """A file left where the next one, or the grader, would meet it."""
    return poison(
        name,
        f"path = pathlib.Path({path})\nif path.exists() or path.is_symlink():\n"
        f"    raise FileExistsError(path)\npath.write_text({text!r})",
        f"path = pathlib.Path({path})\nif path.exists():\n    path.unlink()\n    got(path)",
        control=control,
        alone=READS,
    )


ATTACKS = (
    poison(
        "changes how NumPy divides",
        "np.seterr(all='raise')",
        "if np.geterr()['divide'] == 'raise':\n    got(np.geterr())",
    ),
    poison(
        "changes how NumPy prints",
        "np.set_printoptions(precision=1)",
        "if np.get_printoptions()['precision'] == 1:\n    got('printed')",
    ),
    poison(
        "changes NumPy's functions",
        "np.exp = lambda z: 0 * z",
        "if np.exp(1.0) == 0:\n    got('exp')",
    ),
    poison("changes a constant of NumPy's", "np.pi = 3", "if np.pi == 3:\n    got('pi')"),
    poison(
        "writes over the memory of a shared constant",
        "ctypes.c_long.from_address(id(1000) + 24)\n"
        "ctypes.memmove(id(1.5e-7), id(2.5), 24)\nimport math\nmath.e = 3\nmath.poisoned = 1",
        "import math\nif hasattr(math, 'poisoned'):\n    got('math')",
    ),
    poison(
        "seeds the global generator",
        "np.random.seed(123)",
        "expected = np.random.RandomState(123).random()\n"
        "if np.random.random() == expected:\n    got('seed')",
    ),
    poison(
        "changes the warnings filter",
        "import warnings\nwarnings.filterwarnings('error', 'veneno')",
        "import warnings\nif any('veneno' in str(f[1]) for f in warnings.filters):\n"
        "    got('warnings')",
    ),
    poison(
        "changes the environment",
        "os.environ['OPENBLAS_NUM_THREADS'] = '9'",
        "if os.environ.get('OPENBLAS_NUM_THREADS') == '9':\n    got('env')",
    ),
    poison(
        "changes the module search path",
        "sys.path.insert(0, os.getcwd())\nopen('veneno.py', 'w').write('x = 1')",
        "import veneno\ngot(veneno)",
    ),
    poison(
        "patches a module of the worker",
        "import autograder.sandbox.wire as w\nw.INLINE = 5",
        "import autograder.sandbox.wire as w\nif w.INLINE == 5:\n    got('wire')",
    ),
    poison(
        "adds an import hook",
        "class H:\n    poisoned = 1\n    def find_spec(self, *a): return None\n"
        "sys.meta_path.insert(0, H())",
        "if any(hasattr(h, 'poisoned') for h in sys.meta_path):\n    got('hook')",
    ),
    poison(
        "adds an IPython input transformer",
        "get_ipython().input_transformers_post.append(lambda lines: lines)",
        "if get_ipython().input_transformers_post:\n    got('transformer')",
    ),
    poison(
        "sets a timer",
        "signal.setitimer(signal.ITIMER_VIRTUAL, 60)",
        "if signal.getitimer(signal.ITIMER_VIRTUAL)[0]:\n    got('timer')",
    ),
    poison(
        "handles signals",
        "signal.signal(signal.SIGUSR1, signal.SIG_IGN)",
        "if signal.getsignal(signal.SIGUSR1) == signal.SIG_IGN:\n    got('handler')",
    ),
    poison(
        "leaves a thread",
        "threading.Thread(target=time.sleep, args=(5,), daemon=True, name='veneno').start()",
        "if any(t.name == 'veneno' for t in threading.enumerate()):\n    got('thread')",
    ),
    poison(
        "leaves a file in its folder",
        "open('rastro.txt', 'w').write('x')",
        "got(open('rastro.txt').read())",
    ),
    poison(
        "leaves a configuration of IPython's",
        "p = pathlib.Path(os.environ['IPYTHONDIR'], 'profile_default', 'startup')\n"
        "p.mkdir(parents=True, exist_ok=True)\n(p / 'x.py').write_text('x = 1')",
        "p = pathlib.Path(os.environ['IPYTHONDIR'], 'profile_default', 'startup', 'x.py')\n"
        "if p.exists():\n    got(p)",
    ),
    poison(
        "leaves a configuration of matplotlib's",
        "pathlib.Path(os.environ['MPLCONFIGDIR'], 'matplotlibrc').write_text('backend: x')",
        "p = pathlib.Path(os.environ['MPLCONFIGDIR'], 'matplotlibrc')\nif p.exists():\n    got(p)",
    ),
    outside("leaves a file for all to see", "HOST + '/rastro'"),
    outside("leaves a file in the folder above", "pathlib.Path.cwd().parent / 'rastro'"),
    outside("leaves a file in /tmp", "f'/tmp/gradiente-prueba-{PLACE[\"grader\"]}'"),
    outside("leaves a file in shared memory", "f'/dev/shm/gradiente-prueba-{PLACE[\"grader\"]}'"),
    outside(
        "leaves a .pth among the installed packages",
        "next(p for p in sys.path if p.endswith('site-packages'))"
        " + f'/veneno{PLACE[\"grader\"]}.pth'",
        "# x\n",
        ROOTS,
    ),
    outside(
        "leaves a compiled module in a __pycache__",
        "os.path.dirname(np.__file__) + f'/__pycache__/veneno{PLACE[\"grader\"]}.pyc'",
        control=ROOTS,
    ),
    outside(
        "leaves a module beside the engine's",
        "f'{ROOT}/autograder/veneno{PLACE[\"grader\"]}.txt'",
        control=ROOTS,
    ),
    outside("leaves a startup file in the home", "PLACE['home'] + '/.ipython_startup.py'"),
    poison(
        "leaves shared memory of System V",
        "id_ = ctypes.CDLL(None, use_errno=True).shmget(PLACE['key'], 4096, 0o1666)\n"
        "if id_ < 0:\n    reached(-1)",
        "libc = ctypes.CDLL(None, use_errno=True)\nid_ = libc.shmget(PLACE['key'], 4096, 0o666)\n"
        "if id_ < 0:\n    reached(-1)\nlibc.shmctl(id_, 0, None)\ngot(id_)",
        control=Control.NO_WALLS,
        alone=frozenset({Wall.SECCOMP}),
    ),
    poison(
        "leaves a process that goes on",
        "if os.fork() == 0:\n    os.setsid()\n"
        "    pathlib.Path(HOST, 'pid').write_text(str(os.getpid()))\n"
        "    time.sleep(3)\n    os._exit(0)",
        "for _ in range(50):\n    if pathlib.Path(HOST, 'pid').exists():\n        break\n"
        "    time.sleep(0.01)\npid = int(pathlib.Path(HOST, 'pid').read_text())\n"
        "os.kill(pid, signal.SIGKILL)\ngot(pid)",
        control=Control.NO_WALLS,
        alone=frozenset({Wall.SECCOMP}),
    ),
)
