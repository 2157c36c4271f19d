"""What whoever runs the service says: from flags, else `GRADIENTE_*`, else as it is best."""

from __future__ import annotations

import ipaddress
import os
import re
import secrets
import zoneinfo
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, timedelta, tzinfo
from functools import cached_property
from ipaddress import IPv4Network, IPv6Network
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from autograder.hosts import is_loopback
from autograder.model import Refusal
from autograder.storage import PRIVATE, make_private, write_whole

PREFIX = "GRADIENTE_"
DATABASE = "gradiente.sqlite3"
SECRET = "secret"  # noqa: S105 - the name of a file
ADDRESS = "url"  # the file that says where people reach the service that ran last
MOST_WORKERS = 8

Network = IPv4Network | IPv6Network


@dataclass(frozen=True)
class Settings:
    """How this service runs; nothing in it changes while it does."""

    home: Path
    url: str  # where people reach it, without a slash at the end
    host: str
    port: int
    database: str
    root: Path | None = None  # the course's folder; None for the one that is found
    workers: int = 1
    trust_proxy: tuple[Network, ...] = ()
    max_upload: int = 10 << 20  # bytes
    attempts_per_hour: int = 20
    session_hours: float = 8
    retention_days: int = 400
    accept_deployments: str = "ask"
    timezone: str = "UTC"
    metrics_token: str | None = None
    secret_file: Path | None = None
    scheduler: str | None = None  # of Dask: then nothing is graded in this process
    tls: Path | None = None  # the folder with what the scheduler's TLS needs

    @property
    def secure(self) -> bool:
        """Whether people reach it by https; cookies are sent nowhere else then."""
        return self.url.startswith("https:")

    @property
    def origin(self) -> str:
        """Scheme, host and port of `url`, as browsers write them."""
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc}"

    @cached_property
    def zone(self) -> tzinfo:
        """The zone in which deadlines are read and written."""
        return zoneinfo.ZoneInfo(self.timezone) if self.timezone != "UTC" else UTC

    @cached_property
    def secret(self) -> bytes:
        """32 bytes that nobody else has; made at the first start."""
        path = self.secret_file or self.home / SECRET
        if not path.exists() and self.secret_file is None:
            make_private(self.home)
            write_whole(path, secrets.token_bytes(32), PRIVATE)
        content = path.read_bytes()
        if len(content) < 32:
            raise Refusal(f"{path} holds no secret: it must have 32 bytes or more")
        return content

    @property
    def session_length(self) -> timedelta:
        """How long somebody stays in."""
        return timedelta(hours=self.session_hours)


def read(
    flags: Mapping[str, Any], environ: Mapping[str, str] = os.environ, *, recall: bool = False
) -> Settings:
    """The settings that flags and environment describe; Refusal where they describe none.

    `flags` has None for what was not said. A flag is stronger than the environment. With `recall`
    the URL, where none is said, is the one that the service of this folder was last started with.
    """

    def said(name: str) -> str | None:
        value = flags.get(name)
        value = environ.get(PREFIX + name.upper()) if value is None else str(value)
        return value or None

    home = Path(said("home") or Path.home() / ".local" / "share" / "gradiente").expanduser()
    host, port = _bind(said("bind") or "127.0.0.1:8000")
    root, secret_file, tls = said("root"), said("secret_file"), said("tls")
    url = said("url") or (_recalled(home) if recall else None)
    return Settings(
        home=home,
        url=_url(url, host, port),
        host=host,
        port=port,
        database=_database(said("database"), home),
        root=Path(root).resolve() if root else None,
        workers=_whole("workers", said("workers"), min(os.cpu_count() or 1, MOST_WORKERS)),
        trust_proxy=_networks(said("trust_proxy")),
        max_upload=_size(said("max_upload") or "10"),
        attempts_per_hour=_whole("attempts-per-hour", said("attempts_per_hour"), 20),
        session_hours=_whole("session-hours", said("session_hours"), 8),
        retention_days=_whole("retention-days", said("retention_days"), 400),
        accept_deployments=_one_of("accept-deployments", said("accept_deployments"), "ask", "auto"),
        timezone=_zone(said("timezone")),
        metrics_token=said("metrics_token"),
        secret_file=Path(secret_file) if secret_file else None,
        scheduler=said("scheduler"),
        tls=Path(tls) if tls else None,
    )


def remember(settings: Settings) -> None:
    """Let commands know where people reach the service."""
    make_private(settings.home)
    write_whole(settings.home / ADDRESS, settings.url.encode(), PRIVATE)


def _recalled(home: Path) -> str | None:
    try:
        return (home / ADDRESS).read_text("utf-8").strip() or None
    except OSError:
        return None


def _bind(text: str) -> tuple[str, int]:
    host, colon, port = text.rpartition(":")
    if not colon or not port.isdecimal() or int(port) > 65535:
        raise Refusal(f"--bind {text!r} is no place to listen: write 127.0.0.1:8000")
    return host.strip("[]"), int(port)


def _url(text: str | None, host: str, port: int) -> str:
    if text is None:
        if not is_loopback(host):
            raise Refusal("--url is needed: where do people reach the service? https://…")
        return f"http://{f'[{host}]' if ':' in host else host}:{port}"
    parts = urlsplit(text)
    local = parts.hostname is not None and is_loopback(parts.hostname)
    if parts.scheme != "https" and not (parts.scheme == "http" and local):
        raise Refusal(f"--url {text!r} must begin with https://, unless it is of this machine")
    if (
        not parts.hostname
        or parts.path.strip("/")
        or parts.query
        or parts.fragment
        or parts.username
    ):
        raise Refusal(f"--url {text!r} must be a host with its port, and no more")
    return f"{parts.scheme}://{parts.netloc}"


def _database(text: str | None, home: Path) -> str:
    if text is None:
        return f"sqlite:///{home / DATABASE}"
    scheme, _, rest = text.partition("://")
    match scheme:
        case "sqlite":
            return text
        case "postgresql" | "postgres" | "postgresql+psycopg":
            return f"postgresql+psycopg://{rest}"
        case _ if "://" not in text:
            return f"sqlite:///{Path(text).resolve()}"
    raise Refusal(f"--database {scheme}://… is not known: sqlite:///… or postgresql://…")


def _networks(text: str | None) -> tuple[Network, ...]:
    try:
        return tuple(ipaddress.ip_network(part) for part in re.split(r"[,\s]+", text or "") if part)
    except ValueError as fault:
        raise Refusal(f"--trust-proxy: {fault}: write 10.0.0.0/8") from None


def _size(text: str) -> int:
    match = re.fullmatch(r"(\d{1,4})\s*(?:MiB|MB|M)?", text.strip(), re.IGNORECASE)
    if not match or not int(match[1]):
        raise Refusal(f"--max-upload {text!r} is no number of MiB: write 10")
    return int(match[1]) << 20


def _whole(name: str, text: str | None, otherwise: int) -> int:
    if text is None:
        return otherwise
    if not text.isdecimal() or not 0 < int(text) < 1_000_000:
        raise Refusal(f"--{name} {text!r} is no whole number above 0")
    return int(text)


def _one_of(name: str, text: str | None, *words: str) -> str:
    if text is not None and text not in words:
        raise Refusal(f"--{name} {text!r} must be {' or '.join(words)}")
    return text or words[0]


def _zone(text: str | None, of_server: Callable[[], str] | None = None) -> str:
    name = text or (of_server or _zone_of_server)()
    try:
        zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        raise Refusal(f"--timezone {name!r} is not known: write America/Bogota") from None
    return name


def _zone_of_server() -> str:
    """Its name as the system has it; UTC where the system has none."""
    if name := os.environ.get("TZ", "").lstrip(":"):
        return name
    target = str(Path("/etc/localtime").resolve())
    return target.partition("zoneinfo/")[2] or "UTC"
