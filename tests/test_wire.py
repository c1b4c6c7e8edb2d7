"""What crosses the border: values there and back, and hostile bytes."""

import math
import os
import struct
from typing import Any

import msgspec
import numpy as np
import pytest

from grader.worker import wire
from grader.worker.messages import Answers
from grader.worker.wire import Kept, Objects, Opaque, Rng, WireError

Ext = msgspec.msgpack.Ext


@pytest.mark.parametrize(
    "value",
    [None, True, -(2**63), 0.1, math.inf, "text", b"bytes", [1, [2.0, None]], {"a": {"b": [1]}}],
    ids=repr,
)
def test_plain_values_come_back_as_they_were(value: Any) -> None:
    assert wire.decode(wire.encode(wire.pack(value))) == value


@pytest.mark.parametrize("dtype", ["<f8", "<f4", "<f2", ">f8", "<i8", "|u1", "|b1"])
@pytest.mark.parametrize("shape", [(), (0,), (3,), (2, 0, 3), (2, 3)])
def test_arrays_come_back_bit_for_bit_and_writable(dtype: str, shape: tuple[int, ...]) -> None:
    array = np.arange(math.prod(shape)).reshape(shape).astype(dtype)
    back = wire.decode(wire.encode(array))
    assert (back.dtype, back.shape, back.tobytes()) == (array.dtype, array.shape, array.tobytes())
    assert back.flags.writeable


@pytest.mark.parametrize(
    "value",
    [Kept("step", 1), Kept("step"), Rng("a", 3), Opaque("a generator"), Objects([1, Opaque("text", "b")])],
    ids=repr,
)
def test_what_is_no_data_comes_back_as_what_it_stands_for(value: Any) -> None:
    assert wire.decode(wire.encode(wire.pack([value]))) == [value]


def array_bytes(dtype: str, shape: list[int], data: bytes) -> bytes:
    return wire.encode(Ext(wire.ARRAY, msgspec.msgpack.encode((dtype, shape, data))))


WHOLE = wire.encode(wire.pack({"array": np.arange(4.0), "kept": Kept("a", 0)}))


@pytest.mark.parametrize(
    "hostile",
    [
        b"",
        b"\xc1",
        b"\xdd\xff\xff\xff\xff",
        b"\xc6\xff\xff\xff\xff",
        b"\x91" * 100_000,
        WHOLE + b"\x00",
        wire.encode(Ext(99, b"")),
        wire.encode(Ext(wire.KEPT, b"")),
        wire.encode(Ext(wire.KEPT, wire.encode(["a", "not a number"]))),
        wire.encode(Ext(wire.RNG, wire.encode(["a"]))),
        array_bytes("<f8", [2], bytes(15)),
        array_bytes("<f8", [-1], b""),
        array_bytes("<f8", [2**40, 2**40], bytes(8)),
        array_bytes("<f8", [1] * 100, bytes(8)),
        array_bytes("|O", [1], bytes(8)),
        array_bytes("<U1", [1], bytes(4)),
        array_bytes("<M8[s]", [1], bytes(8)),
        array_bytes("<c16", [1], bytes(16)),
        array_bytes("nonsense", [1], bytes(8)),
    ],
    ids=lambda hostile: repr(hostile[:24]),
)
def test_hostile_bytes_are_refused(hostile: bytes) -> None:
    with pytest.raises(WireError):
        wire.decode(hostile)


@pytest.mark.parametrize("length", range(len(WHOLE)))
def test_a_message_cut_short_is_refused(length: int) -> None:
    with pytest.raises(WireError):
        wire.decode(WHOLE[:length])


def test_a_message_of_another_kind_is_refused() -> None:
    with pytest.raises(WireError):
        wire.decode(wire.encode({"exercise": "softmax", "load": "splendid"}), Answers)


@pytest.mark.parametrize("length", [wire.LARGEST_FRAME + 1, 2**32 - 1])
def test_a_giant_frame_is_refused_before_it_is_read(length: int) -> None:
    reading, writing = os.pipe()
    os.write(writing, struct.pack("<I", length))
    with pytest.raises(WireError):
        wire.receive(reading, 1.0)


def test_half_a_frame_is_the_end_when_the_sender_is_gone_and_a_timeout_when_not() -> None:
    reading, writing = os.pipe()
    os.write(writing, struct.pack("<I", 10) + b"half")
    with pytest.raises(TimeoutError):
        wire.receive(reading, 0.01)
    os.close(writing)
    assert wire.receive(reading, 1.0) is None
