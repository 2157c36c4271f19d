"""Deep linking: a teacher chooses a task, and the LMS makes a place for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from autograder.model import Task
from autograder.serve import ids
from autograder.serve.lti import grades, words
from autograder.serve.lti.keys import Key
from autograder.serve.lti.message import Launch
from autograder.serve.settings import Settings

_LASTS = 300  # seconds


@dataclass(frozen=True, slots=True)
class Choosing:
    """What has to be known until the teacher has chosen."""

    client_id: str
    issuer: str
    deployment_id: str
    return_url: str
    data: str | None
    takes_lineitem: bool

    def facts(self) -> dict[str, Any]:
        """As a ticket keeps it."""
        return {name: getattr(self, name) for name in Choosing.__slots__}


def of(launch: Launch) -> Choosing:
    """What a launch asks to be chosen."""
    assert launch.deep is not None  # noqa: S101 - for such launches alone
    return Choosing(
        launch.platform.client_id,
        launch.platform.issuer,
        launch.deployment.deployment_id,
        launch.deep.return_url,
        launch.deep.data,
        launch.deep.takes_lineitem,
    )


def answer(
    key: Key,
    settings: Settings,
    choosing: Choosing,
    task: Task,
    due_at: datetime | None,
    now: datetime,
) -> str:
    """The token that tells the LMS what was chosen."""
    moment = int(now.timestamp())
    claims: dict[str, Any] = {
        "iss": choosing.client_id,
        "aud": [choosing.issuer],
        "iat": moment,
        "exp": moment + _LASTS,
        "nonce": ids.new_token(),
        words.DEPLOYMENT_ID: choosing.deployment_id,
        words.MESSAGE_TYPE: words.DEEP_RESPONSE,
        words.VERSION: words.ONE_POINT_THREE,
        words.DEEP_ITEMS: [item(settings, choosing, task, due_at)],
    }
    if choosing.data is not None:
        claims[words.DEEP_DATA] = choosing.data
    return key.sign(claims)


def item(
    settings: Settings, choosing: Choosing, task: Task, due_at: datetime | None
) -> dict[str, Any]:
    """The place for a task: nothing but the task travels with it, for courses are copied."""
    made: dict[str, Any] = {
        "type": "ltiResourceLink",
        "url": f"{settings.url}/launch",
        "title": task.title,
        "text": "Entrega tu cuaderno y mira el resultado al momento.",
        "custom": {"task": task.slug},
    }
    if choosing.takes_lineitem:
        made["lineItem"] = {
            "label": task.title,
            "scoreMaximum": 100,
            "resourceId": task.slug,
            "tag": words.TAG,
        }
    if due_at:
        made["submission"] = {"endDateTime": grades.iso(due_at)}
    return made
