"""`gradiente lti keys`: the keys we sign with, for LMSs."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from autograder.cli.service import opened, plain, where

if TYPE_CHECKING:
    from autograder.serve.lti.keys import Kept

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group("keys")
def keys_() -> None:
    """Our own keys, with which we sign; LMSs read the public halves at /jwks."""


@keys_.command("list")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@where
def list_keys(as_json: bool, **flags: Any) -> None:
    """Every key: which signs, which will, which did."""
    database, _ = opened(flags)
    from autograder.serve.lti import keys

    with database.read() as connection:
        found = keys.kept(connection)
    if as_json:
        click.echo(json.dumps([asdict(one) for one in found], default=plain))
        return
    for one in found:
        click.echo(_said(one))


@keys_.command()
@click.option("--now", "at_once", is_flag=True, help="Sign with it now: the old one got out.")
@where
def rotate(at_once: bool, **flags: Any) -> None:
    """Begin a change of keys: the next is published now, and signs in 24 hours."""
    database, chosen = opened(flags)
    from autograder.serve.lti import keys
    from autograder.serve.work import clock

    keys.ensure(database, chosen, clock.now())
    click.echo(_said(keys.rotate(database, chosen, clock.now(), at_once=at_once)))


@keys_.command("import")
@click.argument("pem", type=_FILE)
@where
def import_(pem: Path, **flags: Any) -> None:
    """Sign with a private RSA key of your own from now on."""
    database, chosen = opened(flags, make=True)
    from autograder.serve.lti import keys
    from autograder.serve.work import clock

    click.echo(_said(keys.take_in(database, chosen, pem.read_bytes(), clock.now())))


@keys_.command()
@where
def reseal(**flags: Any) -> None:
    """Seal the keys with a new secret, and everybody's session is over. Stop the service first."""
    database, chosen = opened(flags)
    import secrets

    from autograder.serve import db
    from autograder.serve.lti import keys
    from autograder.serve.work import clock

    with db.alone(database):
        count = keys.reseal(database, chosen, secrets.token_bytes(32), clock.now())
    click.echo(f"{count} resealed; the file `secret` is new")


def _said(key: Kept) -> str:
    when = f"  signs from {key.activated_at:%Y-%m-%d %H:%M} UTC" if key.state == "next" else ""
    when = f"  published until {key.gone_at:%Y-%m-%d %H:%M} UTC" if key.gone_at else when
    return f"{key.kid}  {key.state}{when}"
