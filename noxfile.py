"""What CI runs: lint, types, tests, and whether the template is fresh."""

import nox

nox.options.sessions = ["lint", "types", "tests"]
nox.options.reuse_existing_virtualenvs = True


def install(session: nox.Session) -> None:
    """The project with its test tools, in the versions that were tested."""
    session.install("-c", "constraints.txt", "-e", ".[test]")


@nox.session
def lint(session: nox.Session) -> None:
    """Ruff, for errors and for format."""
    install(session)
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")


@nox.session
def types(session: nox.Session) -> None:
    """Mypy, strict."""
    install(session)
    session.run("mypy")


@nox.session
def tests(session: nox.Session) -> None:
    """Every test."""
    install(session)
    session.run("pytest", *session.posargs)


@nox.session
def template(session: nox.Session) -> None:
    """Whether student_template/ is what a build writes."""
    install(session)
    session.run("gradiente", "build", "--check")


@nox.session
def bench(session: nox.Session) -> None:
    """Gradiente, otter and nbclient side by side; prints the ratios and writes bench.json."""
    install(session)
    session.run("python", "tests/labs/bench.py", *session.posargs)


@nox.session
def mutants(session: nox.Session) -> None:
    """The hidden tests against mutants of the references; `-- xor` for one task."""
    session.install("-c", "constraints.txt", "-e", ".[mutants]")
    session.run("python", "tests/labs/mutants.py", *session.posargs)


@nox.session
def margins(session: nox.Session) -> None:
    """How far right answers stay from each threshold; `-- --submissions 1000` grades as many."""
    install(session)
    session.run("python", "tests/labs/margins.py", *session.posargs)
