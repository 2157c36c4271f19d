"""Backups: one database, copied while the service runs, and put back while it does not."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from autograder.model import Refusal
from autograder.serve import db
from autograder.serve.db import Database
from autograder.storage import PRIVATE, make_private, write_whole

POSTGRES = "PostgreSQL has its own tools: pg_dump --format=custom and pg_restore"


def backup(database: Database, to: Path) -> None:
    """Copy the database into a new file, whole at one moment; Refusal where that cannot be."""
    source = _file(database)
    if not source.exists():
        raise Refusal(f"there is no database at {source}")
    if to.exists():
        raise Refusal(f"{to} exists: a backup overwrites nothing")
    draft = to.with_name(to.name + ".draft")
    draft.unlink(missing_ok=True)
    try:
        os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE))
        with closing(sqlite3.connect(source)) as live, closing(sqlite3.connect(draft)) as copy:
            live.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")  # one file, without a log beside it
        _expect_whole(draft)
        draft.rename(to)
    finally:
        draft.unlink(missing_ok=True)


def restore(database: Database, backup_file: Path, now: datetime) -> Path | None:
    """Put a backup in the place of the database; where the one that was there is now.

    Refusal while a service runs, and for a file that is no backup of ours.
    """
    target = _file(database)
    if not backup_file.is_file():
        raise Refusal(f"there is no file {backup_file}")
    _expect_whole(backup_file)
    make_private(target.parent)
    with db.alone(database):
        database.close()
        draft = target.with_name(target.name + ".restored")
        shutil.copyfile(backup_file, draft)
        draft.chmod(PRIVATE)
        kept = _set_aside(target, now)
        draft.rename(target)
    return kept


def copy_secret(secret: bytes, to: Path) -> Path:
    """The secret beside a backup: whoever has both has everything."""
    path = to.with_name(to.name + ".secret")
    write_whole(path, secret, PRIVATE)
    return path


def _set_aside(target: Path, now: datetime) -> Path | None:
    """Rename the database and its log, which belong together."""
    if not target.exists():
        return None
    kept = target.with_name(f"{target.name}.before-{now:%Y%m%dT%H%M%S}")
    for suffix in ("", "-wal", "-shm"):
        part = target.with_name(target.name + suffix)
        if part.exists():
            part.rename(kept.with_name(kept.name + suffix))
    return kept


def _expect_whole(path: Path) -> None:
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as copy:
            said = copy.execute("PRAGMA integrity_check").fetchone()[0]
            revision = copy.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.DatabaseError as fault:
        raise Refusal(f"{path} is no backup of gradiente: {fault}") from None
    if said != "ok" or revision is None:
        raise Refusal(f"{path} is damaged: {said}")


def _file(database: Database) -> Path:
    if database.file is None:
        raise Refusal(POSTGRES)
    return database.file
