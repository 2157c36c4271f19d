"""What CI runs, and what somebody who changes a bound, a test or a release runs besides."""

from pathlib import Path

import nox

nox.options.sessions = ["lint", "types", "tests"]
nox.options.reuse_existing_virtualenvs = True
nox.options.error_on_missing_interpreters = False  # the Pythons that are found, not all there are

PYTHONS = ["3.11", "3.12", "3.13", "3.14"]

CONSTRAINTS = (
    "# Versions the project was tested with on Python 3.11; pip install -c constraints.txt …\n"
)
LICENCES = """\
# Licences

What `pip install gradiente` brings along in the versions of `constraints.txt`, and the licence that
each names in its metadata. Written by `nox -s licences`; tools of the extras are not among them.
"""


def install(session: nox.Session, extra: str = "test") -> None:
    """The project with the tools of an extra, in the versions that were tested."""
    session.install("-c", "constraints.txt", "-e", f".[{extra}]")


@nox.session
def lint(session: nox.Session) -> None:
    """Ruff, for errors and for format, and which room imports which."""
    install(session)
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")
    session.run("lint-imports")


@nox.session
def types(session: nox.Session) -> None:
    """Mypy, strict."""
    install(session)
    session.run("mypy")


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """Every test, on every Python that is found."""
    install(session)
    session.run("pytest", *session.posargs)


@nox.session
def coverage(session: nox.Session) -> None:
    """Every test, and whether enough of our lines are run by them; slower than `.ci/run`."""
    install(session)
    session.run("pytest", "-n", "2", "--dist", "loadfile", "--cov", *session.posargs)


@nox.session
def template(session: nox.Session) -> None:
    """Whether student_template/ is what a build writes."""
    install(session)
    session.run("gradiente", "build", "--check")


@nox.session(python="3.11")
def lowest(session: nox.Session) -> None:
    """The tests on the oldest versions that pyproject.toml allows, and the oldest Python."""
    session.install("uv")  # pip has no way to ask for the lowest
    ours = ("--resolution", "lowest-direct", "-e", ".[test]")
    session.run("python", "-m", "uv", "pip", "install", "--quiet", *ours)
    session.run("pytest", *session.posargs)


@nox.session(python="3.11")
@nox.parametrize("version", ["1.26.*", "2.0.*", "newest"])
def numpy(session: nox.Session, version: str) -> None:
    """What every submission must get, with an old, a middle and the newest NumPy."""
    wanted = "numpy" if version == "newest" else f"numpy=={version}"
    session.install("--upgrade", wanted, "-e", ".[test]")
    session.run("pytest", *(session.posargs or ["tests/contract"]))


@nox.session
def constraints(session: nox.Session) -> None:
    """Write constraints.txt anew, with the newest version of whatever any extra needs."""
    session.install("uv")
    command = ("python", "-m", "uv", "pip", "compile", "--quiet", "--upgrade", "--all-extras")
    how = ("--python-version", "3.11.2", "--no-annotate", "--no-header", "--no-emit-index-url")
    path = Path("constraints.txt")
    session.run(*command, *how, "-o", path.name, "pyproject.toml")
    path.write_text(CONSTRAINTS + path.read_text("utf-8"), "utf-8")


@nox.session
def licences(session: nox.Session) -> None:
    """Write docs/licences.md: under what the libraries that come along may be used."""
    session.install("-c", "constraints.txt", "-e", ".", "pip-licenses")
    ours = ("--ignore-packages", "gradiente", "pip", "pip-licenses", "prettytable", "setuptools")
    how = ("--from=mixed", "--format=markdown", "--with-system", *ours)
    table = str(session.run("pip-licenses", *how, silent=True)).splitlines()
    rows = [" ".join(line.split()) for line in table if not line.startswith("|  ")]  # no full texts
    Path("docs/licences.md").write_text("\n".join([LICENCES, *rows]) + "\n", "utf-8")


@nox.session
def bench(session: nox.Session) -> None:
    """Gradiente, otter and nbclient side by side; prints the ratios and writes bench.json."""
    install(session)
    session.run("python", "tests/labs/bench.py", *session.posargs)


@nox.session
def same(session: nox.Session) -> None:
    """Whether two engines grade the same; `-- --base PYTHON --every 40` for a sample."""
    install(session)
    session.run("python", "tests/labs/sameness.py", *session.posargs)


@nox.session
def mutants(session: nox.Session) -> None:
    """The hidden tests against mutants of the references; `-- xor` for one task."""
    install(session, "mutants")
    session.run("python", "tests/labs/mutants.py", *session.posargs)


@nox.session
def echoes(session: nox.Session) -> None:
    """Honest echoes that keep their points without a person; `-- xor` for one task."""
    install(session)
    session.run("python", "tests/labs/echoes.py", *session.posargs)


@nox.session
def matrix(session: nox.Session) -> None:
    """What students read of every known mistake in every style; `-- xor --every 9` for a sample."""
    install(session)
    session.run("python", "tests/labs/matrix.py", *session.posargs)


@nox.session
def margins(session: nox.Session) -> None:
    """Whether tasks hold on 200 seeds; `-- xor` for one, `-- --rounds 5` in the real sandbox."""
    install(session)
    session.run("python", "tests/labs/margins.py", *session.posargs)


@nox.session
def full(session: nox.Session) -> None:
    """What the tests take a share of: every task on three seeds, both databases, all of otter."""
    install(session)
    session.run("gradiente", "verify")
    rooms = [f"tests/{room}" for room in ("lms", "report", "serve", "site")]
    shared = ("tests/contract/test_template.py", *rooms)
    session.run("pytest", *shared, env={"GRADIENTE_FULL": "1"})


@nox.session
def load(session: nox.Session) -> None:
    """A served course at its deadline; `-- postgresql://…` for another database than SQLite.

    `-- lti`: 200 uploads while the LMS fails at every third request, on both databases, and a power
    that fails.
    """
    install(session)
    if session.posargs == ["lti"]:
        env = {"GRADIENTE_UPLOADS": "200", "GRADIENTE_FULL": "1"}
        session.run("pytest", "tests/serve/test_lti_faults.py", env=env)
        return
    session.run("python", "tests/labs/load.py", *session.posargs)


@nox.session
def edx(session: nox.Session) -> None:
    """Open edX's own LTI 1.3 as the platform, in an environment of its own; needs the network."""
    install(session)
    session.run("pytest", "-m", "slow", "tests/serve/test_lti_edx.py", *session.posargs)


@nox.session
def pictures(session: nox.Session) -> None:
    """Take the pictures of the documents anew; `-- report` for one; needs chromium-driver."""
    install(session)
    session.run("python", "-m", "tests.labs.pictures", *session.posargs)


@nox.session
def scale(session: nox.Session) -> None:
    """Workers that die, and a very large class, simulated; `-- 100000` for its size."""
    install(session)
    session.run("pytest", "tests/labs/scale_faults.py")
    session.run("python", "tests/labs/scale.py", *session.posargs)
