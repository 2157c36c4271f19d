"""`gradiente lti`: LMSs that send people here and take their grades."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from autograder.cli.keys import keys_
from autograder.cli.service import opened, plain, where
from autograder.model import Refusal

if TYPE_CHECKING:
    from autograder.serve.lti.platforms import Deployment, Platform

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_NAMES = ("issuer", "client_id", "deployment_id", "auth_login_url", "auth_token_url", "key_set_url")


@click.group()
def lti() -> None:
    """LMSs that send people here (LTI 1.3), and the grades that go back.

    \b
    gradiente lti invite                     an address to paste in the LMS: it registers itself
    gradiente lti register --json FILE       by hand
    gradiente lti list
    gradiente lti accept DEPLOYMENT          let in an installation that asks for the first time
    gradiente lti outbox --parked            grades that an LMS did not take, and why
    """


@lti.command()
@click.option("--url", metavar="URL", help="Where people reach the service.")
@where
def invite(**flags: Any) -> None:
    """Print an address that registers one LMS, once, within seven days."""
    database, chosen = opened(flags, make=True)
    from autograder.serve.lti import invitations, keys
    from autograder.serve.work import clock

    keys.ensure(database, chosen, clock.now())
    with database.write() as connection:
        click.echo(invitations.new(connection, chosen.url, clock.now()))


@lti.command()
@click.option("--json", "file", type=_FILE, help="A file with the names below; others are ignored.")
@click.option("--issuer", metavar="URL", help="The LMS, as its tokens call it.")
@click.option("--client-id", metavar="TEXT", help="What it calls us.")
@click.option("--deployment-id", metavar="TEXT", help="What it calls this installation.")
@click.option("--auth-login-url", metavar="URL", help="Where logins go.")
@click.option("--auth-token-url", metavar="URL", help="Where its services give tokens.")
@click.option("--key-set-url", metavar="URL", help="Where its public keys are.")
@click.option("--url", metavar="URL", help="Where people reach the service.")
@where
def register(file: Path | None, **flags: Any) -> None:
    """Know an LMS by hand; one of the same issuer and client_id is brought up to date."""
    database, chosen = opened(flags, make=True)
    from autograder.serve.audit import CLI
    from autograder.serve.lti import keys, platforms, registration
    from autograder.serve.lti.client import Client
    from autograder.serve.work import clock

    said = {**_read(file), **{name: flags[name] for name in _NAMES if flags[name]}}
    new = registration.by_hand(said, Client(chosen))
    keys.ensure(database, chosen, clock.now())
    with database.write() as connection:
        made = platforms.register(connection, new, CLI, clock.now())
    click.echo(f"{made.id}  {made.issuer}  {made.client_id}")


@lti.command("list")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@where
def list_platforms(as_json: bool, **flags: Any) -> None:
    """The LMSs and their installations."""
    database, _ = opened(flags)
    from autograder.serve.lti import platforms

    with database.read() as connection:
        found = [
            (one, platforms.deployments(connection, one.id)) for one in platforms.every(connection)
        ]
    if as_json:
        click.echo(json.dumps([_facts(*each) for each in found], ensure_ascii=False))
        return
    for one, ours in found:
        click.echo(f"{one.id}  {one.state:<8}  {one.issuer}  {one.client_id}")
        for each in ours:
            click.echo(f"    {each.state:<8}  deployment {each.deployment_id}  ({each.id})")
    if not found:
        click.echo("no LMS yet: gradiente lti invite, or gradiente lti register")


@lti.command()
@click.argument("platform_id", metavar="PLATFORM")
@where
def show(platform_id: str, **flags: Any) -> None:
    """Everything that is known of an LMS, as JSON."""
    database, _ = opened(flags)
    from autograder.serve.lti import platforms

    with database.read() as connection:
        found = [one for one in platforms.every(connection) if one.id == platform_id]
        if not found:
            raise Refusal(f"there is no platform {platform_id!r}: gradiente lti list")
        facts = _facts(found[0], platforms.deployments(connection, platform_id))
    click.echo(json.dumps(facts, ensure_ascii=False, indent=2))


@lti.command()
@click.argument("deployment", metavar="DEPLOYMENT")
@where
def accept(deployment: str, **flags: Any) -> None:
    """Let in an installation that waits: by our id of it, or by the LMS's."""
    database, _ = opened(flags)
    from autograder.serve.lti import platforms
    from autograder.serve.work import clock

    with database.write() as connection:
        found = platforms.accept(connection, deployment, clock.now())
    click.echo(f"deployment {found.deployment_id}: {found.state}")


@lti.command()
@click.argument("platform_id", metavar="PLATFORM")
@where
def disable(platform_id: str, **flags: Any) -> None:
    """Let nobody of an LMS in any more, and send it nothing; `register` undoes it."""
    database, _ = opened(flags)
    from autograder.serve.lti import platforms
    from autograder.serve.work import clock

    with database.write() as connection:
        platforms.disable(connection, platform_id, clock.now())
    click.echo(f"{platform_id}: disabled")


@lti.command()
@click.option("--parked", is_flag=True, help="Only what a person has to look at.")
@click.option(
    "--json", "as_json", is_flag=True, help="Everything that was ever sent, for programs."
)
@where
def outbox(parked: bool, as_json: bool, **flags: Any) -> None:
    """Grades on their way: what waits, what is parked, and why."""
    database, _ = opened(flags)
    from autograder.serve.tables import OutboxState
    from autograder.serve.work import undelivered

    states = {OutboxState.PARKED} if parked else set(OutboxState)
    if not as_json:
        states -= {OutboxState.SENT, OutboxState.REPLACED}
    with database.read() as connection:
        found = undelivered.listed(connection, states)
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False, default=plain))
        return
    for row in found:
        why = row["last_error"] or ""
        who = row["name"] or row["sub"]
        click.echo(f"{row['id']}  {row['state']:<7}  {who}  {row['score']:g}/{row['max']:g}  {why}")
    if not found:
        click.echo("nothing waits")


@lti.command()
@click.argument("row", metavar="[ID]", required=False)
@click.option("--all", "every", is_flag=True, help="Whatever is parked or waits.")
@click.option("--replace", is_flag=True, help="Overwrite what the LMS has: you have seen both.")
@click.option("--new-column", is_flag=True, help="Make the column again where it is gone.")
@where
def retry(row: str | None, every: bool, replace: bool, new_column: bool, **flags: Any) -> None:
    """Send a grade again, or all that are parked or wait; a running service does it at once."""
    database, _ = opened(flags)
    from autograder.serve.work import clock, making, undelivered

    if bool(row) == every:
        raise click.UsageError("Say which: an ID of `gradiente lti outbox`, or --all.")
    with database.write() as connection:
        if new_column:
            making.let_create(connection, undelivered.links_of(connection, row))
        count = undelivered.retry(connection, clock.now(), row, replace=replace)
    if row and not count:
        raise Refusal(f"nothing of that id is parked or waits: {row!r}: gradiente lti outbox")
    click.echo(f"{count} to be sent")


@lti.command()
@click.argument("course_id", metavar="COURSE")
@click.option("--url", metavar="URL", help="Where people reach the service.")
@where
def roster(course_id: str, **flags: Any) -> None:
    """Bring a course's roster up to date now; exit 1 when the LMS does not give it."""
    database, chosen = opened(flags)
    from autograder.serve import rows
    from autograder.serve.lti import roster as rosters
    from autograder.serve.lti.client import Client
    from autograder.serve.lti.tokens import Tokens
    from autograder.serve.work import clock

    with database.read() as connection:
        if rows.by_id(rows.Course, connection, course_id) is None:
            raise Refusal(f"there is no course {course_id!r}")
    client = Client(chosen)
    try:
        tokens = Tokens(database, chosen, client)
        came, left = rosters.sync(database, client, tokens, course_id, clock.now())
    except rosters.Failed as failed:
        raise click.ClickException(f"the roster is as it was: {failed}") from None
    click.echo(f"{came} came, {left} left")


def _read(file: Path | None) -> dict[str, Any]:
    if file is None:
        return {}
    try:
        said = json.loads(file.read_bytes())
    except ValueError:
        raise Refusal(f"{file} is no JSON") from None
    if not isinstance(said, dict):
        raise Refusal(f"{file} must hold an object with {', '.join(_NAMES)}")
    return said


def _facts(platform: Platform, ours: Iterable[Deployment]) -> dict[str, Any]:
    facts = {name: value for name, value in asdict(platform).items() if name != "kind"}
    return {**facts, "deployments": [asdict(one) for one in ours]}


lti.add_command(keys_)
