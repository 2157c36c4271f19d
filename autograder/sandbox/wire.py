"""Values between two processes that do not trust each other: a closed set of types, no pickle.

A frame is a msgpack header followed by the raw bytes of the large arrays:

    u32 header length · u32 number of buffers · u64 length of each buffer · header · buffers

Both ends encode; only the trusted end relies on decoding being safe: whatever the bytes, `decode`
returns plain values or raises `WireError`, in bounded time and memory. Anything outside the closed
set (None, bool, int, float, complex, str, bytes, list, tuple, dict, set, NumPy scalars, plain
arrays, a PCG64 Generator) arrives as `Opaque`, which only knows its name.
"""

from __future__ import annotations

import re
import socket
import struct
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Protocol

import msgpack
import numpy as np

MAX_HEADER = 1 << 20  # bytes: decoded, at most a hundred times as much
MAX_EXTENSIONS = 20_000  # tuples, sets, arrays and others that Python has to make one by one
MAX_BUFFERS = 256
MAX_BYTES = 64 << 20  # of all buffers of a frame
MAX_DEPTH = 16
MAX_ITEMS = MAX_HEADER // 8  # of one list: of numbers no more would travel either
MAX_SET = 256  # members: whoever chooses them can make all their hashes collide
MAX_MEMBERS = 2048  # of all sets together
HALVES = "surrogatepass"  # half an emoji is a text to Python, and travels as one
PIECE = 1 << 16  # bytes that are taken from a socket at once
SMALL = 1 << 13  # bytes that count as small
ROOM = 1 << 12  # bytes that a packed value has at first
INLINE = 2048  # bytes: a smaller array travels inside the header
OF_TWO, OF_THREE = b"\x92", b"\x93"  # msgpack's signs for lists of so many
KINDS = "biufcSU"  # of arrays that travel, by the letters of NumPy

# What a value is called that does not travel: a closed list, for whoever names it is a student.
TOO_LARGE, HUGE = "un valor demasiado grande", "un entero enorme"
DEEP, CYCLE = "un valor anidado demasiado hondo", "un valor que se contiene a sí mismo"
OTHER_RANDOM, NO_NUMBERS = "otro generador de números al azar", "un arreglo que no es de números"
OBJECT = "un objeto"
NAMES = (TOO_LARGE, HUGE, DEEP, CYCLE, OTHER_RANDOM, NO_NUMBERS, OBJECT)

START = struct.Struct("<II")  # of a frame
NUMERIC = re.compile(r"[<>|=]?(b1|[iu][1248]|f[248]|c8|c16)|[<>|]?[SU]\d{1,4}")


class WireError(ValueError):
    """The bytes are not a frame, or the frame is too large."""


class Ext:
    """msgpack extension codes; plain numbers, for an enum takes longer to compare."""

    ARRAY = 1
    SCALAR = 2
    TUPLE = 3
    SET = 4
    COMPLEX = 5
    BIGINT = 6
    GENERATOR = 7
    OPAQUE = 8


@dataclass(frozen=True, slots=True)
class Opaque:
    """A value of a type that does not travel: what it is called in Spanish.

    The name may be forged: a sentence uses it only if it is on the list of `simplify`.
    """

    type_name: str


class Incoming:
    """What comes out of a socket, taken from it in pieces of a frame or more."""

    def __init__(self, sock: socket.socket) -> None:
        self._sock, self._read, self._at = sock, b"", 0  # what was read, and how much of it taken

    def take(self, size: int, deadline: float | None) -> bytes | bytearray:
        """The next `size` bytes; TimeoutError at the deadline, EOFError when no more will come."""
        start, end = self._at, self._at + size
        if end <= len(self._read):
            self._at = end
            return self._read[start:end]
        data, got = bytearray(size), len(self._read) - start
        data[:got], self._read, self._at = self._read[start:], b"", 0
        while got < size:
            if deadline is not None:
                self._sock.settimeout(max(deadline - time.monotonic(), 0.0) or 1e-6)
            if size - got >= PIECE:
                count = self._sock.recv_into(memoryview(data)[got:])
            else:
                piece = self._sock.recv(PIECE)
                count = len(piece)
                data[got : got + count], self._read = piece[: size - got], piece[size - got :]
            if count == 0:
                raise EOFError
            got += count
        return data

    def take_own(self, size: int, deadline: float | None) -> bytearray:
        """The next `size` bytes, to be written to."""
        taken = self.take(size, deadline)
        return taken if isinstance(taken, bytearray) else bytearray(taken)


class Outgoing(Protocol):
    """A socket, or what collects for one."""

    def sendall(self, part: bytes | memoryview, /) -> None:
        """Send all of it."""


def send(sock: Outgoing, value: Any) -> None:
    """Write one frame; a value too large to travel is sent as Opaque."""
    for part in encode(value):
        sock.sendall(part)


def receive(incoming: Incoming, deadline: float | None = None) -> Any:
    """Read one frame before the absolute monotonic `deadline`, however slowly its bytes drip.

    Raises WireError, TimeoutError, or EOFError when the other end is gone.
    """
    return decode(*frame(incoming, deadline))


def frame(incoming: Incoming, deadline: float | None) -> tuple[bytes, list[bytearray]]:
    """Header and buffers of the next frame, not decoded; raises as `receive` does."""
    size, count = START.unpack(incoming.take(START.size, deadline))
    if size > MAX_HEADER or count > MAX_BUFFERS:
        raise WireError("header too large")
    if not count:
        return bytes(incoming.take(size, deadline)), []
    lengths = struct.unpack(f"<{count}Q", incoming.take(8 * count, deadline))
    if sum(lengths) > MAX_BYTES:
        raise WireError("frame too large")
    header = incoming.take(size, deadline)
    return bytes(header), [incoming.take_own(n, deadline) for n in lengths]


def numbered(header: bytes, number: int) -> bytes:
    """What a header has behind its number, of a list of the two; WireError if it has another."""
    start = OF_TWO + _pack(number)
    if not header.startswith(start):
        raise WireError("number")
    return header[len(start) :]


def encode(value: Any) -> list[bytes | memoryview]:
    """The frame of a value, in parts ready to be sent."""
    encoder = _Encoder()
    header = _pack(encoder.convert(value))
    buffers = encoder.buffers
    total = sum(array.nbytes for array in buffers)
    if len(header) > MAX_HEADER or len(buffers) > MAX_BUFFERS or total > MAX_BYTES:
        header, buffers = _pack(_opaque(TOO_LARGE)), []
    lengths = [array.nbytes for array in buffers]
    prefix = struct.pack(f"<II{len(lengths)}Q", len(header), len(lengths), *lengths)
    return [prefix + header, *(array.reshape(-1).view(np.uint8).data for array in buffers)]


def pack(value: Any) -> bytes | None:
    """A small value by itself, to be sent inside of another; None where it needs more room."""
    encoder = _Encoder()
    header = _pack(encoder.convert(value))
    return None if encoder.buffers or len(header) > SMALL else header


def decode(header: bytes, buffers: list[bytearray]) -> Any:
    """The value of a frame; WireError for anything malformed."""
    try:
        return _Decoder(buffers).unpack(header, depth=0)
    except WireError:
        raise
    except Exception as error:  # noqa: BLE001 - hostile bytes raise anything; one error leaves
        raise WireError(type(error).__name__) from None


def decode_record(header: bytes, buffers: list[bytearray]) -> dict[str, Any]:
    """The value of a frame that must be a record; WireError otherwise."""
    value = decode(header, buffers)
    if not isinstance(value, dict):
        raise WireError("protocol")
    return value


class _Encoder:
    """Turns values into what msgpack can pack, setting the large arrays aside."""

    def __init__(self) -> None:
        self.buffers: list[np.ndarray[Any, Any]] = []
        self._open: set[int] = set()  # containers being converted: a cycle must not recurse

    def convert(self, value: Any, depth: int = 0) -> Any:
        if depth > MAX_DEPTH:
            return _opaque(DEEP)
        kind = type(value)
        if kind is np.ndarray and value.dtype.kind in KINDS:
            return self._array(value, Ext.ARRAY)
        if value is None or kind in (bool, float, str, bytes):
            return value
        if kind is int:
            return _integer(value)
        if kind in (list, tuple, dict, set, frozenset):
            return self._container(value, depth)
        return self._other(value, depth)

    def _container(self, value: Any, depth: int) -> Any:
        if len(value) > MAX_ITEMS:
            return _opaque("un valor demasiado grande")
        if id(value) in self._open:
            return _opaque(CYCLE)
        self._open.add(id(value))
        try:
            if isinstance(value, dict):
                return {str(k)[:200]: self.convert(v, depth + 1) for k, v in value.items()}
            items = [self.convert(item, depth + 1) for item in value]
        finally:
            self._open.discard(id(value))
        if isinstance(value, list):
            return items
        return msgpack.ExtType(Ext.TUPLE if isinstance(value, tuple) else Ext.SET, _pack(items))

    def _other(self, value: Any, depth: int) -> Any:
        if type(value) is complex:
            return msgpack.ExtType(Ext.COMPLEX, struct.pack("<dd", value.real, value.imag))
        if isinstance(value, np.generic):
            return self._array(np.asarray(value), Ext.SCALAR)
        if type(value) is np.random.Generator:
            return _generator(value)
        if not isinstance(value, np.ndarray) or isinstance(value, np.ma.MaskedArray):
            return _opaque(value.type_name if type(value) is Opaque else OBJECT)
        if value.dtype == object and value.ndim:
            return self.convert(value.tolist(), depth + 1)  # [dw1, db1] of different shapes
        return self._array(np.asarray(value), Ext.ARRAY)

    def _array(self, array: np.ndarray[Any, Any], code: int) -> Any:
        numbers = array.dtype.kind in KINDS  # else it may be a type that nothing can look up
        if not numbers or (facts := _facts(array.dtype, array.shape)) is None:
            return _opaque(NO_NUMBERS)
        source: int | bytes = len(self.buffers)
        if array.nbytes <= INLINE:
            source = array.tobytes()
        else:
            self.buffers.append(np.ascontiguousarray(array))
        return msgpack.ExtType(code, OF_THREE + _pack(source) + facts)


@lru_cache(maxsize=256)
def _is_numeric(kind: str) -> bool:
    return NUMERIC.fullmatch(kind) is not None


@lru_cache(maxsize=1024)
def _facts(dtype: np.dtype[Any], shape: tuple[int, ...]) -> bytes | None:
    """How an array's type and shape are packed; None of what holds no numbers."""
    kind = dtype.str
    return _pack(kind) + _pack(list(shape)) if _is_numeric(kind) else None


def _integer(value: int) -> Any:
    if -(2**63) <= value < 2**64:
        return value
    if value.bit_length() > 4096:
        return _opaque(HUGE)
    return msgpack.ExtType(Ext.BIGINT, value.to_bytes(513, "big", signed=True))


def _generator(rng: np.random.Generator) -> Any:
    state = rng.bit_generator.state
    if state["bit_generator"] != "PCG64":
        return _opaque(OTHER_RANDOM)
    numbers = (state["state"]["state"], state["state"]["inc"])
    packed = b"".join(number.to_bytes(16, "big") for number in numbers)
    spare = struct.pack("<?I", bool(state["has_uint32"]), state["uinteger"])
    return msgpack.ExtType(Ext.GENERATOR, packed + spare)


def _opaque(name: str) -> Any:
    return msgpack.ExtType(Ext.OPAQUE, name[:200].encode("utf-8", HALVES))


def _pack(value: Any) -> bytes:
    # msgpack would ask for 256 KB each time, and the kernel for a large page to give it.
    packed: bytes = msgpack.packb(value, strict_types=True, unicode_errors=HALVES, buf_size=ROOM)
    return packed


class _Decoder:
    """Reads one header; every array buffer may be claimed once."""

    def __init__(self, buffers: list[bytearray]) -> None:
        self.buffers: dict[int, bytearray] = dict(enumerate(buffers))
        self._extensions = self._members = 0

    def unpack(self, data: bytes, depth: int) -> Any:
        if depth > MAX_DEPTH:
            raise WireError("nested too deeply")

        def read_extension(code: int, payload: bytes) -> Any:
            return self._extension(code, payload, depth)

        # Timestamps are msgpack's own extension: as floats they are plain values.
        return msgpack.unpackb(
            data,
            ext_hook=read_extension,
            strict_map_key=True,
            timestamp=1,
            unicode_errors=HALVES,
        )

    def _extension(self, code: int, payload: bytes, depth: int) -> Any:
        self._extensions += 1
        if self._extensions > MAX_EXTENSIONS:
            raise WireError("too many values")
        if code in (Ext.TUPLE, Ext.SET):
            items = self.unpack(payload, depth + 1)
            return tuple(items) if code == Ext.TUPLE else self._set(items)
        if code in (Ext.ARRAY, Ext.SCALAR):
            array = self._array(payload)
            return array if code == Ext.ARRAY else array[()]
        return READERS[code](payload)

    def _set(self, items: list[Any]) -> Any:
        self._members += len(items)
        if len(items) > MAX_SET or self._members > MAX_MEMBERS:
            raise WireError("set too large")
        return frozenset(items)

    def _array(self, payload: bytes) -> np.ndarray[Any, Any]:
        source, kind, shape = msgpack.unpackb(payload, max_array_len=64, max_ext_len=0)
        if not (isinstance(kind, str) and _is_numeric(kind)):
            raise WireError("dtype")
        if len(shape) > 32:
            raise WireError("shape")
        data = bytearray(source) if type(source) is bytes else self.buffers.pop(source)
        (dtype, native), size = _types(kind), 1
        for n in shape:
            if type(n) is not int or n < 0:
                raise WireError("shape")
            size *= n
        if size * dtype.itemsize != len(data):
            raise WireError("size")
        array = np.frombuffer(data, dtype).reshape(shape) if size else np.empty(shape, dtype)
        if dtype.kind == "b":  # a forged byte of 2 is neither True nor False to NumPy
            return np.asarray(array.view(np.uint8) != 0)
        return array if native is dtype else array.astype(native)


@lru_cache(maxsize=256)
def _types(kind: str) -> tuple[np.dtype[Any], np.dtype[Any]]:
    """The type of that name, and the same in this machine's order of bytes."""
    dtype = np.dtype(kind)
    native = dtype.newbyteorder("=")
    return dtype, dtype if native == dtype else native


def _read_generator(payload: bytes) -> np.random.Generator:
    spare, uinteger = struct.unpack("<?I", payload[32:])
    rng = np.random.PCG64(0)
    rng.state = {
        "bit_generator": "PCG64",
        "state": {
            "state": int.from_bytes(payload[:16], "big"),
            "inc": int.from_bytes(payload[16:32], "big"),
        },
        "has_uint32": int(spare),
        "uinteger": uinteger,
    }
    return np.random.Generator(rng)


READERS: dict[int, Callable[[bytes], Any]] = {
    Ext.COMPLEX: lambda payload: complex(*struct.unpack("<dd", payload)),
    Ext.BIGINT: lambda payload: int.from_bytes(payload[:513], "big", signed=True),
    Ext.GENERATOR: _read_generator,
    Ext.OPAQUE: lambda payload: Opaque(payload.decode("utf-8", HALVES)[:200]),
}
