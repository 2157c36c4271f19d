"""Attacks that want points for wrong answers."""

from __future__ import annotations

from typing import Any

from autograder.sandbox.orders import Wall
from tests.attacks.attack import KILLED, REFUSED, Attack, Control, Kind

DIES = frozenset({REFUSED, KILLED})

WRONG = """
def sigmoide(z):
    return np.full(np.shape(z), 7.0)
"""
SHAPE = 3.0  # what an answer of the right shape earns in public, whatever its values


def forge(name: str, functions: str = WRONG, deed: str = "", **more: Any) -> Attack:
    """An attack of this kind; without a control of its own it must fool a naive grader."""
    fields: dict[str, Any] = {"control": Control.NAIVE_GRADER, "points": SHAPE} | more
    return Attack(name, Kind.FORGE, deed, functions, **fields)


def answers(name: str, value: str, before: str = "", **more: Any) -> Attack:
    """An attack that consists in what the function returns, an expression in z."""
    function = f"{before}\ndef sigmoide(z):\n    return {value}\n"
    return forge(name, function, **{"points": 0.0} | more)


def frames(name: str, deed: str, **more: Any) -> Attack:
    """An attack on the protocol: `forged` writes raw frames on the worker's socket."""
    body = """
import msgpack
real = __import__("autograder.sandbox.wire", fromlist=["wire"])
def raw(header, *buffers):
    lengths = struct.pack(f"<II{len(buffers)}Q", len(header), len(buffers), *map(len, buffers))
    return lengths + header + b"".join(buffers)
def answer_with(make):
    # from the next request on, every answer is what `make` says
    sock = channel()
    worker = sys.modules.get("autograder.sandbox.worker") or sys.modules["__main__"]
    requests = []  # those of a run as if each was asked by itself
    receive, answer = real.receive, real.send
    def listen(*args):
        number, operation, *rest = request = receive(*args)
        requests[:] = [request]
        if operation == "calls":
            requests[:] = [[number, "call", *real.decode(call, [])] for call in rest[0]]
        if operation == "cells":
            requests[:] = [[number, "cell", *cell] for cell in rest[0]]
        return request
    def send(_, value):
        if not requests:  # the cell that did this has to end
            return answer(sock, value)
        request = requests.pop(0)
        sock.sendall(make(request[0], request, value))
    real.receive, real.send = listen, send
def ext(code, payload):
    return msgpack.ExtType(code, payload)
def value(sequence, thing):
    return raw(msgpack.packb([sequence, {"value": thing, "changed": []}]))
"""
    return forge(name, WRONG, body + deed, **{"control": Control.ELSEWHERE} | more)


ON_CALLS = """
def make(sequence, request, answer):
    if request[1] != "call":
        return b"".join(bytes(p) for p in real.encode([sequence, answer[1]]))
    return forged(sequence, request)
answer_with(make)
"""

YES = """
class Yes:
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __lt__(self, other): return True
    __le__ = __gt__ = __ge__ = __lt__
    def __sub__(self, other): return 0.0
    __rsub__ = __mul__ = __rmul__ = __sub__
    def __abs__(self): return 0.0
    def __bool__(self): return True
    def __hash__(self): return 0
    def __array_ufunc__(self, ufunc, method, *args, **kw):
        return np.zeros(()) if ufunc.__name__ in ("subtract", "absolute") else np.True_
    def __array_function__(self, function, types, args, kw):
        return True
"""
SUBCLASS = """
class Liar(np.ndarray):
    def __array_ufunc__(self, ufunc, method, *args, **kw):
        if ufunc.__name__ in ("subtract", "absolute"):
            return np.zeros(np.shape(args[0]))
        return np.ones(np.shape(args[0]), bool)
    def __array_function__(self, function, types, args, kw):
        return True
    def __eq__(self, other):
        return np.ones(self.shape, bool)
"""
NUMBER = """
class Liar(float):
    def __eq__(self, other): return True
    def __sub__(self, other): return 0.0
    __rsub__ = __sub__
    def __abs__(self): return 0.0
    def __array_ufunc__(self, ufunc, method, *args, **kw):
        return np.zeros(()) if ufunc.__name__ in ("subtract", "absolute") else np.True_
    def __array_function__(self, function, types, args, kw):
        return True
    __hash__ = float.__hash__
"""
PATCH = """
import numpy.testing
def always(*args, **kwargs):
    return True
for place in (np, numpy.testing):
    for name in ("allclose", "isclose", "array_equal", "assert_allclose", "assert_array_equal",
                 "assert_almost_equal", "assert_equal"):
        if hasattr(place, name):
            setattr(place, name, always)
"""

VALUES = (
    answers("returns an object equal to everything", "Yes()", YES),
    answers(
        "returns an array subclass with lying ufuncs",
        "np.zeros(np.shape(z)).view(Liar)",
        SUBCLASS,
        points=SHAPE,
    ),
    answers("returns a float subclass with lying arithmetic", "Liar(7)", NUMBER),
    forge("patches NumPy's comparisons", PATCH + WRONG),
    forge(
        "patches np.asarray to hand back what is expected",
        "real = np.asarray\nnp.asarray = lambda *a, **k: real(0.0)\n"
        "np.allclose = np.isclose = np.array_equal = lambda *a, **k: True\n"
        "np.testing.assert_allclose = lambda *a, **k: None" + WRONG,
    ),
    forge(
        "patches builtins that a comparison uses",
        "import builtins\nbuiltins.abs = lambda x: 0\nbuiltins.all = lambda x: True\n"
        "np.allclose = lambda *a, **k: builtins.all(a)\n"
        "np.testing.assert_allclose = lambda *a, **k: None" + WRONG,
    ),
    answers("returns nan", "np.full(np.shape(z), np.nan)", points=SHAPE, control=Control.ELSEWHERE),
    answers("returns inf", "np.full(np.shape(z), np.inf)", points=SHAPE, control=Control.ELSEWHERE),
    answers(
        "returns enormous numbers",
        "np.full(np.shape(z), 1e308)",
        points=SHAPE,
        control=Control.ELSEWHERE,
    ),
    answers(
        "returns no element at all, which is all close",
        "np.empty((0,) + np.shape(z))",
    ),
    answers("returns an empty list", "[]", control=Control.ELSEWHERE),
    answers(
        "returns an object array of liars",
        "np.array([Yes() for _ in range(np.size(z))], object)",
        YES,
    ),
    answers("returns a masked array", "np.ma.masked_all(np.shape(z))"),
    answers("returns a matrix", "np.matrix(np.zeros((2, 2)))", control=Control.ELSEWHERE),
    answers("returns a Generator", "np.random.default_rng(1)", control=Control.ELSEWHERE),
    answers("returns a Python generator", "(x for x in [1])", control=Control.ELSEWHERE),
    answers("returns a coroutine", "later()", "async def later(): pass", control=Control.NONE),
    answers("returns a function", "print", control=Control.ELSEWHERE),
    answers("returns itself", "sigmoide", control=Control.ELSEWHERE),
    answers(
        "returns text that NumPy reads as numbers",
        "np.full(np.shape(z), '7')",
        points=SHAPE,
        control=Control.ELSEWHERE,
    ),
    answers(
        "returns structured records",
        "np.zeros(np.shape(z), [('a', float)])",
        control=Control.ELSEWHERE,
    ),
    answers("returns dates", "np.zeros(np.shape(z), 'M8[s]')", control=Control.ELSEWHERE),
    answers(
        "raises AssertionError with no text",
        "(_ for _ in ()).throw(AssertionError())",
        control=Control.ELSEWHERE,
    ),
    answers(
        "raises SystemExit with success", "sys.exit(0)", "import sys", control=Control.ELSEWHERE
    ),
    answers(
        "raises an exception named like the engine's",
        "(_ for _ in ()).throw(EngineError('the zygote is gone'))",
        "class EngineError(Exception): pass",
        control=Control.ELSEWHERE,
    ),
    answers(
        "lies to the traceback with a hostile exception",
        "(_ for _ in ()).throw(Evil())",
        "class Evil(Exception):\n"
        "    def __str__(self): raise self\n"
        "    __repr__ = __str__\n"
        "    @property\n"
        "    def __traceback__(self): return 5\n",
        control=Control.ELSEWHERE,
    ),
    forge(
        "memorises the public answers",
        "KNOWN = {-2.0: 0.1192029, 0.0: 0.5, 2.0: 0.8807971, -1000.0: 0.0, 1000.0: 1.0}\n"
        "def sigmoide(z):\n"
        "    return np.vectorize(lambda x: KNOWN.get(float(x), 0.25))(z)\n",
        points=10.0,  # the public checks of that function, and no hidden one
        control=Control.ELSEWHERE,
    ),
    forge(
        "changes its result after it was returned",
        "import threading, time\n"
        "def later(a):\n"
        "    time.sleep(0.002)\n"
        "    a[...] = 0.5\n"
        "def sigmoide(z):\n"
        "    a = np.full(np.shape(z), 7.0)\n"
        "    threading.Thread(target=later, args=(a,)).start()\n"
        "    return a\n",
        control=Control.ELSEWHERE,
    ),
    forge(
        "changes its argument instead of answering",
        "def sigmoide(z):\n"
        "    if np.ndim(z):\n"
        "        z.resize((0,) + z.shape, refcheck=False)\n"
        "    return z\n",
        points=3.0,
        control=Control.ELSEWHERE,
    ),
    forge(
        "makes a neighbour wrong on demand, so that it takes the blame",
        "asked = [False]\n"
        "def sigmoide(z):\n"
        "    if asked[0]:\n"
        "        asked[0] = False\n"
        "        return np.zeros(np.shape(z))\n"
        "    e = np.exp(-np.abs(z))\n"
        "    return np.where(np.asarray(z) >= 0, 1, e) / (1 + e)\n"
        "def derivadaDesdeActivacion(a):\n"
        "    return a * (1 - a)\n"
        "def derivadaSigmoide(z):\n"
        "    asked[0] = True\n"
        "    return np.zeros(np.shape(z))\n",
        points=100.0 - 30.0,  # all but the hidden checks of derivadaSigmoide, at most
        control=Control.NONE,
    ),
    forge(
        "returns the same constant everywhere, so that each mistake explains the other",
        "def sigmoide(z):\n"
        "    return np.full(np.shape(z), 7.0)\n"
        "derivadaSigmoide = derivadaDesdeActivacion = sigmoide\n",
        points=6.0,  # the shapes of two functions, in public
        control=Control.NONE,
    ),
)

PROTOCOL = (
    frames(
        "answers ahead, with the number of the request before",
        """
frame = sys._getframe()
while "sequence" not in frame.f_locals or "operation" not in frame.f_locals:
    frame = frame.f_back
channel().sendall(value(frame.f_locals["sequence"], 0.5) * 50)
""",
        endings=DIES,
    ),
    frames(
        "answers with the points it would like",
        ON_CALLS.replace(
            "forged(sequence, request)",
            """raw(msgpack.packb([sequence, {"value": 7.0, "passed": True, "score": 1000.0,
            "outcome": "passed", "questions": [], "changed": []}]))""",
        ),
        points=0.0,
    ),
    frames(
        "answers twice, so that every later answer is an old one",
        """
def make(sequence, request, answer):
    frame = b"".join(bytes(p) for p in real.encode([sequence, answer[1]]))
    return frame + frame
answer_with(make)
""",
        endings=DIES,
    ),
    frames(
        "answers a call with the answer to another one",
        """
old = []
def make(sequence, request, answer):
    frame = b"".join(bytes(p) for p in real.encode([sequence, answer[1]]))
    old.append(frame)
    return old[0] if request[1] == "call" else frame
answer_with(make)
""",
        points=0.0,
    ),
    frames(
        "answers with a sequence number that equals all",
        ON_CALLS
        + """
def forged(sequence, request):
    return raw(msgpack.packb([True, {"value": 0.5}]))
""",
        points=0.0,
    ),
    frames(
        "sends a pickle",
        ON_CALLS
        + """
import pickle
class Bomb:
    def __reduce__(self):
        return (pathlib.Path.touch, (pathlib.Path(HOST) / "pickle",))
def forged(sequence, request):
    return value(sequence, pickle.dumps(Bomb()))
""",
        points=0.0,
    ),
    frames(
        "sends a pickle instead of a frame",
        """
import pickle
class Bomb:
    def __reduce__(self):
        return (pathlib.Path.touch, (pathlib.Path(HOST) / "pickle",))
channel().sendall(pickle.dumps(Bomb()))
""",
        endings=DIES,
    ),
    frames(
        "sends an array of Python objects",
        ON_CALLS
        + """
def forged(sequence, request):
    return value(sequence, ext(1, msgpack.packb([bytes(8), "|O", [1]])))
""",
        points=0.0,
    ),
    frames(
        "sends an array larger than its bytes",
        ON_CALLS
        + """
def forged(sequence, request):
    return value(sequence, ext(1, msgpack.packb([bytes(8), "<f8", [1 << 40]])))
""",
        points=0.0,
    ),
    frames(
        "sends an array with a negative and an absurd shape",
        ON_CALLS
        + """
def forged(sequence, request):
    return value(sequence, [ext(1, msgpack.packb([b"", "<f8", [0, 1 << 62]])),
                            ext(1, msgpack.packb([b"", "<f8", [-1, 0]]))])
""",
        points=0.0,
    ),
    frames(
        "claims one buffer twice",
        ON_CALLS
        + """
def forged(sequence, request):
    array = ext(1, msgpack.packb([0, "<f8", [1]]))
    return raw(msgpack.packb([sequence, {"value": [array, array]}]), bytes(8))
""",
        points=0.0,
    ),
    frames(
        "sends booleans that are neither",
        ON_CALLS
        + """
def forged(sequence, request):
    return value(sequence, ext(1, msgpack.packb([b"\\x02\\x03", "|b1", [2]])))
""",
        points=0.0,
    ),
    frames(
        "sends a timestamp, which msgpack reads by itself",
        ON_CALLS
        + """
def forged(sequence, request):
    return value(sequence, msgpack.Timestamp(1, 2))
""",
        points=0.0,
    ),
    frames(
        "sends a forged Opaque",
        ON_CALLS
        + """
def forged(sequence, request):
    return value(sequence, ext(8, b"<b>numpy.ndarray</b>" * 1000))
""",
        points=0.0,
    ),
    frames(
        "says that functions exist which do not",
        """
def make(sequence, request, answer):
    if request[1] == "settle":
        content = {"functions": ["sigmoide", "__import__", "env", "x"], "values": {}, "hidden": []}
        return raw(msgpack.packb([sequence, content]))
    return value(sequence, 7.0) if request[1] == "call" else raw(msgpack.packb([sequence, {}]))
answer_with(make)
""",
        points=0.0,
    ),
    *(
        frames(
            f"settles with {what}",
            f"""
def make(sequence, request, answer):
    if request[1] == "settle":
        return b"".join(bytes(p) for p in real.encode([sequence, {content}]))
    return b"".join(bytes(p) for p in real.encode([sequence, answer[1]]))
answer_with(make)
""",
            points=0.0,
        )
        for what, content in (
            ("a number for the list of functions", "{'functions': 5}"),
            (
                "an array for the list of functions",
                "{'functions': np.arange(4.0).reshape(2, 2), 'values': np.zeros(3)}",
            ),
            ("nothing", "{}"),
            (
                "one long text for the list of functions",
                "{'functions': 'sigmoide derivadaSigmoide'}",
            ),
        )
    ),
    *(
        frames(
            f"ends a cell with {what}",
            f"""
def make(sequence, request, answer):
    if request[1] == "cell":
        return b"".join(bytes(p) for p in real.encode([sequence, {content}]))
    return b"".join(bytes(p) for p in real.encode([sequence, answer[1]]))
answer_with(make)
""",
            endings=frozenset({REFUSED, ""}),
        )
        for what, content in (
            ("an array for its timeout", "{'timeout': np.ones(3)}"),
            ("an array for its error", "{'error': np.ones(3)}"),
            (
                "an error of deep lists",
                "{'error': {'type': __import__('functools').reduce("
                "lambda v, _: [v], range(12), 1), 'line': True, 'cell': -1}}",
            ),
        )
    ),
    frames(
        "answers a call with an array for its timeout",
        ON_CALLS
        + """
def forged(sequence, request):
    return b"".join(bytes(p) for p in real.encode([sequence, {"timeout": np.ones(3)}]))
""",
        points=0.0,
    ),
    frames(
        "reports changed arguments that were never given",
        ON_CALLS
        + """
def forged(sequence, request):
    changed = [[0, np.zeros((0, 3))], [99, 1], [-1, 2], ["0", 3], [True, 4], [0], 5]
    return b"".join(bytes(p) for p in real.encode([sequence, {"value": 7.0, "changed": changed}]))
""",
        points=0.0,
    ),
    frames(
        "patches the worker's own operations",
        """
worker = sys.modules.get("autograder.sandbox.worker") or sys.modules["__main__"]
worker._answer = lambda operation, args: {"functions": ["sigmoide"], "value": 7.0, "score": 100}
worker.Worker.call = lambda self, *a: {"value": 7.0, "outcome": "passed"}
""",
        points=0.0,
    ),
    frames(
        "patches msgpack",
        """
pack = msgpack.packb
msgpack.packb = lambda value, **kw: pack({"outcome": "passed", "score": 100}, **kw)
""",
        endings=DIES,
    ),
)

HOST = (
    forge(
        "rewrites the results on disk",
        "",
        """
        for name in ("results.json", "grades.csv"):
            path = pathlib.Path(HOST) / name
            path.write_text(path.read_text().replace("0.0", "10.0"))
        got("rewritten")
        """,
        points=0.0,
        control=Control.NO_WALLS,
        alone=frozenset({Wall.LANDLOCK}),
    ),
    forge(
        "plants a module where the grader would import it",
        "",
        """
        # Where a path is refused, open() would write in its own folder.
        planted = os.open(f"{HOST}/pandas.py", os.O_WRONLY | os.O_CREAT)
        os.write(planted, b"raise SystemExit")
        got("planted")
        """,
        points=0.0,
        control=Control.NO_WALLS,
        alone=frozenset({Wall.LANDLOCK}),
    ),
    forge(
        "makes the grader's modules award everything",
        "",
        """
        from autograder import model
        model.QuestionResult.score = property(lambda self: 100.0)
        model.Report.score = property(lambda self: 100.0)
        model.CheckResult.outcome = "passed"
        """,
        points=0.0,
        control=Control.ELSEWHERE,
    ),
    forge(
        "leaves a process that rewrites the results later",
        "",
        """
        if os.fork() == 0:
            time.sleep(0.05)
            pathlib.Path(HOST, "later").touch()
            os._exit(0)
        got("forked")
        """,
        points=0.0,
        control=Control.NO_WALLS,
        alone=frozenset({Wall.SECCOMP}),
    ),
)

ATTACKS = (*VALUES, *PROTOCOL, *HOST)
