"""What stands in front of a server to make it https, with a certificate that nobody vouches for."""

from __future__ import annotations

import asyncio
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID

_PLAIN = serialization.NoEncryption()


@dataclass
class Front:
    """A port that speaks TLS, and the port behind it, which may be said later."""

    context: ssl.SSLContext
    port: int = 0
    behind: int = 0
    ready: threading.Event = field(default_factory=threading.Event)

    async def serve(self) -> None:
        """Carry every connection, until `close`."""
        self._loop, self._over = asyncio.get_running_loop(), asyncio.Event()
        server = await asyncio.start_server(self._carry, "127.0.0.1", 0, ssl=self.context)
        self.port = server.sockets[0].getsockname()[1]
        self.ready.set()
        await self._over.wait()
        server.close()

    def close(self) -> None:
        """Carry nothing more."""
        self._loop.call_soon_threadsafe(self._over.set)

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        back = await asyncio.open_connection("127.0.0.1", self.behind)
        await asyncio.gather(_copy(reader, back[1]), _copy(back[0], writer))


async def _copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while content := await reader.read(1 << 16):
            writer.write(content)
            await writer.drain()
        writer.close()
    except OSError:
        writer.close()


@contextmanager
def front(folder: Path, *names: str) -> Iterator[Front]:
    """TLS for these names, for as long as it is needed."""
    made = Front(_context(folder, names))
    thread = threading.Thread(target=asyncio.run, args=(made.serve(),))
    thread.start()
    assert made.ready.wait(10)
    try:
        yield made
    finally:
        made.close()
        thread.join(10)


def _context(folder: Path, names: tuple[str, ...]) -> ssl.SSLContext:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    who = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, names[0])])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(who, who, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(n) for n in names]), False)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    file = folder / "tls.pem"
    private = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, _PLAIN)
    file.write_bytes(private + made.public_bytes(pem))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context
