"""Values on the wire: msgpack, with arrays as raw bytes. Nothing is ever unpickled.

Both sides are bounded: a frame by its length, an array by its dtype and size, a value by depth and count.
"""

import dataclasses
import math
import os
import select
import struct
import time
from dataclasses import dataclass
from typing import Any

import msgspec
import numpy as np

LARGEST_FRAME = 32 * 2**20
SECONDS = struct.Struct("<d")  # how long an exercise took stands before its answers
ARRAY, KEPT, RNG, OPAQUE, OBJECTS, MAP, FORMULA = range(1, 8)
_NUMBER_KINDS = "fiub"


@dataclass(frozen=True)
class Kept:
    """A value that an earlier step left in the child: element `index` of its result, or all of it.

    A number can be scaled: it arrives `times` as large.
    """

    step: str
    index: int | None = None
    times: float | None = None


@dataclass(frozen=True)
class Rng:
    """A numpy Generator that the child seeds once; steps that give the same name share it."""

    name: str
    seed: int


@dataclass(frozen=True)
class Formula:
    """A function of one argument, as text: it arrives as `lambda <parameter>: <body>`, with NumPy as `np`."""

    body: str
    parameter: str = "x"

    @property
    def text(self) -> str:
        """The function as Python, and as a learner reads it."""
        return f"lambda {self.parameter}: {self.body}"


@dataclass(frozen=True)
class Opaque:
    """Something that is not data: its kind ("a generator") and a short description."""

    kind: str
    description: str = ""


@dataclass(frozen=True)
class Objects:
    """A one-dimensional NumPy array of Python objects, element by element."""

    items: list[Any]


class WireError(ValueError):
    """The bytes are not what this protocol allows."""


_SPECIAL: dict[int, type] = {KEPT: Kept, RNG: Rng, OPAQUE: Opaque, OBJECTS: Objects, FORMULA: Formula}
_CODES = {kind: code for code, kind in _SPECIAL.items()}


def pack(value: Any) -> Any:
    """Return `value` with the special kinds above turned into what the encoder takes."""
    if type(value) in _CODES:
        fields = [pack(getattr(value, field.name)) for field in dataclasses.fields(value)]
        return msgspec.msgpack.Ext(_CODES[type(value)], encode(fields))
    if type(value) is tuple or type(value) is list:
        return [pack(item) for item in value]
    if type(value) is dict:  # never a map of the format's own: there, what is a key cannot be restricted
        return msgspec.msgpack.Ext(MAP, encode([list(value), [pack(item) for item in value.values()]]))
    return value


def _array_to_ext(value: Any) -> Any:
    if isinstance(value, np.ndarray):
        fields = (value.dtype.str, value.shape, value.tobytes())
        return msgspec.msgpack.Ext(ARRAY, msgspec.msgpack.encode(fields))
    raise TypeError(f"{type(value).__name__} does not cross the wire")


def _from_ext(code: int, data: memoryview) -> Any:
    if code == ARRAY:
        return array_in(data)
    if code == MAP:
        keys, values = _decoder.decode(data)
        return dict(zip(keys, values, strict=True))
    if code not in _SPECIAL:
        raise WireError(f"unknown kind of value {code}")
    special = _SPECIAL[code]
    names = [field.name for field in dataclasses.fields(special)]
    return msgspec.convert(dict(zip(names, _decoder.decode(data), strict=True)), special)


def array_in(packed: bytes | memoryview) -> np.ndarray:
    """Return an array from its bytes, fresh and writable. Raises WireError, or what the decoder raises."""
    dtype_name, shape, data = _array_decoder.decode(packed)
    if len(dtype_name) > 4 or dtype_name[1:2] not in _NUMBER_KINDS or len(shape) > 16:
        raise WireError(f"an array of {dtype_name[:20]!r} is not allowed")
    dtype = np.dtype(dtype_name)
    if min(shape, default=0) < 0 or math.prod(shape) * dtype.itemsize != len(data):
        raise WireError("an array's shape does not fit its bytes")
    return np.frombuffer(bytearray(data), dtype).reshape(shape)


_array_decoder = msgspec.msgpack.Decoder(tuple[str, list[int], bytes])
_encoder = msgspec.msgpack.Encoder(enc_hook=_array_to_ext)
_decoder = msgspec.msgpack.Decoder(ext_hook=_from_ext)


def encode(value: Any) -> bytes:
    """Return the bytes of plain values, arrays, message structs and what `pack` gave."""
    return _encoder.encode(value)


def decode(data: bytes, kind: Any = Any) -> Any:
    """Return the value in `data`, checked to be of `kind`. Arrays are fresh and writable. Raises WireError."""
    try:
        decoder = _decoder if kind is Any else msgspec.msgpack.Decoder(kind, ext_hook=_from_ext)
        return decoder.decode(data)
    except Exception as error:  # msgspec's, numpy's and recursion errors all mean the same here
        raise WireError(f"not a valid message ({type(error).__name__})") from error


def sendable(text: str) -> str:
    """Return `text` as UTF-8 can carry it: lone surrogates as escapes, a subclass of str as plain str."""
    return str.encode(text, "utf-8", "backslashreplace").decode()


def send(descriptor: int, data: bytes) -> None:
    """Send one frame."""
    frame = memoryview(struct.pack("<I", len(data)) + data)
    while frame:
        frame = frame[os.write(descriptor, frame) :]


def receive(descriptor: int, seconds: float | None = None, largest: int = LARGEST_FRAME) -> bytes | None:
    """Return one frame, or None at the end of the stream.

    Raises WireError when it has more than `largest` bytes, TimeoutError when it takes longer than `seconds`.
    """
    end = None if seconds is None else time.monotonic() + seconds
    header = _read_exactly(descriptor, 4, end)
    if header is None:
        return None
    (length,) = struct.unpack("<I", header)
    if length > largest:
        raise WireError(f"a message of {length} bytes is too large")
    return _read_exactly(descriptor, length, end)


def _read_exactly(descriptor: int, length: int, end: float | None) -> bytes | None:
    chunks = bytearray()
    while len(chunks) < length:
        if end is not None and not select.select([descriptor], [], [], max(0.0, end - time.monotonic()))[0]:
            raise TimeoutError
        chunk = os.read(descriptor, min(length - len(chunks), 2**20))
        if not chunk:
            return None
        chunks += chunk
    return bytes(chunks)
