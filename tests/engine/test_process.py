"""The socket to a student's process, when its other end says nothing and a thread waits for it."""

from __future__ import annotations

import socket
import threading
import time

import pytest

from autograder.sandbox.process import Channel, ProcessDied

LONG = 60.0  # seconds that an answer may take
SOON = 10.0  # seconds until a thread that was hung up on has heard of it


def test_hanging_up_wakes_whoever_waits_for_an_answer() -> None:
    """A thread that waits for a silent process ends when another one hangs up, not in a minute."""
    ours, theirs = socket.socketpair()
    channel = Channel(ours, grace=0.0)
    heard: list[ProcessDied] = []
    waiting = threading.Thread(target=_wait, args=(channel, heard), daemon=True)
    with theirs:
        waiting.start()
        theirs.recv(1)  # it has asked
        time.sleep(0.05)
        channel.close()
        waiting.join(SOON)
        woken = not waiting.is_alive()

    assert woken
    assert heard


def _wait(channel: Channel, heard: list[ProcessDied]) -> None:
    with pytest.raises(ProcessDied) as death:
        channel.ask(LONG, "call")
    heard.append(death.value)
