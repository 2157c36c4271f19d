"""Attacks on the machine, the grader or the neighbours."""

from __future__ import annotations

from typing import Any

from autograder.sandbox.orders import Wall
from tests.attacks.attack import KILLED, REFUSED, STOPPED, Attack, Control, Kind

ENDS = frozenset({REFUSED, KILLED, STOPPED})
SECCOMP = frozenset({Wall.SECCOMP})
ROOTS = Control.NO_WALLS_AS_ROOT


def disrupt(name: str, deed: str, functions: str = "", **more: Any) -> Attack:
    """An attack of this kind."""
    return Attack(name, Kind.DISRUPT, deed, functions, **more)


def call(name: str, number: int, *args: int | bytes, **more: Any) -> Attack:
    """A raw system call that must not get past the list."""
    given = ", ".join(map(repr, (number, *args)))
    return disrupt(name, f"syscall({given})", **{"alone": SECCOMP} | more)


def bomb(name: str, deed: str, functions: str = "", **more: Any) -> Attack:
    """A deed that may end its own process, and is never done without walls."""
    more = {"control": Control.NONE, "endings": ENDS} | more
    return disrupt(name, deed, functions, **more)


PROCESSES = (
    disrupt("forks", "pid = os.fork()\nif pid == 0:\n    os._exit(0)\ngot(pid)", alone=SECCOMP),
    bomb(
        "is a fork bomb",
        "for _ in range(300):  # bounded, should it ever work\n    if os.fork() == 0:\n"
        "        time.sleep(1)\n        os._exit(0)\ngot('300 processes')",
    ),
    disrupt(
        "runs a program",
        "import subprocess\ngot(subprocess.Popen(['/bin/true']).wait())",
        alone=SECCOMP,
    ),
    disrupt(
        "becomes another program", "os.execv('/nonexistent/program', ['x'])", control=Control.NONE
    ),
    disrupt(
        "runs a program by posix_spawn",
        "got(os.posix_spawn('/bin/true', ['true'], {}))",
        alone=SECCOMP,
    ),
    disrupt(
        "starts a process of multiprocessing's",
        "import multiprocessing as m\np = m.get_context('fork').Process(target=print)\n"
        "p.start()\ngot(p.pid)",
        alone=SECCOMP,
    ),
    disrupt("signals its parent", "os.kill(os.getppid(), 0)\ngot('heard')", alone=SECCOMP),
    bomb("kills its parent", "os.kill(os.getppid(), signal.SIGKILL)\ngot('killed')"),
    disrupt("signals the grader", "os.kill(PLACE['grader'], 0)\ngot('heard')", alone=SECCOMP),
    bomb("kills the grader", "os.kill(PLACE['grader'], signal.SIGTERM)\ngot('killed')"),
    disrupt("signals every process it may", "os.kill(-1, 0)\ngot('heard')", alone=SECCOMP),
    disrupt("signals its process group", "os.killpg(0, 0)\ngot('heard')", alone=SECCOMP),
    bomb("kills its process group", "os.killpg(os.getpgrp(), signal.SIGKILL)\ngot('killed')"),
    disrupt(
        "signals the family, guessing its numbers",
        """
            for pid in (os.getppid(), *range(os.getpid() - 20, os.getpid() + 20)):
                if pid != os.getpid():
                    try:
                        os.kill(pid, 0)
                    except OSError:
                        continue
                    got(pid)
            """,
        alone=SECCOMP,
    ),
    disrupt(
        "signals a thread of its parent by tgkill",
        "syscall(234, os.getppid(), os.getppid(), 0)",
        alone=SECCOMP,
    ),
    disrupt(
        "signals by pidfd",
        "pidfd = os.pidfd_open(os.getppid())\nsignal.pidfd_send_signal(pidfd, 0)\ngot('heard')",
        alone=SECCOMP,
    ),
    disrupt(
        "asks for signals to others when its socket is written to",
        "import fcntl\nfcntl.fcntl(channel().fileno(), fcntl.F_SETOWN, os.getppid())\ngot('set')",
        alone=SECCOMP,
    ),
    disrupt(
        "traces its parent",
        "syscall(101, 0x4206, os.getppid(), 0, 0)",
        alone=SECCOMP,
        control=ROOTS,
    ),
    disrupt("lets itself be traced", "syscall(101, 0, 0, 0, 0)", control=Control.NONE),
    disrupt(
        "outlives the grader: clears its parent-death signal",
        "syscall(157, 1, 0, 0, 0, 0)",
        alone=SECCOMP,
    ),
    disrupt("starts a session of its own", "os.setsid()\ngot('session')", alone=SECCOMP),
    disrupt("changes its priority", "os.nice(1)\ngot('nice')", alone=SECCOMP),
    disrupt(
        "pins the others to one processor",
        "os.sched_setaffinity(0, {0})\ngot('pinned')",
        alone=SECCOMP,
    ),
    disrupt(
        "raises its own limits",
        "import resource\nsoft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)\n"
        "resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))\ngot('set')",
        alone=SECCOMP,
    ),
    disrupt(
        "lowers the limits of its parent",
        "syscall(302, os.getppid(), 7, 0, ctypes.create_string_buffer(16))",
        alone=SECCOMP,
    ),
)

NETWORK = (
    disrupt(
        "connects by TCP to a server on this machine",
        "s = socket.create_connection(('127.0.0.1', PLACE['tcp']), 1)\ngot(s)",
        alone=SECCOMP | {Wall.LANDLOCK, Wall.NAMESPACES},
    ),
    disrupt(
        "listens on a TCP port",
        "s = socket.socket()\ns.bind(('127.0.0.1', 0))\ns.listen()\ngot(s)",
        alone=SECCOMP,
    ),  # binding to port 0 is Landlock's too, from ABI 4 on
    disrupt(
        "sends a UDP datagram",
        "s = socket.socket(type=socket.SOCK_DGRAM)\n"
        "got(s.sendto(b'x', ('127.0.0.1', PLACE['udp'])))",
        alone=SECCOMP,
    ),
    disrupt(
        "opens a raw socket",
        "got(socket.socket(socket.AF_INET, socket.SOCK_RAW, 1))",
        alone=SECCOMP,
        control=ROOTS,
    ),
    disrupt(
        "connects to a Unix socket in the file system",
        "s = socket.socket(socket.AF_UNIX)\ns.connect(HOST + '/socket')\ngot(s)",
        alone=SECCOMP,
    ),
    disrupt(
        "connects to an abstract Unix socket",
        "s = socket.socket(socket.AF_UNIX)\ns.connect('\\0' + PLACE['abstract'])\ngot(s)",
        alone=SECCOMP,
    ),
    disrupt(
        "makes a datagram pair, which could be pointed elsewhere",
        "got(socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM))",
        alone=SECCOMP,
    ),
    disrupt(
        "asks the name server",
        "got(socket.create_connection(('localhost', PLACE['tcp']), 1))",
        alone=SECCOMP,
    ),
    disrupt(
        "opens a netlink socket",
        "got(socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0))",
        alone=SECCOMP,
    ),
    disrupt("opens a vsock", "syscall(41, 40, 1, 0)", control=Control.NONE),
    disrupt(
        "uses urllib",
        "import urllib.request\n"
        "got(urllib.request.urlopen(f'http://127.0.0.1:{PLACE[\"tcp\"]}/', timeout=1))",
        control=Control.NONE,
    ),
    disrupt(
        "sends a descriptor over its socket",
        "s = channel()\nsocket.send_fds(s, [b'x'], [0])\ngot('sent')",
        control=Control.NONE,
    ),
)

KERNEL = (
    call("asks for a namespace with user and mount", 272, 0x10020000),
    call("sets up io_uring", 425, 8, b"\0" * 120),
    call("loads BPF", 321, 0, b"\0" * 64, 64),
    call("uses the kernel's keyrings", 250, 0, -3, 1),
    call("adds a key", 248, b"user", b"gradiente", b"x", 1, -1),
    call("handles its own page faults", 323, 1),
    call("opens a performance counter", 298, b"\0" * 128, 0, -1, -1, 0, control=ROOTS),
    call("makes a file in memory", 319, b"x", 0),
    call("makes a secret memory file", 447, 0, control=Control.NONE),
    call("mounts", 165, b"none", b"/nonexistent", b"tmpfs", 0, 0, control=ROOTS),
    call("unmounts", 166, b"/nonexistent", 0, control=ROOTS),
    call("opens a new file system", 430, b"tmpfs", 0, control=ROOTS),
    call("changes its root", 161, b"/nonexistent", control=Control.NONE),
    call("becomes root", 105, 0, control=ROOTS),
    call(
        "sets capabilities",
        126,
        b"\x22\x05\x08\x20" + b"\0" * 4,
        b"\0" * 24,
        control=Control.NO_WALLS,
    ),
    call("changes a mode", 90, b"/nonexistent", 0o777),
    call("changes an owner", 92, b"/nonexistent", 0, 0),
    call("changes extended attributes", 188, b"/nonexistent", b"user.x", b"x", 1, 0),
    call("sets file times", 280, -100, b"/nonexistent", 0, 0),
    call("makes a device", 133, b"/nonexistent/device", 0o020666, 0x103),
    call("asks for shared memory of System V", 29, 0, 4096, 0o1600),
    call("asks for a message queue of System V", 68, 0, 0o1600),
    call("asks for semaphores of System V", 64, 0, 1, 0o1600),
    call("opens a POSIX message queue", 240, b"gradiente", 0o101, 0o600, 0, control=ROOTS),
    call("turns off address randomisation", 135, 0x0040000),
    call("watches directories", 254, -1, b"/", 1),
    call("marks files with fanotify", 300, 0, 0, control=ROOTS),
    call("names the machine", 170, b"x", -1, control=ROOTS),
    call("sets the clock", 227, 0, b"\xff" * 16, control=ROOTS),
    call("reboots with a wrong magic number", 169, 1, 2, 3, 0, control=ROOTS),
    call("loads a kernel module", 175, b"", 0, b"", control=Control.NONE),
    call("swaps to a file", 167, b"/nonexistent", 0, control=ROOTS),
    call("moves pages of another process", 279, 0, 0, 0, 0, 0, control=ROOTS),
    call("puts terminal input in a queue", 16, 0, 0x5412, b"x"),
    call("uses a call of the x32 table", 0x40000000 + 39, control=Control.NONE, endings=ENDS),
    disrupt(
        "opens for reading and truncates",
        "open('propio', 'w').write('x')\ngot(os.open('propio', os.O_RDONLY | os.O_TRUNC))",
        alone=SECCOMP,
    ),
    disrupt(
        "opens for neither reading nor writing, and truncates",
        "open('propio', 'w').write('x')\ngot(os.open('propio', 3 | os.O_TRUNC))",
        alone=SECCOMP,
    ),
    disrupt(
        "truncates a file of the host",
        "os.truncate(HOST + '/results.json', 0)\ngot('cut')",
        control=Control.NONE,
    ),
    disrupt(
        "removes a file of the host",
        "os.unlink(HOST + '/removable')\ngot('removed')",
        alone=frozenset({Wall.LANDLOCK}),
    ),
    disrupt(
        "writes beside the project",
        "os.write(os.open(f'{HOST}/escrito', os.O_WRONLY | os.O_CREAT), b'x')\ngot('written')",
        alone=frozenset({Wall.LANDLOCK}),
    ),
)

RESOURCES = (
    disrupt(
        "takes more memory than it may",
        "got(np.empty(1 << 28).nbytes)  # untouched: harmless",
        alone=frozenset({Wall.RLIMITS}),
    ),
    bomb("is a memory bomb", "hoard = []\nwhile True:\n    hoard.append(bytearray(16 << 20))"),
    disrupt(
        "fills its folder",
        "open('grande', 'wb').truncate(80 << 20)\ngot('80 MiB')",
        alone=frozenset({Wall.RLIMITS}),
    ),
    bomb(
        "fills its folder with many files",
        "for n in range(40):\n    open(f'f{n}', 'wb').write(bytes(8 << 20))\ngot('320 MiB')",
    ),
    disrupt(
        "makes thousands of files",
        "for n in range(3000):\n    open(f'f{n}', 'w').close()\ntime.sleep(1)\ngot('3000 files')",
        alone=frozenset({Wall.TMPFS}),
        control=Control.NONE,
        endings=ENDS,
    ),
    bomb(
        "nests folders deeper than a path goes",
        "for n in range(4000):\n    os.mkdir('a' * 200)\n    os.chdir('a' * 200)\ngot('nested')",
    ),
    disrupt(
        "opens files without end",
        "files = [open('/dev/null') for _ in range(500)]\ngot(len(files))",
        alone=frozenset({Wall.RLIMITS}),
    ),
    disrupt(
        "starts threads without end",
        """
            stop = threading.Event()
            threads = []
            try:
                for _ in range(300):
                    threads.append(threading.Thread(target=stop.wait, daemon=True))
                    threads[-1].start()
            finally:
                stop.set()
            got(len(threads))
            """,
        alone=frozenset({Wall.RLIMITS}),
    ),
    bomb(
        "keeps every thread it can get",
        "for _ in range(5000):\n"
        "    threading.Thread(target=time.sleep, args=(99,), daemon=True).start()",
    ),
    bomb(
        "loops and ignores the alarm",
        "signal.signal(signal.SIGALRM, signal.SIG_IGN)\nwhile True:\n    pass",
    ),
    bomb(
        "swallows the alarm again and again",
        "while True:\n    try:\n        while True:\n            pass\n"
        "    except BaseException:\n        pass",
    ),
    bomb("sleeps in C", "ctypes.PyDLL(None).sleep(99)"),
    bomb("stops itself", "os.kill(os.getpid(), signal.SIGSTOP)"),
    bomb("overflows the stack", "sys.setrecursionlimit(10**9)\nf = lambda: f()\nf()"),
    bomb("writes to memory that is not there", "ctypes.string_at(0)"),
    bomb("counts to a number nobody can", "10 ** 10 ** 9"),
    bomb(
        "floods stdout",
        "for _ in range(200):\n    print('x' * (1 << 20))\nos.write(1, b'x' * (1 << 20))",
    ),
    bomb(
        "floods stderr through the descriptor",
        "for _ in range(200):\n    os.write(2, b'x' * (1 << 20))",
    ),
    bomb("raises an error with an endless text", "raise ValueError('x' * (50 << 20))"),
    bomb(
        "hangs when an object dies",
        "class Slow:\n    def __del__(self):\n        while True: pass\nslow = Slow()\ndel slow",
    ),
    bomb("hangs at exit", "import atexit\natexit.register(time.sleep, 99)"),
    bomb(
        "leaves threads that never end",
        "def run():\n    while True: pass\n"
        "[threading.Thread(target=run).start() for _ in range(8)]",
    ),
    bomb(
        "deletes the builtins",
        "import builtins\nfor n in list(vars(builtins)):\n"
        "    if n not in ('Exception', 'type', 'repr'):\n        delattr(builtins, n)",
        endings=ENDS | {"", "NameError", "KeyError", "AttributeError", "ImportError"},
    ),
    bomb(
        "empties sys.modules",
        "sys.modules.clear()",
        endings=ENDS | {"", "NameError", "KeyError", "AttributeError", "ImportError"},
    ),
    bomb(
        "traces every line",
        "def trace(*_):\n    while True: pass\nsys.settrace(trace)\n(lambda: 1)()",
        endings=ENDS,
    ),
    bomb(
        "sets an exception hook that ends the process",
        "sys.excepthook = lambda *_: os._exit(1)\n"
        "get_ipython().showtraceback = lambda *_: os._exit(1)",
    ),
    bomb("closes its socket", "channel().close()", endings=frozenset({KILLED})),
    bomb("closes every descriptor", "os.closerange(0, 256)", endings=frozenset({KILLED})),
    bomb(
        "drips bytes on the socket",
        "s = channel()\nwhile True:\n    s.send(b'\\x01')\n    time.sleep(0.2)",
    ),
    bomb(
        "does not read its socket",
        "real = __import__('autograder.sandbox.wire', fromlist=['x'])\n"
        "real.receive = lambda *_: time.sleep(99)",
    ),
    bomb(
        "steps on the frames of its own worker",
        "channel().sendall(b'\\xff' * 8)",
        endings=frozenset({KILLED}),
    ),
    bomb(
        "announces a frame of gigabytes and never sends it",
        "channel().sendall(struct.pack('<IIQ', 16, 1, 1 << 40))",
        endings=frozenset({KILLED}),
    ),
    bomb(
        "announces 64 MB and sends nothing more",
        "channel().sendall(struct.pack('<IIQ', 16, 1, 60 << 20))\ntime.sleep(99)",
    ),
)

FUNCTIONS = (
    bomb("returns a gigantic array", "", "def sigmoide(z):\n    return np.ones(40 << 20)"),
    bomb(
        "returns an array that takes no memory here and much there",
        "",
        "def sigmoide(z):\n    return np.broadcast_to(np.float64(1), (1 << 40,))",
    ),
    bomb(
        "returns lists in lists in lists",
        "",
        "def sigmoide(z):\n    v = z\n    for _ in range(100000):\n        v = [v]\n    return v",
    ),
    bomb(
        "returns a list that holds itself",
        "",
        "def sigmoide(z):\n    v = []\n    v += [v, v]\n    return v",
    ),
    bomb(
        "returns thousands of empty lists",
        "",
        "def sigmoide(z):\n    return [[] for _ in range(20000)]",
    ),
    bomb("never returns", "", "def sigmoide(z):\n    while True: pass"),
    bomb("recurses without end", "", "def sigmoide(z):\n    return sigmoide(z)"),
    bomb(
        "raises a recursion error from deep below",
        "",
        "import sys\nsys.setrecursionlimit(10**8)\ndef sigmoide(z):\n    return sigmoide(z)",
    ),
    bomb("ends the process when called", "", "import os\ndef sigmoide(z):\n    os._exit(0)"),
)

ATTACKS = (*PROCESSES, *NETWORK, *KERNEL, *RESOURCES, *FUNCTIONS)
