"""Values cross between two processes unchanged, and hostile bytes only ever raise WireError."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.sandbox import wire

VALUES = [
    None,
    True,
    -3,
    2**100,
    -(2**200),
    2.5,
    1 + 2j,
    "σ",
    b"\x00",
    [1, [2, (3,)]],
    (1.0, "a", None),
    {"a": [1], "b": {"c": 2}},
    frozenset({1, 2}),
]
ARRAYS = [
    np.arange(12.0).reshape(3, 4),
    np.zeros((0, 3)),
    np.array(2.0),
    np.array([True, False]),
    np.asfortranarray(np.arange(6).reshape(2, 3)),
    np.random.default_rng(0).normal(size=(70, 80)),
    np.array([1.5], np.float32),
    np.array(["a", "bc"]),
]


def carry(value: Any) -> Any:
    """The value as it arrives at the other end of a socket."""
    here, there = socket.socketpair()
    with here, there:
        sender = threading.Thread(target=wire.send, args=(here, value))
        sender.start()
        arrived = wire.receive(wire.Incoming(there))
        sender.join()
    return arrived


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_plain_values_arrive_as_they_left(value: Any) -> None:
    """A plain value arrives equal and of the same type."""
    arrived = carry(value)

    assert arrived == value
    assert type(arrived) is type(value)


@pytest.mark.parametrize("array", ARRAYS, ids=lambda a: f"{a.dtype}{a.shape}")
def test_arrays_arrive_with_dtype_and_shape(array: np.ndarray[Any, Any]) -> None:
    """An array arrives with its values, type and shape, and can be written to."""
    arrived = carry(array)

    np.testing.assert_array_equal(arrived, array)
    assert arrived.dtype == array.dtype
    assert arrived.flags.writeable


def test_a_generator_goes_on_where_it_was() -> None:
    """A Generator that has been used gives the same numbers on the other side."""
    rng = np.random.default_rng(3)
    rng.permutation(7)

    arrived = carry(rng)

    np.testing.assert_array_equal(arrived.permutation(9), rng.permutation(9))


def test_anything_else_arrives_as_its_name() -> None:
    """A function or an object is not sent: that it is one is all that arrives."""
    assert carry(print) == wire.Opaque("un objeto")
    assert carry([object()]) == [wire.Opaque("un objeto")]
    assert carry(wire.Opaque("un generador")) == wire.Opaque("un generador")


def test_a_value_that_holds_itself_is_refused() -> None:
    """A cycle ends as Opaque and not as endless recursion."""
    loop: list[Any] = []
    loop.append(loop)

    assert isinstance(carry(loop)[0], wire.Opaque)


def test_object_arrays_arrive_as_lists() -> None:
    """np.array([dw1, db1], dtype=object) is a sequence of arrays."""
    ragged = np.empty(2, object)
    ragged[:] = [np.zeros(2), np.ones((2, 2))]

    first, second = carry(ragged)

    assert (first.shape, second.shape) == ((2,), (2, 2))


@given(st.binary(max_size=200), st.lists(st.binary(max_size=40), max_size=3))
def test_hostile_bytes_raise_only_wire_error(header: bytes, buffers: list[bytes]) -> None:
    """Whatever the bytes, decoding ends with a value or with WireError."""
    with contextlib.suppress(wire.WireError):
        wire.decode(header, [bytearray(b) for b in buffers])


@given(st.data())
def test_a_flipped_byte_raises_only_wire_error(data: st.DataObject) -> None:
    """A real frame with one byte changed ends with a value or with WireError."""
    parts = wire.encode([np.arange(3.0), (1, {"a": 2**90}), np.random.default_rng(1), {4, 5}])
    frame = bytearray(b"".join(parts))
    place = data.draw(st.integers(8, len(frame) - 1))
    frame[place] ^= data.draw(st.integers(1, 255))

    with contextlib.suppress(wire.WireError):
        wire.decode(bytes(frame[8:]), [])


def test_dripping_bytes_do_not_move_the_deadline() -> None:
    """A sender that drips one byte at a time is cut off at the absolute deadline."""
    here, there = socket.socketpair()
    stop = threading.Event()

    def drip() -> None:
        while not stop.wait(0.02):
            here.send(b"\x01")

    dripper = threading.Thread(target=drip)
    with here, there:
        dripper.start()
        start = time.monotonic()
        with pytest.raises((TimeoutError, wire.WireError)):
            wire.receive(wire.Incoming(there), start + 0.1)
        stop.set()
        dripper.join()

    assert time.monotonic() - start < 2


def test_a_frame_that_claims_too_much_is_refused() -> None:
    """A header that announces gigabytes is refused before anything is allocated."""
    here, there = socket.socketpair()
    with here, there:
        here.sendall(b"\xff" * 8)

        with pytest.raises(wire.WireError):
            wire.receive(wire.Incoming(there))
