"""What checking a launch needs, and what it says when a check fails."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from autograder.serve import logs
from autograder.serve.db import Database
from autograder.serve.errors import Trouble, trouble
from autograder.serve.lti.client import Client
from autograder.serve.lti.jwks import KeyRing
from autograder.serve.lti.platforms import Platform
from autograder.serve.settings import Settings


@dataclass(frozen=True, slots=True)
class Desk:
    """What checking needs."""

    db: Database
    settings: Settings
    client: Client
    keys: KeyRing


def refused(check: int, platform: Platform | None, code: str = "E03", **facts: Any) -> Trouble:
    """What is raised when a check fails; the log names check and platform, and nobody."""
    logs.event("launch refused", check=check, platform=platform and platform.id, code=code)
    return trouble(code, framed_by=platform.origins if platform else (), **facts)
