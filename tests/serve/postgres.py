"""A PostgreSQL of Debian's for the tests: its own folder, its own user, and only a socket."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PLACES = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
_QUICK = "-c fsync=off -c full_page_writes=off -c shared_buffers=32MB"  # lost with the folder


def missing() -> str:
    """Why there is none here; empty where there is one."""
    if not _PLACES:
        return "not installed: postgresql"
    if os.geteuid() == 0 and not _user():
        return "no user to run PostgreSQL as: it refuses root"
    return ""


@contextmanager
def server() -> Iterator[str]:
    """A server for as long as it is needed; its address, to which `/name` of a database is added.

    PostgreSQL refuses to run as root: then it runs as its own user.
    """
    folder = Path(tempfile.mkdtemp(prefix="gradiente-pg-"))  # short: a socket's path has 107 bytes
    user = _user() if os.geteuid() == 0 else None
    if user:
        os.chown(folder, user.pw_uid, user.pw_gid)
    data = folder / "data"
    try:
        _run(user, "initdb", "-D", str(data), "-U", "gradiente", "-A", "trust", "--no-sync")
        options = f"-k {folder} -c listen_addresses='' {_QUICK}"
        _run(
            user, "pg_ctl", "-D", str(data), "-w", "-l", str(folder / "log"), "-o", options, "start"
        )
        try:
            yield f"postgresql://gradiente@/{{}}?host={folder}"
        finally:
            _run(user, "pg_ctl", "-D", str(data), "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _user() -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam("postgres")
    except KeyError:
        return None


def _run(user: pwd.struct_passwd | None, program: str, *arguments: str) -> None:
    nobody_else: list[str | int] | None = [] if user else None
    subprocess.run(
        [_PLACES[0] / program, *arguments],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd="/",
        timeout=60,
        user=user.pw_uid if user else None,
        group=user.pw_gid if user else None,
        extra_groups=nobody_else,
    )
