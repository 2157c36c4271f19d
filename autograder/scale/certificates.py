"""A set of certificates for one cluster: whoever has the folder belongs to it, and nobody else."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from autograder.model import Refusal
from autograder.storage import make_private, write_together

AUTHORITY, CERTIFICATE, KEY = "ca.pem", "cert.pem", "key.pem"
_DAYS = 365


def write(folder: Path, days: int = _DAYS) -> tuple[Path, ...]:
    """Make a set that is valid for `days`; Refusal where there is one already.

    Scheduler, workers and client use the same pair. The key that signed it is thrown away: nobody
    can add to the set, and another one is made in a moment.
    """
    if there := [name for name in (AUTHORITY, CERTIFICATE, KEY) if (folder / name).exists()]:
        raise Refusal(f"{folder / there[0]} is there already: give another folder, or remove it")
    make_private(folder)
    files = _made(timedelta(days=days))
    write_together(folder, files, 0o600)
    return tuple(folder / name for name in files)


def _made(valid: timedelta) -> dict[str, str | bytes]:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    def builder(name: str, public: ec.EllipticCurvePublicKey) -> x509.CertificateBuilder:
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        authority = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "gradiente scale")])
        now = datetime.now(UTC)
        return (
            x509.CertificateBuilder(authority, subject, public, x509.random_serial_number())
            .not_valid_before(now - timedelta(hours=1))  # clocks differ
            .not_valid_after(now + valid)
        )

    signer, member = (
        ec.generate_private_key(ec.SECP256R1()),
        ec.generate_private_key(ec.SECP256R1()),
    )
    is_authority = x509.BasicConstraints(ca=True, path_length=0)
    authority = builder("gradiente scale", signer.public_key()).add_extension(is_authority, True)
    is_none = x509.BasicConstraints(ca=False, path_length=None)
    certificate = builder("gradiente", member.public_key()).add_extension(is_none, True)
    pem = serialization.Encoding.PEM
    key = member.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return {
        AUTHORITY: authority.sign(signer, hashes.SHA256()).public_bytes(pem),
        CERTIFICATE: certificate.sign(signer, hashes.SHA256()).public_bytes(pem),
        KEY: key,
    }
