"""How the tests' LMS speaks HTTP, and what goes wrong with it when a test says so."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, parse_qsl, urlsplit

from tests.serve.lms_names import LINEITEM, RESULT, ROSTER, SCORE

if TYPE_CHECKING:
    from tests.serve.lms_platform import Lms

Facts = dict[str, Any]


@dataclass(frozen=True)
class Fault:
    """What goes wrong with one request: after it was done, or before."""

    status: int = 500
    headers: dict[str, str] = field(default_factory=dict)
    done: bool = False  # the platform has it, only the answer says otherwise
    slow: float = 0.0
    drop: bool = False  # no answer at all
    body: bytes = b"{}"


@dataclass
class Reply:
    """What is answered."""

    status: int = 200
    said: Any = None
    type: str = "application/json"
    headers: dict[str, str] = field(default_factory=dict)


class Handler(BaseHTTPRequestHandler):
    lms: Lms
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        self._answer("GET")

    def do_POST(self) -> None:
        self._answer("POST")

    def _answer(self, method: str) -> None:
        lms, parts = self.lms, urlsplit(self.path)
        said: Facts = dict(parse_qsl(parts.query, keep_blank_values=True))
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        kind = self.headers.get("Content-Type", "")
        if "json" in kind:
            said |= json.loads(body)
        elif body:
            said |= {name: values[0] for name, values in parse_qs(body.decode()).items()}
        name, act = self._route(method, parts.path, parts.query, kind)
        with lms.lock:
            fault = lms.faults[name].pop(0) if lms.faults[name] else lms.fail(name)
        if fault and fault.slow:
            time.sleep(fault.slow)
        if fault and not fault.done:
            reply = Reply(fault.status, fault.body, headers=fault.headers)
        else:
            reply = act(said)
        if fault and fault.done:
            reply = Reply(fault.status, fault.body, headers=fault.headers)
        lms.log.append((name, 0 if fault and fault.drop else reply.status))
        if fault and fault.drop:
            self.close_connection = True
            self.connection.close()
            return
        self._send(reply)

    def _route(
        self, method: str, path: str, query: str, kind: str
    ) -> tuple[str, Callable[[Facts], Reply]]:
        lms, bearer = self.lms, self.headers.get("Authorization", "").removeprefix("Bearer ")
        column, _, what = path.rpartition("/")
        url = f"{lms.url}{column}?type_id=1"
        guarded: dict[str, tuple[str, Callable[[Facts], Reply], str, str]] = {
            "lineitems": (LINEITEM, lambda s: lms.lineitems(method, s), "lineitem", ""),
            "scores": (SCORE, lambda s: lms.score(url, s), "score", "ims.lis.v1.score"),
            "results": (RESULT, lambda s: lms.results(url, s), "results", ""),
            "lineitem": (LINEITEM, lambda _: self._column(path), "column", ""),
            "7": (ROSTER, lambda s: lms.members("", s), "members", ""),
        }
        if what in guarded and path.partition("/")[2].partition("/")[0] in {"lineitems", "Members"}:
            scope, act, name, type_ = guarded[what]
            if what != "7" and "type_id=1" not in query:
                return name, lambda _: Reply(404, {"error": "the query was lost"})
            if type_ not in kind:
                lms.sins.append(f"{name} as {kind}")
            if not lms.may(bearer, scope):
                return name, lambda _: Reply(401, {"error": "no token"})
            return name, act
        plain = {
            "/auth.php": lms.auth,
            "/certs.php": lms.certs,
            "/token.php": lms.token,
            "/.well-known/openid-configuration": lms.configuration,
            "/contentitem_return.php": lms.receive,
        }
        if path == "/register.php":
            return "register", lambda s: lms.register(bearer, s)
        if path in lms.pages:
            return "page", lambda _: Reply(200, lms.pages[path], "text/html")
        found = plain.get(path)
        name = path.strip("/").removesuffix(".php")
        return name, lambda s: found("", s) if found else Reply(404, {"error": "not found"})

    def _column(self, path: str) -> Reply:
        found = self.lms.columns.get(f"{self.lms.url}{path}?type_id=1")
        return Reply(200, found) if found else Reply(404, {"error": "no such column"})

    def _send(self, reply: Reply) -> None:
        said = reply.said
        if isinstance(said, str | bytes):
            content = said.encode() if isinstance(said, str) else said
        else:
            content = json.dumps(said).encode()
        self.send_response(reply.status)
        self.send_header("Content-Type", reply.type)
        self.send_header("Content-Length", str(len(content)))
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Nothing: the tests read `log`."""
