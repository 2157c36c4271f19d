"""Dynamic registration: an LMS is given one address, and both sides know each other.

The token that the LMS gives us works once, so that nothing here is tried twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from autograder.model import Refusal
from autograder.serve.lti import strict, words
from autograder.serve.lti.client import Answer, Ask, Client, Unreachable
from autograder.serve.lti.platforms import Registration
from autograder.serve.lti.strict import Odd
from autograder.serve.settings import Settings

LARGEST = 64 << 10
CLAIMS = ("iss", "sub", "name", "given_name", "family_name", "email", "locale")
_NEEDED = (
    "issuer",
    "authorization_endpoint",
    "token_endpoint",
    "jwks_uri",
    "registration_endpoint",
)
_BY_HAND = {
    "issuer": "issuer",
    "client_id": "client_id",
    "auth_login_url": "auth_url",
    "auth_token_url": "token_url",
    "key_set_url": "jwks_url",
}


class Unfit(Exception):
    """What an LMS says of itself is not enough, or not right: what of it, for a page."""


@dataclass(frozen=True, slots=True)
class Configuration:
    """An LMS, as it says itself."""

    said: dict[str, Any]
    host: str  # from where it says so

    @property
    def issuer(self) -> str:
        """Its name."""
        return str(self.said["issuer"])

    @property
    def issuer_host(self) -> str:
        """The host in its name."""
        return urlsplit(self.issuer).hostname or ""

    @property
    def is_plain(self) -> bool:
        """Whether the host that speaks is the one in its name."""
        return self.host == self.issuer_host

    @property
    def product(self) -> str | None:
        """What kind of LMS it is."""
        about = self.said.get(words.PLATFORM_CONFIGURATION)
        return strict.words(about.get("product_family_code")) if isinstance(about, dict) else None

    @property
    def version(self) -> str | None:
        """Of what version."""
        about = self.said.get(words.PLATFORM_CONFIGURATION)
        return strict.words(about.get("version")) if isinstance(about, dict) else None


def configuration(client: Client, url: str, *, inside: bool) -> Configuration:
    """What the LMS at an address says of itself; Unfit where that is not enough."""
    if not client.is_acceptable(url):
        raise Unfit("la dirección de su configuración no es https")
    try:
        answer = client.ask(Ask("GET", url, {"Accept": "application/json"}), inside=inside)
    except Unreachable as fault:
        raise Unfit(f"su configuración no se puede leer ({fault})") from None
    if answer.status != 200 or len(answer.body) > LARGEST:
        raise Unfit(f"su configuración no se puede leer (respuesta {answer.status})")
    try:
        said = strict.record(answer.body)
    except Odd:
        raise Unfit("su configuración no es JSON") from None
    for name in _NEEDED:
        value = said.get(name)
        good = isinstance(value, str) and strict.is_text(value)
        if not good or (name != "issuer" and not client.is_acceptable(value)):
            raise Unfit(f"a su configuración le falta {name}, o no es válido")
    return Configuration(said, urlsplit(url).hostname or "")


def register(
    client: Client, settings: Settings, found: Configuration, token: str | None, *, inside: bool
) -> Registration:
    """Say who we are, once; what the LMS calls us."""
    headers = {"Content-Type": "application/json", "Accept": "application/json"}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    url = str(found.said["registration_endpoint"])
    try:
        answer = client.ask(Ask("POST", url, headers, ourselves(settings)), inside=inside)
    except Unreachable as fault:
        raise Unfit(f"el LMS no respondió ({fault})") from None
    return _registered(answer, found)


def ourselves(settings: Settings) -> dict[str, Any]:
    """What an LMS has to know of us. Without name and email among the claims none are sent."""
    launch = f"{settings.url}/launch"
    return {
        "application_type": "web",
        "grant_types": ["implicit", "client_credentials"],
        "response_types": ["id_token"],
        "redirect_uris": [launch],
        "initiate_login_uri": f"{settings.url}/login",
        "jwks_uri": f"{settings.url}/jwks",
        "client_name": "Gradiente",
        "logo_uri": f"{settings.url}/static/icon.svg",
        "token_endpoint_auth_method": "private_key_jwt",
        "scope": " ".join(words.SCOPES),
        words.REGISTRATION: {
            "domain": urlsplit(settings.url).netloc,
            "description": "Cuadernos que se califican al entregarlos",
            "target_link_uri": launch,
            "custom_parameters": {},
            "claims": list(CLAIMS),
            "messages": [
                {"type": words.RESOURCE_LAUNCH},
                {"type": words.DEEP_LAUNCH, "target_link_uri": launch, "label": "Gradiente"},
            ],
        },
    }


def by_hand(said: dict[str, Any], client: Client) -> Registration:
    """What somebody typed or had in a file; other names in it are overlooked."""
    values: dict[str, Any] = {}
    for theirs, ours in _BY_HAND.items():
        value = said.get(theirs)
        if not isinstance(value, str) or not value.strip():
            raise Refusal(f"{theirs} is missing")
        if theirs.endswith("_url") and not client.is_acceptable(value):
            raise Refusal(f"{theirs} must be https, without user or password: {value!r}")
        values[ours] = value
    deployment = said.get("deployment_id")
    if isinstance(deployment, int) and not isinstance(deployment, bool):
        deployment = str(deployment)
    if deployment is not None and not (isinstance(deployment, str) and 0 < len(deployment) < 256):
        raise Refusal("deployment_id is no text of at most 255 letters")
    return Registration(**values, deployment_id=deployment)


def _registered(answer: Answer, found: Configuration) -> Registration:
    if not answer.is_good:
        raise Unfit(f"el LMS no aceptó el registro (respuesta {answer.status})")
    try:
        said = strict.record(answer.body)
        client_id = strict.identifier(said.get("client_id"))
        about = said.get(words.REGISTRATION)
        about = about if isinstance(about, dict) else {}
        named = about.get("deployment_id", said.get("deployment_id"))
        deployment = None if named is None else strict.identifier(str(named))
    except Odd:
        raise Unfit("a la respuesta del LMS le falta client_id") from None
    audience = found.said.get("authorization_server")
    return Registration(
        issuer=found.issuer,
        client_id=client_id,
        auth_url=str(found.said["authorization_endpoint"]),
        token_url=str(found.said["token_endpoint"]),
        jwks_url=str(found.said["jwks_uri"]),
        deployment_id=deployment,
        name=strict.words(found.issuer_host),
        family=found.product,
        version=found.version,
        token_aud=audience if isinstance(audience, str) and audience else None,
    )
