"""Tokens that nobody may come in with, each wrong in one thing, by name."""

from __future__ import annotations

import base64
import hmac
import json
from collections.abc import Callable
from hashlib import sha256
from typing import Any

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from joserfc import jws
from joserfc.jwk import ECKey, RSAKey

from tests.serve.lms_http import Facts
from tests.serve.lms_names import AGS, CLAIM, DEEP, MEMBERSHIP, NRPS
from tests.serve.lms_platform import Lms

Token = Callable[[Lms, Facts], str]
LEARNER = MEMBERSHIP + "Learner"
INSTITUTION = "http://purl.imsglobal.org/vocab/lis/v2/institution/person#Instructor"
SURROGATE = "\ud800"


def encoded(content: bytes) -> str:
    """base64url, without padding."""
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def raw(lms: Lms, payload: bytes, header: bytes | None = None, key: RSAKey | None = None) -> str:
    """A token of any bytes, with a good signature."""
    head = header or json.dumps({"alg": "RS256", "kid": lms.keys[-1].kid}).encode()
    signed = f"{encoded(head)}.{encoded(payload)}"
    private = serialization.load_pem_private_key((key or lms.keys[-1]).as_pem(private=True), None)
    assert isinstance(private, RSAPrivateKey)
    signature = private.sign(signed.encode(), padding.PKCS1v15(), hashes.SHA256())
    return f"{signed}.{encoded(signature)}"


def plain(claims: Facts) -> bytes:
    """Claims as JSON."""
    return json.dumps(claims).encode()


def without(name: str) -> Token:
    """Without a claim."""
    return lambda lms, claims: lms.sign({k: v for k, v in claims.items() if k != name})


def other(name: str, value: Any) -> Token:
    """With another value of a claim."""
    return lambda lms, claims: raw(lms, plain({**claims, name: value}))


def inside(name: str, field: str, value: Any) -> Token:
    """With another value inside a claim that is an object."""
    return lambda lms, claims: raw(lms, plain({**claims, name: {**claims[name], field: value}}))


def moved(name: str, seconds: float) -> Token:
    """With another moment."""
    return lambda lms, claims: lms.sign({**claims, name: claims["iat"] + seconds})


def headed(**header: Any) -> Token:
    """With other words in the header; None takes one away."""

    def make(lms: Lms, claims: Facts) -> str:
        said = {"alg": "RS256", "kid": lms.keys[-1].kid, **header}
        kept = {name: value for name, value in said.items() if value is not None}
        return raw(lms, plain(claims), json.dumps(kept).encode())

    return make


def with_header(header: bytes) -> Token:
    """With a header of these bytes."""
    return lambda lms, claims: raw(lms, plain(claims), header)


def with_payload(payload: Callable[[bytes], bytes]) -> Token:
    """With the payload changed before it is signed."""
    return lambda lms, claims: raw(lms, payload(plain(claims)))


def none(signature: str) -> Token:
    """Unsigned."""

    head = encoded(json.dumps({"alg": "none", "typ": "JWT"}).encode())
    return lambda _, claims: f"{head}.{encoded(plain(claims))}.{signature}"


def by_public_key(lms: Lms, claims: Facts) -> str:
    """HMAC with what everybody can read: the public key."""
    head = encoded(json.dumps({"alg": "HS256", "kid": lms.keys[-1].kid}).encode())
    signed = f"{head}.{encoded(plain(claims))}"
    public = lms.keys[-1].as_pem(private=False)
    return f"{signed}.{encoded(hmac.new(public, signed.encode(), sha256).digest())}"


def by_algorithm(algorithm: str) -> Token:
    """Signed well, by another algorithm."""

    def make(lms: Lms, claims: Facts) -> str:
        key = ECKey.generate_key("P-256") if algorithm == "ES256" else lms.keys[-1]
        header = {"alg": algorithm, "kid": lms.keys[-1].kid}
        return jws.serialize_compact(header, plain(claims), key, algorithms=[algorithm])

    return make


def by_stranger(lms: Lms, claims: Facts) -> str:
    """Signed by somebody else, in the name of a known key."""
    return raw(lms, plain(claims), key=RSAKey.generate_key(2048))


def tampered(lms: Lms, claims: Facts) -> str:
    """Somebody else's words under a good signature."""
    head, _, signature = lms.sign(claims).split(".")
    return f"{head}.{encoded(plain({**claims, 'sub': 'otra'}))}.{signature}"


def spoilt(change: Callable[[str], str]) -> Token:
    """A good token, changed as a text."""
    return lambda lms, claims: change(lms.sign(claims))


def deep(**settings: Any) -> Token:
    """A request to choose, wrong in its settings; its subject teaches."""

    def make(lms: Lms, claims: Facts) -> str:
        asked = lms.deep_claims("profe", **settings)
        kept = {k: v for k, v in asked[DEEP + "deep_linking_settings"].items() if v is not None}
        return lms.sign({**asked, "nonce": claims["nonce"], DEEP + "deep_linking_settings": kept})

    return make


def deep_by_student(lms: Lms, claims: Facts) -> str:
    """A student who would choose the task."""
    return lms.sign({**lms.deep_claims("ana"), "nonce": claims["nonce"]})


DEPTH = b'{"a":' * 10_000 + b"1" + b"}" * 10_000
LINK, CONTEXT, ROLES = CLAIM + "resource_link", CLAIM + "context", CLAIM + "roles"
GRADES, NAMES = AGS + "claim/endpoint", NRPS + "claim/namesroleservice"

# Those that fail before their nonce is looked at: the same state still takes the good token.
EARLY: dict[str, Token] = {
    "no token at all": lambda *_: "x",
    "two parts": spoilt(lambda t: t.rpartition(".")[0]),
    "four parts": spoilt(lambda t: t + ".e30"),
    "an empty signature": spoilt(lambda t: t.rpartition(".")[0] + "."),
    "half a signature": spoilt(lambda t: t[:-100]),
    "another letter in the signature": spoilt(
        lambda t: t[:-9] + ("A" if t[-9] != "A" else "B") + t[-8:]
    ),
    "padding": spoilt(lambda t: t + "="),
    "a space": spoilt(lambda t: " " + t),
    "a line's end": spoilt(lambda t: t + "\n"),
    "letters of plain base64": spoilt(lambda t: t[:-3] + "+/+"),
    "NUL": spoilt(lambda t: t + "\0"),
    "letters of no alphabet": spoilt(lambda t: t.replace("e", "é", 1)),
    "alg none": none(""),
    "alg none, signed": none("c2ln"),
    "HS256 with the public key": by_public_key,
    "RS384": by_algorithm("RS384"),
    "RS512": by_algorithm("RS512"),
    "PS256": by_algorithm("PS256"),
    "ES256": by_algorithm("ES256"),
    "alg in small letters": headed(alg="rs256"),
    "alg a list": headed(alg=["RS256"]),
    "no alg": headed(alg=None),
    "crit": headed(crit=["exp"]),
    "jku": headed(jku="https://malo.example/jwks"),
    "jwk": lambda lms, claims: headed(jwk=lms.keys[-1].as_dict(private=False))(lms, claims),
    "x5u": headed(x5u="https://malo.example/x"),
    "x5c": headed(x5c=["MII"]),
    "no kid": headed(kid=None),
    "kid a number": headed(kid=7),
    "kid empty": headed(kid=""),
    "kid too long": headed(kid="k" * 256),
    "kid a path": headed(kid="../../../etc/passwd"),
    "kid a query": headed(kid="' OR 1=1 --"),
    "kid with NUL": headed(kid="a\0b"),
    "kid unknown": headed(kid="otra"),
    "kid half a pair": headed(kid=SURROGATE),
    "header a list": with_header(b"[1]"),
    "header no JSON": with_header(b"alg=RS256"),
    "header twice the same name": with_header(b'{"alg":"RS256","alg":"RS256","kid":"a"}'),
    "header no UTF-8": with_header(b'{"alg":"\xff"}'),
    "header too deep": with_header(DEPTH),
    "somebody else's words": tampered,
    "somebody else's key": by_stranger,
    "payload no JSON": with_payload(lambda _: b"sub=ana"),
    "payload a list": with_payload(lambda p: b"[" + p + b"]"),
    "payload null": with_payload(lambda _: b"null"),
    "payload empty": with_payload(lambda _: b"{}"),
    "payload no UTF-8": with_payload(lambda p: p.replace(b"ana", b"an\xff")),
    "payload with a mark of bytes": with_payload(lambda p: b"\xef\xbb\xbf" + p),
    "payload too deep": with_payload(lambda p: p[:-1] + b',"x":' + DEPTH + b"}"),
    "payload twice sub": with_payload(lambda p: p[:-1] + b',"sub":"otra"}'),
    "payload twice something inside": with_payload(lambda p: p[:-1] + b',"x":{"a":1,"a":2}}'),
    "payload NaN": with_payload(lambda p: p[:-1] + b',"x":NaN}'),
    "no iss": without("iss"),
    "another iss": other("iss", "https://otro.example"),
    "iss with a slash": lambda lms, claims: lms.sign({**claims, "iss": claims["iss"] + "/"}),
    "iss a list": lambda lms, claims: raw(lms, plain({**claims, "iss": [claims["iss"]]})),
    "no aud": without("aud"),
    "another aud": other("aud", "otra"),
    "aud a number": other("aud", 7),
    "aud empty": other("aud", []),
    "aud without us": other("aud", ["otra", "más"]),
    "aud of several, no azp": other("aud", ["gradiente-1", "otra"]),
    "aud with what is no text": other("aud", ["gradiente-1", 7]),
    "azp another": other("azp", "otra"),
    "azp a list": other("azp", ["gradiente-1"]),
    "no exp": without("exp"),
    "exp over": moved("exp", -120),
    "exp a text": other("exp", "9999999999"),
    "exp true": other("exp", True),
    "exp null": other("exp", None),
    "exp without end": with_payload(lambda p: p.replace(b'"exp":', b'"exp": 1e999, "y":', 1)),
    "exp a number of 400 digits": other("exp", 10**400),
    "no iat": without("iat"),
    "iat old": moved("iat", -3600),
    "iat to come": moved("iat", 300),
    "iat true": other("iat", True),
    "iat a text": other("iat", "1"),
    "nbf to come": moved("nbf", 300),
    "nbf a text": other("nbf", "ahora"),
    "no nonce": without("nonce"),
    "another nonce": other("nonce", "otro"),
    "nonce a number": other("nonce", 7),
    "nonce a list": lambda lms, claims: raw(lms, plain({**claims, "nonce": [claims["nonce"]]})),
    "nonce half a pair": other("nonce", SURROGATE),
}
# Those that fail afterwards: the login is spent, and nothing else is written.
LATE: dict[str, Token] = {
    "no version": without(CLAIM + "version"),
    "version 1.1": other(CLAIM + "version", "1.1"),
    "version a number": other(CLAIM + "version", 1.3),
    "no message": without(CLAIM + "message_type"),
    "another message": other(CLAIM + "message_type", "LtiSubmissionReviewRequest"),
    "message a list": other(CLAIM + "message_type", ["LtiResourceLinkRequest"]),
    "no deployment": without(CLAIM + "deployment_id"),
    "deployment a number": other(CLAIM + "deployment_id", 1),
    "deployment empty": other(CLAIM + "deployment_id", ""),
    "deployment too long": other(CLAIM + "deployment_id", "d" * 256),
    "deployment with NUL": other(CLAIM + "deployment_id", "a\0"),
    "no target": without(CLAIM + "target_link_uri"),
    "target elsewhere": other(CLAIM + "target_link_uri", "https://malo.example/launch"),
    "target like ours": lambda lms, claims: lms.sign(
        {**claims, CLAIM + "target_link_uri": lms.tool + ".malo.example/launch"}
    ),
    "target above": lambda lms, claims: lms.sign(
        {**claims, CLAIM + "target_link_uri": lms.tool + "/t/../metrics"}
    ),
    "target a number": other(CLAIM + "target_link_uri", 7),
    "no sub": without("sub"),
    "sub empty": other("sub", ""),
    "sub a number": other("sub", 7),
    "sub too long": other("sub", "s" * 256),
    "sub with NUL": other("sub", "a\0b"),
    "sub half a pair": other("sub", SURROGATE),
    "sub an object": other("sub", {"id": "ana"}),
    "no roles": without(ROLES),
    "roles empty": other(ROLES, []),
    "roles a text": other(ROLES, LEARNER),
    "roles of numbers": other(ROLES, [1]),
    "roles of the institution alone": other(ROLES, [INSTITUTION]),
    "roles of nobody": other(ROLES, [MEMBERSHIP + "ContentDeveloper"]),
    "no place": without(LINK),
    "place a text": other(LINK, "tarea-1"),
    "place without id": other(LINK, {"title": "x"}),
    "place's id a number": other(LINK, {"id": 7}),
    "place's id too long": other(LINK, {"id": "l" * 256}),
    "place's id with NUL": other(LINK, {"id": "a\0"}),
    "context a list": other(CONTEXT, ["curso"]),
    "context's id a number": inside(CONTEXT, "id", 7),
    "context's id half a pair": inside(CONTEXT, "id", SURROGATE),
    "custom a text": other(CLAIM + "custom", "task=xor"),
    "grades a text": other(GRADES, "x"),
    "column a number": inside(GRADES, "lineitem", 7),
    "column by plain http": inside(GRADES, "lineitem", "http://notas.example/x"),
    "column a file": inside(GRADES, "lineitem", "file:///etc/passwd"),
    "column with a user": inside(GRADES, "lineitems", "https://a:b@notas.example/x"),
    "column with a line's end": inside(GRADES, "lineitems", "https://notas.example/\r\nx"),
    "scopes a text": inside(GRADES, "scope", AGS + "scope/score"),
    "scopes of numbers": inside(GRADES, "scope", [1]),
    "names' address a script": inside(NAMES, "context_memberships_url", "javascript:alert(1)"),
    "names' address a port": inside(NAMES, "context_memberships_url", "https://a.example:99999/"),
    "names a list": other(NAMES, []),
    "student who would choose": deep_by_student,
    "choice without a way back": deep(deep_link_return_url=None),
    "choice with a way back elsewhere": deep(deep_link_return_url="javascript:alert(1)"),
    "choice of files alone": deep(accept_types=["file"]),
    "choice of a text": deep(accept_types="ltiResourceLink"),
    "choice whose data is no text": deep(data={"a": 1}),
}
