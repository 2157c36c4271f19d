"""An LMS of the tests' own: a platform of LTI 1.3 that is stricter than real ones.

It signs with joserfc, so that a bug of the service's own library cannot hide on both sides, and
speaks real HTTP. Its gradebook follows the rules that were seen on Moodle. Whatever a strict
platform would mind is kept in `sins`. What goes wrong is switched on in `faults`.
"""

from __future__ import annotations

import html
import itertools
import json
import threading
import urllib.request
import uuid
from collections import defaultdict
from collections.abc import Callable, Iterator
from http.server import ThreadingHTTPServer
from typing import Any
from urllib.parse import urlencode

from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey

from tests.serve.lms_gradebook import Gradebook
from tests.serve.lms_http import Facts, Fault, Handler, Reply
from tests.serve.lms_names import (
    AGS,
    CLAIM,
    DEEP,
    JWT_BEARER,
    LINEITEM,
    MEMBERSHIP,
    NRPS,
    RESULT,
    ROSTER,
    SCORE,
    TOOL,
)


def _few() -> Iterator[RSAKey]:
    """Four keys that platforms take in turns: making one takes a quarter of a second."""
    made = [RSAKey.generate_key(2048, {"kid": uuid.uuid4().hex}) for _ in range(4)]
    yield from itertools.cycle(made)


_KEYS = _few()


class Lms(Gradebook):
    """One platform with one course; `with` runs it."""

    def __init__(self, tool: str, client_id: str = "gradiente-1", host: str = "127.0.0.1") -> None:
        self.tool, self.client_id, self.deployment = tool, client_id, "1"
        self.keys = [next(_KEYS)]
        super().__init__()
        self.faults: dict[str, list[Fault]] = defaultdict(list)
        self.fail: Callable[[str], Fault | None] = lambda _: None
        self.allowed = {LINEITEM, SCORE, RESULT, ROSTER}
        self.page_size = 50
        self.context, self.family = "curso-7", "moodle"
        self.is_listed = True  # whether launches name the column
        self.chosen: list[Facts] = []  # what deep linking brought
        self.registered: list[Facts] = []
        self.registration_token = uuid.uuid4().hex
        self.pages: dict[str, str] = {}  # HTML of its own
        self.log: list[tuple[str, int]] = []
        self._jti: set[str] = set()
        self._tokens: dict[str, set[str]] = {}
        self._hints: dict[str, tuple[str, Facts]] = {}
        handler = type("Handler", (Handler,), {"lms": self})
        self._server = ThreadingHTTPServer((host, 0), handler)
        self._server.daemon_threads = True
        self.url = f"http://{host}:{self._server.server_port}"
        self.token_url = f"{self.url}/token.php"

    def __enter__(self) -> Lms:
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    # what a test says and asks

    def registration(self) -> Facts:
        """What `gradiente lti register --json` wants to know."""
        return {
            "issuer": self.url,
            "client_id": self.client_id,
            "deployment_id": self.deployment,
            "auth_login_url": f"{self.url}/auth.php?own=1",
            "auth_token_url": self.token_url,
            "key_set_url": f"{self.url}/certs.php",
        }

    def claims(self, sub: str, link: str, *, column: str | None = None, **more: Any) -> Facts:
        """What an id_token says, but for the nonce."""
        who, now = self.people[sub], int(self.now().timestamp())
        ags: Facts = {
            "scope": [LINEITEM, SCORE, RESULT],
            "lineitems": f"{self.url}/lineitems?type_id=1",
        }
        column = column or next(
            (url for url, c in self.columns.items() if c["resourceLinkId"] == link), None
        )
        if column and self.is_listed:
            ags["lineitem"] = column
        return {
            "iss": self.url,
            "aud": self.client_id,
            "sub": sub,
            "iat": now,
            "exp": now + 60,
            "name": who.name,
            "email": f"{sub}@ejemplo.org",
            CLAIM + "message_type": "LtiResourceLinkRequest",
            CLAIM + "version": "1.3.0",
            CLAIM + "deployment_id": self.deployment,
            CLAIM + "target_link_uri": f"{self.tool}/launch",
            CLAIM + "resource_link": {"id": link, "title": f"Tarea {link}"},
            CLAIM + "context": {"id": self.context, "label": "RN", "title": "Redes"},
            CLAIM + "roles": who.roles,
            CLAIM + "custom": {"task": "xor"},
            CLAIM + "tool_platform": {"product_family_code": self.family},
            AGS + "claim/endpoint": ags,
            NRPS + "claim/namesroleservice": {
                "context_memberships_url": f"{self.url}/Members/7?p=1",
                "service_versions": ["2.0"],
            },
            **more,
        }

    def deep_claims(self, sub: str, **settings: Any) -> Facts:
        """What it says when a teacher is to choose."""
        asked = {
            "deep_link_return_url": f"{self.url}/contentitem_return.php?id=7",
            "accept_types": ["ltiResourceLink"],
            "accept_presentation_document_targets": ["iframe", "window"],
            "data": "x y=1",
            **settings,
        }
        said = self.claims(sub, "none")
        del said[CLAIM + "resource_link"]
        kind = {CLAIM + "message_type": "LtiDeepLinkingRequest"}
        return {**said, **kind, DEEP + "deep_linking_settings": asked}

    def begin(self, sub: str, claims: Facts, **more: str) -> str:
        """The address at the tool where somebody's launch begins; its hint works once."""
        hint = uuid.uuid4().hex
        self._hints[hint] = (sub, claims)
        said = {
            "iss": self.url,
            "target_link_uri": f"{self.tool}/launch",
            "login_hint": sub,
            "lti_message_hint": hint,
            "client_id": self.client_id,
            "lti_deployment_id": self.deployment,
            **more,
        }
        return f"{self.tool}/login?{urlencode(said)}"

    def sign(self, claims: Facts, **header: Any) -> str:
        """An id_token."""
        key = self.keys[-1]
        return jwt.encode({"alg": "RS256", "kid": key.kid, "typ": "JWT", **header}, claims, key)

    def rotate(self) -> None:
        """Another key; the old one is not published any more."""
        self.keys[:] = [next(_KEYS)]

    # what it answers

    def auth(self, _: str, said: Facts) -> Reply:
        """Who comes, in a form that posts itself."""
        sub, claims = self._hints.pop(said.get("lti_message_hint", ""), (None, {}))
        wanted = {
            "scope": "openid",
            "response_type": "id_token",
            "response_mode": "form_post",
            "prompt": "none",
            "client_id": self.client_id,
            "redirect_uri": f"{self.tool}/launch",
            "login_hint": sub,
            "own": "1",
        }
        wrong = [name for name, value in wanted.items() if said.get(name) != value]
        if wrong or not said.get("state") or not said.get("nonce"):
            return Reply(404, {"error": f"invalid_request {wrong}"})
        token = self.sign({**claims, "nonce": said["nonce"]})
        fields = {"id_token": token, "state": said["state"]}
        inputs = "".join(
            f'<input type="hidden" name="{name}" value="{html.escape(value)}">'
            for name, value in fields.items()
        )
        form = f'<form id="f" method="post" action="{self.tool}/launch">{inputs}</form>'
        script = "<script>document.getElementById('f').submit()</script>"
        return Reply(200, form + script, "text/html")

    def certs(self, _: str, __: Facts) -> Reply:
        """Its public keys."""
        return Reply(200, {"keys": [{**k.as_dict(private=False), "use": "sig"} for k in self.keys]})

    def token(self, _: str, said: Facts) -> Reply:
        """A token for its services, if the claim is good in every part."""
        try:
            claims = jwt.decode(
                said["client_assertion"], self._tool_keys(), algorithms=["RS256"]
            ).claims
        except Exception as fault:  # noqa: BLE001 - joserfc has many
            return Reply(400, {"error": "invalid_client", "why": repr(fault)})
        now, scopes = self.now().timestamp(), set(said.get("scope", "").split())
        good = (
            said.get("grant_type") == "client_credentials"
            and said.get("client_assertion_type") == JWT_BEARER
            and claims.get("iss") == claims.get("sub") == self.client_id
            and claims.get("aud") == self.token_url
            and now - 300 < claims["iat"] <= now + 300 < claims["exp"] + 600 < now + 1200
        )
        with self.lock:
            if not good or claims["jti"] in self._jti:
                self.sins.append(f"assertion {claims}")
                return Reply(400, {"error": "invalid_client"})
            self._jti.add(claims["jti"])
            if not scopes or not scopes <= self.allowed:
                return Reply(400, {"error": "invalid_scope"})
            made = uuid.uuid4().hex
            self._tokens[made] = scopes
        facts = {"access_token": made, "token_type": "Bearer", "expires_in": 3600}
        return Reply(200, {**facts, "scope": " ".join(scopes)})

    def forget_tokens(self) -> None:
        """Every token that it gave is over."""
        self._tokens.clear()

    def members(self, _: str, said: Facts) -> Reply:
        """Who is in the course, in pages."""
        start = int(said.get("from", 0))
        page = list(self.people.values())[start : start + self.page_size]
        listed = [
            {
                "user_id": who.sub,
                "roles": [role.removeprefix(MEMBERSHIP) for role in who.roles],
                "status": who.status,
                "name": who.name,
                "email": f"{who.sub}@ejemplo.org",
            }
            for who in page
        ]
        headers = {}
        if start + self.page_size < len(self.people):
            following = f"{self.url}/Members/7?p=1&from={start + self.page_size}"
            headers["Link"] = f'<{self.url}/Members/7>; rel="first", <{following}>; rel="next"'
        return Reply(
            200, {"id": "x", "context": {"id": self.context}, "members": listed}, headers=headers
        )

    def configuration(self, _: str, __: Facts) -> Reply:
        """What it says of itself to tools that register."""
        about = {"product_family_code": self.family, "version": "4.5", "messages_supported": []}
        return Reply(
            200,
            {
                "issuer": self.url,
                "authorization_endpoint": f"{self.url}/auth.php?own=1",
                "token_endpoint": self.token_url,
                "jwks_uri": f"{self.url}/certs.php",
                "registration_endpoint": f"{self.url}/register.php",
                "https://purl.imsglobal.org/spec/lti-platform-configuration": about,
            },
        )

    def register(self, bearer: str, said: Facts) -> Reply:
        """A tool that registers itself; the token works once."""
        if bearer != self.registration_token:
            return Reply(401, {"error": "token_already_used"})
        self.registration_token = uuid.uuid4().hex
        self.registered.append(said)
        made = {"client_id": self.client_id, TOOL: {**said[TOOL], "deployment_id": self.deployment}}
        return Reply(200, {**said, **made})

    def receive(self, _: str, said: Facts) -> Reply:
        """What a teacher chose."""
        found = jwt.decode(said["JWT"], self._tool_keys(), algorithms=["RS256"]).claims
        self.chosen.append(found)
        return Reply(200, "<p>elegida</p>", "text/html")

    def may(self, bearer: str, scope: str) -> bool:
        """Whether a token is good for something."""
        return scope in self._tokens.get(bearer, set())

    def _tool_keys(self) -> KeySet:
        with urllib.request.urlopen(f"{self.tool}/jwks", timeout=10) as answer:  # noqa: S310 - of the service that we started
            return KeySet.import_key_set(json.load(answer))
