"""How a served course bears a deadline: `nox -s load`, or `python tests/labs/load.py`.

Prints how long a result takes when one file comes after the other, how long uploads take when 300
come in a minute, and how much memory the service takes while nobody is there. It asserts nothing:
what a machine can do is to be read, not tested.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx2

from autograder import catalog
from autograder.serve import db, local, rows
from autograder.serve.local import Dates, Newcomer
from autograder.serve.rows import Course, Link, Person
from autograder.serve.tables import link
from autograder.serve.work import clock

ROOT = Path(__file__).resolve().parents[2]
FILE = next((ROOT / "tests/golden/ines_xor_sin_promediar").glob("*.ipynb")).read_bytes()
JSON = {"Accept": "application/json"}
PORT, STUDENTS, UPLOADS, SECONDS, ALONE = 18733, 60, 300, 60.0, 20


def main() -> None:
    """One service, one course, everybody."""
    with tempfile.TemporaryDirectory() as folder:
        url = sys.argv[1] if len(sys.argv) > 1 else f"sqlite:///{folder}/g.sqlite3"
        database = db.Database(url)
        database.upgrade()
        course, of, people = _class(database)
        command = [sys.executable, "-m", "autograder", "serve", "--database", url]
        where = ["--bind", f"127.0.0.1:{PORT}", "--home", folder, "--attempts-per-hour", "1000"]
        begun = time.monotonic()
        process = subprocess.Popen([*command, *where], cwd=ROOT, stderr=subprocess.DEVNULL)
        try:
            _wait(process)
            print(f"ready after {time.monotonic() - begun:.1f} s")
            print(
                f"memory of the server, idle: {_memory(process.pid)} MiB; with all its processes:"
            )
            print(f"  {sum(map(_memory, _family(process.pid)))} MiB")
            browsers = [_enter(database, course, who, of) for who in people]
            _alone(browsers, of)
            _all_at_once(browsers, of)
            print(f"memory of the server afterwards: {_memory(process.pid)} MiB")
        finally:
            process.terminate()
            process.wait(20)
        database.close()


def _class(database: db.Database) -> tuple[Course, Link, list[Person]]:
    task = next(task for task in catalog.load_tasks(ROOT) if task.slug == "xor")
    with database.write() as connection:
        course = local.new_course(connection, "Carga", [task], Dates(), clock.now())
        query = rows.of(Link).where(link.c.course_id == course.id)
        (of,) = rows.every(Link, connection, query)
        newcomers = [Newcomer(f"persona{n}@ejemplo.org", f"Persona {n}") for n in range(STUDENTS)]
        people = [local.enrol(connection, course, who, clock.now()) for who in newcomers]
    return course, of, people


def _enter(
    database: db.Database, course: Course, who: Person, of: Link
) -> tuple[httpx2.Client, str]:
    base = f"http://127.0.0.1:{PORT}"
    with database.write() as connection:
        way = local.magic_link(connection, base, course, who, clock.now())
    browser = httpx2.Client(base_url=base, timeout=60)
    browser.post(way)
    return browser, browser.get(f"/t/{of.id}", headers=JSON).json()["csrf"]


def _hand_in(browser: httpx2.Client, csrf: str, of: Link) -> tuple[int, float, str]:
    begun = time.monotonic()
    answer = browser.post(
        f"/t/{of.id}/attempts",
        data={"csrf": csrf},
        files={"file": ("xor.ipynb", FILE)},
        headers=JSON,
    )
    url = answer.json().get("url", "") if answer.status_code == 202 else ""
    return answer.status_code, time.monotonic() - begun, url


def _alone(browsers: list[tuple[httpx2.Client, str]], of: Link) -> None:
    """One after the other, each until its stream says that it is done."""
    took = []
    for browser, csrf in browsers[: ALONE + 1]:
        begun = time.monotonic()
        _, _, url = _hand_in(browser, csrf, of)
        with browser.stream("GET", f"{url}/events") as stream:
            for _ in stream.iter_text():
                pass
        took.append(time.monotonic() - begun)
    first, *rest = took
    print(f"upload to result, one at a time: median {statistics.median(rest):.2f} s,", end=" ")
    print(f"longest {max(rest):.2f} s; the first of all {first:.2f} s")


def _all_at_once(browsers: list[tuple[httpx2.Client, str]], of: Link) -> None:
    """300 in a minute, evenly, from 60 people."""
    statuses, times, urls = Counter[int](), list[float](), list[tuple[httpx2.Client, str]]()
    lock, begun = threading.Lock(), time.monotonic()

    def send(n: int) -> None:
        browser, csrf = browsers[n % STUDENTS]
        time.sleep(max(0.0, begun + n * SECONDS / UPLOADS - time.monotonic()))
        status, seconds, url = _hand_in(browser, csrf, of)
        with lock:
            statuses[status] += 1
            times.append(seconds)
            urls.append((browser, url))

    with ThreadPoolExecutor(32) as threads:
        list(threads.map(send, range(UPLOADS)))
    sent = time.monotonic() - begun
    times.sort()
    print(f"{UPLOADS} uploads in {sent:.0f} s: {dict(statuses)}; median", end=" ")
    print(
        f"{1000 * statistics.median(times):.0f} ms, p95 {1000 * times[int(0.95 * UPLOADS)]:.0f} ms"
    )
    for browser, url in urls:
        while url and browser.get(url, headers=JSON).json()["state"] == "queued":
            time.sleep(0.5)
    print(f"all graded {time.monotonic() - begun:.0f} s after the first came")


def _wait(process: subprocess.Popen[bytes]) -> None:
    while process.poll() is None:
        try:
            if httpx2.get(f"http://127.0.0.1:{PORT}/readyz").status_code == 200:
                return
        except httpx2.HTTPError:
            time.sleep(0.1)
    raise SystemExit("the service ended")


def _memory(pid: int) -> int:
    """MiB that a process has in memory, what it shares divided among those who share it."""
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0
    kib = next((int(line.split()[1]) for line in text.splitlines() if line.startswith("Pss:")), 0)
    return kib >> 10


def _family(pid: int) -> list[int]:
    """A process and all that it started."""
    found = [pid]
    for one in found:
        for thread in Path(f"/proc/{one}/task").glob("*/children"):
            found += map(int, thread.read_text().split())
    return found


if __name__ == "__main__":
    main()
