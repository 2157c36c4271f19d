"""The `gradiente` command: a file for each group of commands, imported when one is asked for.

Heavy imports wait inside the commands, so --help is quick.
"""

from __future__ import annotations

import importlib
from typing import Any

import click

from autograder.cli.ending import INTERRUPTED, Refused, sentence
from autograder.model import Refusal

MODULES = {
    "grade": "grading",
    "demo": "grading",
    "forget": "grading",
    "report": "grading",
    "check": "checking",
    "doctor": "checking",
    "new": "writing",
    "verify": "writing",
    "build": "writing",
    "lms": "lms",
    "serve": "serve",
    "course": "courses",
    "user": "courses",
    "db": "serve",
    "lti": "lti",
    "backup": "keeping",
    "restore": "keeping",
    "privacy": "keeping",
    "scale": "scale",
}


class Commands(click.Group):
    """Commands that stand in other modules; what the user can put right ends in a sentence."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names."""
        return sorted(MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, its module imported."""
        if cmd_name not in MODULES:
            return None
        module = importlib.import_module(f"autograder.cli.{MODULES[cmd_name]}")
        command: click.Command = getattr(module, cmd_name)
        return command

    def invoke(self, ctx: click.Context) -> Any:  # Any: what a command returns, as click has it
        """Run the command; what the user can put right is one sentence, and exit code 2."""
        try:
            return super().invoke(ctx)
        except Refusal as refusal:
            raise Refused(str(refusal)) from None
        except KeyboardInterrupt:
            click.echo("interrupted: what was written is whole; --resume goes on", err=True)
            ctx.exit(INTERRUPTED)
        except OSError as error:
            if error.filename is None:  # no file or folder of the user's: a fault of ours
                raise
            raise Refused(sentence(error)) from None


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="gradiente", prog_name="gradiente")
def main() -> None:
    """Grade numerical notebooks fairly, safely and fast.

    \b
    A first look:      gradiente demo
    A whole class:     gradiente grade entregas/ --out resultados/
    Back to the LMS:   gradiente lms moodle resultados/ --worksheet Grades.csv --out subir/
    In the browser:    gradiente serve --demo
    As a student:      gradiente check xor.ipynb
    As an author:      gradiente new mi_tarea; gradiente verify mi_tarea; gradiente build
    This machine:      gradiente doctor

    Each command explains itself: gradiente grade --help
    """
