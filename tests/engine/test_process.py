"""The socket to a student's process, when its other end says nothing and a thread waits for it."""

from __future__ import annotations

import socket
import struct
import threading
import time

import msgpack
import pytest

from autograder.sandbox import wire
from autograder.sandbox.answers import Heard
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


def test_the_same_bytes_cut_elsewhere_have_another_digest() -> None:
    """What nobody claims may stand before an array: that is another answer."""
    numbers = struct.pack("<4d", 1.0, 2.0, 3.0, 4.0)

    one, other = (_cut(numbers, *sizes) for sizes in ((8, 16, 8), (16, 16, 0)))

    assert [list(each.content["value"]) for each in (one, other)] == [[2.0, 3.0], [3.0, 4.0]]
    assert one.digest != other.digest


def _cut(whole: bytes, *sizes: int) -> Heard:
    """The answer of a process whose second buffer is an array of two numbers."""
    ours, theirs = socket.socketpair()
    array = msgpack.ExtType(wire.Ext.ARRAY, msgpack.packb([1, "<f8", [2]]))

    def reply() -> None:
        number, *_ = wire.receive(wire.Incoming(theirs))
        header = msgpack.packb([number, {"value": array}])
        prefix = struct.pack(f"<II{len(sizes)}Q", len(header), len(sizes), *sizes)
        theirs.sendall(prefix + header + whole)

    with ours, theirs:
        replying = threading.Thread(target=reply)
        replying.start()
        heard = next(Channel(ours, grace=0.0).answers([SOON], "call"))
        replying.join()
    return heard


def _wait(channel: Channel, heard: list[ProcessDied]) -> None:
    with pytest.raises(ProcessDied) as death:
        channel.ask(LONG, "call")
    heard.append(death.value)
