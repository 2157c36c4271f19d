"""Open edX's side of LTI 1.3, as a process of its own: `PYTHON edx_platform.py TOOL FOLDER`.

PYTHON is of an environment that has lti-consumer-xblock; nothing of ours is imported here. The
library's are: the keys and the JWKS, the login request, the check of our answer, the id_token and
the form that posts it, the token endpoint, line items, scores, results, the roster, the receiver of
deep links, and the tables beneath. Ours are the settings, the addresses under `/test/`, and what
`lti_consumer.plugin.compat` asks the rest of Open edX for: blocks, people, the gradebook.
"""

from __future__ import annotations

import json
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import django
from django.conf import settings

TOOL, FOLDER = sys.argv[1].rstrip("/"), Path(sys.argv[2])
COURSE = "course-v1:UdeA+RN+2026"
STAFF = {"profe": "instructor", "auxiliar": "staff"}
MODES = {"tarea-1": "declarative", "tarea-2": "programmatic", "elegir": "declarative"}
GRADEBOOK: list[dict[str, Any]] = []


def configure(url: str) -> None:
    """What an LMS sets that matters here; a score is saved and published as one, as there."""
    database = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(FOLDER / "edx.sqlite3")}
    waiting = {"timeout": 30, "transaction_mode": "IMMEDIATE"}
    settings.configure(
        SECRET_KEY=uuid4().hex,
        ALLOWED_HOSTS=["*"],
        DATABASES={"default": {**database, "ATOMIC_REQUESTS": True, "OPTIONS": waiting}},
        INSTALLED_APPS=[
            *("django.contrib.contenttypes", "django.contrib.auth", "django.contrib.sessions"),
            *("config_models", "rest_framework", "django_filters", "lti_consumer"),
        ],
        MIDDLEWARE=[
            "edx_django_utils.cache.middleware.RequestCacheMiddleware",
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "edx_django_utils.cache.middleware.TieredCacheMiddleware",
        ],
        TEMPLATES=[
            {"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}
        ],
        CACHES={"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}},
        USE_TZ=True,
        DEFAULT_AUTO_FIELD="django.db.models.AutoField",
        ROOT_URLCONF=__name__,
        USAGE_ID_PATTERN=r"(?P<usage_id>(?:i4x://?[^/]+/[^/]+/[^/]+/[^@]+(?:@[^/]+)?)|(?:[^/]+))",
        PLATFORM_NAME="Open edX de las pruebas",
        LMS_ROOT_URL=url,
        LOGGING={
            "version": 1,
            "disable_existing_loggers": False,
            "handlers": {"console": {"class": "logging.StreamHandler"}},
            "root": {"handlers": ["console"], "level": "WARNING"},
        },
    )
    django.setup()


class Block:
    """A place in the course, as the LMS hands it to the library."""

    weight, has_score, accept_grades_past_due = 10.0, True, True

    def __init__(self, location: Any) -> None:
        self.location, self.display_name = location, location.block_id
        self.scope_ids = SimpleNamespace(usage_id=location)
        self.context_id, self.lti_1p3_passport_id = COURSE, None

    def is_past_due(self) -> bool:
        return False

    def max_score(self) -> float:
        return self.weight

    def set_user_module_score(self, user: str, share: float, most: float, comment: str) -> None:
        """What reaches the gradebook."""
        place = self.display_name
        GRADEBOOK.append({"block": place, "sub": user, "score": share * most, "comment": comment})


def people() -> dict[str, str]:
    """Everybody in the course with the role there; who is in `out.json` has left."""
    out = FOLDER / "out.json"
    left = json.loads(out.read_text("utf-8")) if out.exists() else []
    everybody = {**STAFF, **dict.fromkeys(("ana", "luz", "iván"), "student")}
    return {name: role for name, role in everybody.items() if name not in left}


def stand_in() -> None:
    """What the library asks of the rest of Open edX."""
    from lti_consumer.exceptions import LtiError
    from lti_consumer.plugin import compat

    def user(sub: str) -> str:
        if sub not in people():
            raise LtiError("Invalid User")
        return sub

    def members(_: Any) -> dict[int, dict[str, Any]]:
        return {
            n: {"id": n, "name": f"Persona {name}", "email": f"p{n}@ejemplo.org", "roles": [role]}
            for n, (name, role) in enumerate(people().items())
        }

    compat.load_enough_xblock = compat.load_block_as_user = Block
    compat.get_user_from_external_user_id = user
    compat.get_course_members = members
    compat.merge_course_forum_roles = lambda _, found: found
    compat.batch_get_or_create_externalids = lambda _: {
        n: SimpleNamespace(external_user_id=name) for n, name in enumerate(people())
    }
    compat.user_has_studio_write_access = lambda *_: True


def blocks() -> None:
    """The places, each with its configuration; one passport, so that they are one platform."""
    from lti_consumer.models import CourseAllowPIISharingInLTIFlag, Lti1p3Passport, LtiConfiguration
    from opaque_keys.edx.keys import CourseKey, UsageKey

    course = CourseKey.from_string(COURSE)
    CourseAllowPIISharingInLTIFlag.objects.create(course_id=course, enabled=True)
    passport = Lti1p3Passport.objects.create(lti_1p3_tool_keyset_url=f"{TOOL}/jwks")
    for name, mode in MODES.items():
        location = f"block-v1:UdeA+RN+2026+type@lti_consumer+block@{name}"
        LtiConfiguration.objects.create(
            version=LtiConfiguration.LTI_1P3,
            config_store=LtiConfiguration.CONFIG_ON_DB,
            location=UsageKey.from_string(location),
            lti_1p3_passport=passport,
            lti_1p3_oidc_url=f"{TOOL}/login",
            lti_1p3_launch_url=f"{TOOL}/launch",
            lti_advantage_ags_mode=mode,
            lti_advantage_enable_nrps=True,
            lti_advantage_deep_linking_enabled=name == "elegir",
            lti_advantage_deep_linking_launch_url=f"{TOOL}/launch",
        )


def launch_data(name: str, sub: str, custom: dict[str, str]) -> Any:
    """What the block says of a launch; field by field as LtiConsumerXBlock does."""
    from lti_consumer.data import Lti1p3LaunchData
    from lti_consumer.models import LtiConfiguration

    (config,) = (c for c in LtiConfiguration.objects.all() if c.location.block_id == name)
    return Lti1p3LaunchData(
        user_id=sub,
        user_role=people().get(sub, "student"),
        config_id=config.config_id,
        resource_link_id=str(config.location),
        external_user_id=sub,
        name=f"Persona {sub}",
        email=f"{sub}@ejemplo.org",
        launch_presentation_document_target="iframe",
        context_id=COURSE,
        context_type=["course_offering"],
        context_title="Redes neuronales - UdeA",
        context_label=COURSE,
        custom_parameters=custom,
    )


def begin(request: Any) -> Any:
    """A click on the block: where the library sends the browser."""
    from django.http import HttpResponseRedirect
    from lti_consumer.api import get_lti_1p3_content_url, get_lti_1p3_launch_start_url

    said = request.GET
    custom = {"task": said["task"]} if "task" in said else {}
    data = launch_data(said["block"], said["sub"], custom)
    if "deep" in said:
        return HttpResponseRedirect(get_lti_1p3_launch_start_url(data, deep_link_launch=True))
    return HttpResponseRedirect(get_lti_1p3_content_url(data))


def state(_: Any) -> Any:
    """What the gradebook got, and what the library keeps."""
    from django.http import JsonResponse
    from lti_consumer.models import LtiAgsLineItem, LtiAgsScore, LtiDlContentItem

    scores = [
        {"block": one.line_item.resource_link_id.block_id, "sub": one.user_id}
        | {"score": one.score_given, "max": one.score_maximum, "comment": one.comment}
        for one in LtiAgsScore.objects.select_related("line_item")
    ]
    items = list(LtiAgsLineItem.objects.values("label", "resource_id", "score_maximum", "tag"))
    chosen = [one.attributes for one in LtiDlContentItem.objects.all()]
    return JsonResponse(
        {"gradebook": GRADEBOOK, "scores": scores, "lineitems": items, "chosen": chosen}
    )


def rotate(_: Any) -> Any:
    """Another key of the platform: every token that it gave is worth nothing."""
    from django.http import HttpResponse
    from lti_consumer.models import Lti1p3Passport

    Lti1p3Passport.objects.update(
        lti_1p3_internal_private_key="", lti_1p3_internal_private_key_id=str(uuid4())
    )
    return HttpResponse("ok")


def behind(request: Any) -> Any:
    """From now on its clock is so many seconds behind ours."""
    import jwt.api_jwt
    from django.http import HttpResponse
    from lti_consumer.lti_1p3 import key_handlers

    late = timedelta(seconds=float(request.GET["seconds"]))
    key_handlers.time = SimpleNamespace(time=lambda: time.time() - late.total_seconds())

    class Late(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> datetime:
            return datetime.now(tz) - late

    jwt.api_jwt.datetime = Late
    return HttpResponse("ok")


urlpatterns: list[Any] = []


def main() -> None:
    """Listen, and say on one line what a teacher would copy from the block into the tool."""
    from django.core.management import call_command
    from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
    from django.core.wsgi import get_wsgi_application
    from django.urls import include, path

    server = ThreadedWSGIServer(("127.0.0.1", 0), WSGIRequestHandler)
    url = f"http://127.0.0.1:{server.server_port}"
    configure(url)
    stand_in()
    call_command("migrate", verbosity=0)
    blocks()
    urlpatterns.extend(
        [
            path("api/", include(("lti_consumer.plugin.urls", "lti_consumer"))),
            *(path("test/begin", begin), path("test/state", state), path("test/rotate", rotate)),
            path("test/behind", behind),
        ]
    )
    server.set_app(get_wsgi_application())
    from lti_consumer.api import get_lti_1p3_launch_info

    info = get_lti_1p3_launch_info(launch_data("tarea-1", "profe", {}))
    said = {
        "issuer": url,
        "client_id": info["client_id"],
        "deployment_id": info["deployment_id"],
        "auth_login_url": info["oidc_callback"],
        "auth_token_url": info["token_url"],
        "key_set_url": info["keyset_url"],
    }
    print(json.dumps(said), flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
