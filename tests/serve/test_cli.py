"""What whoever runs the service types, and what typing costs those who do not."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from pathlib import Path

import httpx2
import pytest
from click.testing import CliRunner, Result

from autograder.cli import main
from autograder.model import Refusal
from autograder.serve import settings
from tests.serve.school import JSON, ROOT, until

OURS = ("starlette", "sqlalchemy", "alembic", "uvicorn", "jwt", "httpx2", "prometheus_client")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder of a service."""
    return tmp_path / "casa"


def run(home: Path, *words: str, typed: str = "") -> Result:
    """A command on the service in a folder."""
    return CliRunner().invoke(main, [*words, "--home", str(home)], input=typed)


def test_a_course_from_nothing(home: Path) -> None:
    """A course, its teacher and a list of students, each with a link; then another for one."""
    made = run(home, "course", "new", "--title", "Redes 2026", "--task", "xor", "--task", "ols")
    course_id = made.output.strip()
    table = home / "lista.csv"
    table.write_text("Email,Name,Role\nana@x.org,Ana Gómez,\nbea@x.org,Bea,assistant\n", "utf-8")

    teacher = run(home, "user", "add", "--email", "profe@x.org", "--role", "teacher")
    many = run(home, "user", "add", "--course", course_id, "--csv", str(table))
    again = run(home, "user", "reset", "--email", "ana@x.org")
    listed = run(home, "course", "list", "--json")

    links = re.findall(r"http://127\.0\.0\.1:8000/m/\S+", teacher.output + many.output)
    assert len(set(links)) == 3
    assert many.output.startswith("ana@x.org  http")
    assert "/m/" in again.output
    facts = {"id": course_id, "title": "Redes 2026", "archived": False}
    assert json.loads(listed.output) == [facts]
    assert run(home, "db", "check").exit_code == 0


def test_a_password_is_asked_for(home: Path) -> None:
    """Twice, and in no option that others on the machine could read; a short one is refused."""
    run(home, "course", "new", "--title", "Redes", "--task", "xor")
    words = ("user", "add", "--email", "ana@x.org", "--password")

    good = run(home, *words, typed="una clave larga\nuna clave larga\n")
    short = run(home, *words, typed="corta\ncorta\n")

    assert good.exit_code == 0
    assert "/m/" not in good.output
    assert short.exit_code == 2


REFUSED = {
    "no database": (("course", "list"), "start `gradiente serve` once"),
    "no course": (("user", "add", "--email", "a@b.co"), "which course"),
    "no task": (("course", "new", "--title", "R", "--task", "nada"), "there is no task 'nada'"),
    "no rule": (("course", "new", "--title", "R", "--late-penalty", "x"), "--deadline"),
    "no moment": (("course", "new", "--title", "R", "--due", "mañana"), "is no moment"),
    "no https": (
        ("user", "reset", "--email", "a@b.co", "--url", "http://127.0.0.1.ejemplo.edu"),
        "must begin with https",
    ),
    "no title": (("course", "new", "--title", " "), "needs a title"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_can_be_put_right_is_said(home: Path, case: str) -> None:
    """Exit code 2 and a sentence."""
    words, said = REFUSED[case]
    if case not in {"no database"}:
        run(home, "db", "upgrade")

    result = run(home, *words)

    assert result.exit_code == 2
    assert said in result.output


def test_a_list_is_taken_whole_or_not_at_all(home: Path) -> None:
    """A line that cannot be read leaves nobody enrolled."""
    run(home, "course", "new", "--title", "Redes", "--task", "xor")
    table = home / "lista.csv"
    table.write_text("email,name\nana@x.org,Ana\nno es un correo,Bea\n", "utf-8")

    refused = run(home, "user", "add", "--csv", str(table))

    assert refused.exit_code == 2
    assert "no es un correo" in refused.output
    assert run(home, "user", "reset", "--email", "ana@x.org").exit_code == 2


@pytest.mark.parametrize(
    "words",
    [
        ("--url", "http://notas.ejemplo.edu"),
        ("--bind", "0.0.0.0:8000"),
        ("--bind", "nada"),
        ("--url", "https://notas.ejemplo.edu/gradiente"),
        ("--database", "mysql://x"),
        ("--timezone", "Marte/Olimpo"),
        ("--workers", "0"),
        ("--max-upload", "mucho"),
        ("--trust-proxy", "casa"),
    ],
)
def test_settings_that_cannot_be(home: Path, words: tuple[str, str]) -> None:
    """Each ends the command before anything is written or listened to."""
    result = run(home, "serve", *words)

    assert result.exit_code == 2
    assert not home.exists()


def test_a_flag_is_stronger_than_the_environment(tmp_path: Path) -> None:
    """And the environment than what is best; https makes cookies secure."""
    environ = {"GRADIENTE_URL": "https://uno.edu", "GRADIENTE_WORKERS": "3"}
    flags = {"home": tmp_path, "url": "https://dos.edu:8443/", "max_upload": None}

    chosen = settings.read(flags, environ)

    assert (chosen.url, chosen.workers, chosen.max_upload) == ("https://dos.edu:8443", 3, 10 << 20)
    assert chosen.secure
    assert chosen.origin == "https://dos.edu:8443"
    assert not settings.read({"home": tmp_path}, {}).secure


def test_the_secret_is_made_once(tmp_path: Path) -> None:
    """32 bytes that only their owner reads; a file that holds fewer is refused."""
    one, two = (settings.read({"home": tmp_path / "casa"}, {}) for _ in range(2))
    assert one.secret == two.secret
    assert len(one.secret) == 32
    assert (tmp_path / "casa" / "secret").stat().st_mode & 0o777 == 0o600

    short = tmp_path / "corto"
    short.write_bytes(b"x")
    with pytest.raises(Refusal, match="no secret"):
        assert settings.read({"home": tmp_path, "secret_file": short}, {}).secret


def test_grading_imports_nothing_of_it() -> None:
    """Whoever grades a folder waits for no web server; the control: serving does import it."""
    program = "import sys, {}\nprint([name for name in {!r} if name in sys.modules])"

    def imported(module: str) -> str:
        command = [sys.executable, "-c", program.format(module, OURS)]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()

    assert (
        imported("autograder.cli, autograder.cli.grading, autograder.run, autograder.lms") == "[]"
    )
    assert "starlette" in imported("autograder.serve.app")


def test_the_demo_shows_the_sample_class(tmp_path: Path) -> None:
    """Three links within twenty seconds, a class behind the first, and nothing left of it."""
    process = subprocess.Popen(
        [sys.executable, "-m", "autograder", "serve", "--demo", "--bind", "127.0.0.1:18431"],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "TMPDIR": str(tmp_path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    begun, lines = time.monotonic(), []
    while "Ctrl-C" not in (line := process.stdout.readline()):
        assert line, "it ended"
        lines.append(line)
    ways = re.findall(r"(teacher|student \w+ \w+) +(http\S+)", "".join(lines))

    with httpx2.Client(timeout=30) as browser:
        course = browser.post(ways[0][1]).headers["location"]
        base = "http://127.0.0.1:18431"
        tasks = browser.get(base + course, headers=JSON).json()["tasks"]
        took = time.monotonic() - begun
        until(
            lambda: [browser.get(base + task["url"], headers=JSON).json() for task in tasks],
            lambda found: any(one["score"] == 100 for task in found for one in task["class"]),
            seconds=180,
        )
    process.terminate()
    code = process.wait(20)
    process.stdout.close()

    assert [who for who, _ in ways] == ["teacher", "student Inés Duarte", "student Ana Gómez"]
    assert sum(task["handed_in"] for task in tasks) > 30
    assert took < 60  # 20 s on a machine that has nothing else to do
    assert code == 0
    assert not list(tmp_path.glob("gradiente-demo-*"))
