"""What every handler reaches: settings, database, tasks, workers and live pages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from autograder.serve.db import Database
from autograder.serve.live import Hub
from autograder.serve.lti.service import Lti
from autograder.serve.settings import Settings
from autograder.serve.work import retention
from autograder.serve.work.grader import Grader
from autograder.serve.work.judge import Elsewhere
from autograder.serve.work.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Service:
    """One running service."""

    settings: Settings
    db: Database
    shelf: Shelf
    grader: Grader
    hub: Hub
    lti: Lti

    def start(self) -> None:
        """Begin to grade, and to send."""
        self.grader.start()
        self.lti.start()

    def stop(self) -> None:
        """Stop within ten seconds; what was not finished is taken up at the next start."""
        self.hub.close()
        self.grader.stop()
        self.lti.stop()
        self.db.close()


def assembled(settings: Settings, db: Database) -> Service:
    """A service of these settings on a database that is open."""
    shelf = Shelf(settings.root)
    grader = Grader(db, shelf, settings.workers, _elsewhere(settings, shelf))
    grader.hourly = partial(retention.sweep, db, settings)
    return Service(settings, db, shelf, grader, Hub(db), Lti(db, settings))


def _elsewhere(settings: Settings, shelf: Shelf) -> Elsewhere | None:
    """The workers of a scheduler, where the settings name one."""
    if settings.scheduler is None:
        return None
    from autograder.scale.remote import Remote  # an extra of its own

    return Remote(settings.scheduler, tuple(shelf.tasks.values()), settings.tls)
