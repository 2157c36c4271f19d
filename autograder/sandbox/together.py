"""Short answers that go in one piece: whoever waits for them is not woken by each."""

from __future__ import annotations

import socket
import time

MOST = 1 << 15  # bytes of answers
LONGEST = 0.005  # seconds for which an answer waits for another one


class Together:
    """Collects for a socket, and sends what is much or old."""

    def __init__(self, sock: socket.socket) -> None:
        self._sock, self._waiting, self._since = sock, bytearray(), time.monotonic()

    def sendall(self, part: bytes | memoryview) -> None:
        """Keep a copy to be sent: the next call may write where this one lies."""
        self._waiting += part
        late = time.monotonic() - self._since > LONGEST
        if late or len(self._waiting) > MOST:
            self.flush()

    def flush(self) -> None:
        """Send what waits."""
        self._sock.sendall(self._waiting)
        self._waiting, self._since = bytearray(), time.monotonic()
