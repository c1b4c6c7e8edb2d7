"""From whatever a learner's function returned to plain values that may cross the wire.

Runs in the child, beside hostile code: it trusts no method of the value, and is bounded in size and depth.
"""

import math
import sys
import types
from typing import Any

import numpy as np

from grader.worker.loading import name_of
from grader.worker.wire import Objects, Opaque, pack, sendable

LARGEST_ARRAY = 2**20
MOST_ITEMS = 2000
MOST_ITEMS_IN_ALL = 50_000
DEEPEST = 8
LONGEST_TEXT = 200


class Room:
    """How many items of lists and dicts one answer may still hold."""

    def __init__(self) -> None:
        self.left = MOST_ITEMS_IN_ALL

    def takes(self, count: int) -> bool:
        """Return whether so many more still fit, and take the room that they need."""
        self.left -= count
        return count <= MOST_ITEMS and self.left >= 0


def plain(value: Any, depth: int = 0, room: Room | None = None) -> Any:
    """Return `value` as numbers, text, lists, dicts and arrays; what is none of these becomes `Opaque`."""
    room = room or Room()
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, np.ndarray):
        return _plain_array(value, depth, room)
    if isinstance(value, np.generic):
        return _plain_array(np.asarray(value), depth, room)
    if isinstance(value, int):
        return _plain_integer(int.__int__(value))
    if isinstance(value, float):
        return float.__float__(value)
    if isinstance(value, str):
        return Opaque("text", repr(sendable(value)[:LONGEST_TEXT]))
    if isinstance(value, (list, tuple)):
        return _plain_items(value, depth, room)
    if isinstance(value, dict):
        return _plain_dict(value, depth, room)
    return Opaque(kind_of(value), _described(value))


def packed(value: Any) -> Any:
    """Return `plain(value)` in the form that the encoder takes."""
    return pack(plain(value))


def kind_of(value: Any) -> str:
    """Return what a learner would call this: "a generator", "a torch tensor", "a function"."""
    if isinstance(value, types.GeneratorType):
        return "a generator"
    torch = sys.modules.get("torch")
    if torch is not None and isinstance(value, torch.Tensor):
        return "a torch tensor"
    if isinstance(value, type):
        return "a class"
    if isinstance(value, complex):
        return "a complex number"
    if callable(value) and isinstance(value, (types.FunctionType, types.BuiltinFunctionType)):
        return "a function"
    name = name_of(type(value))
    article = "an" if name[:1].lower() in "aeiou" else "a"
    return f"{article} {name[:40]}"


def _described(value: Any) -> str:
    torch = sys.modules.get("torch")
    if torch is not None and isinstance(value, torch.Tensor):
        graph = "attached to the graph" if value.requires_grad else "detached"
        return f"shape {tuple(value.shape)}, {graph}"
    return ""


def _plain_integer(number: int) -> int | float:
    """Return a number that the wire carries: beyond 64 bits the nearest float."""
    if -(2**63) <= number < 2**63:
        return number
    try:
        return float(number)
    except OverflowError:
        return math.copysign(math.inf, number)


def _plain_array(array: np.ndarray, depth: int, room: Room) -> Any:
    array = np.ndarray.__array__(array) if type(array) is not np.ndarray else array
    if array.dtype == object:
        if array.ndim == 1 and depth < DEEPEST and room.takes(array.size):
            return Objects([plain(item, depth + 1, room) for item in array.tolist()])
        return Opaque("an array of Python objects", f"shape {array.shape}, dtype object")
    if array.dtype.kind not in "fiub":
        return Opaque(f"an array of dtype {array.dtype}", f"shape {array.shape}")
    if array.size * 8 > LARGEST_ARRAY:
        return Opaque("a very large array", f"shape {array.shape}")
    if array.dtype.itemsize > 8:
        array = array.astype(np.float64)
    return np.array(array, order="C", copy=True)


def _plain_items(value: list | tuple, depth: int, room: Room) -> Any:
    kind: Any = list if isinstance(value, list) else tuple
    count: int = kind.__len__(value)
    if depth >= DEEPEST:
        return Opaque("a list", "nested too deeply")
    if not room.takes(count):
        return Opaque("a very long list", f"{count} elements")
    return [plain(item, depth + 1, room) for item in kind.__iter__(value)]


def _plain_dict(value: dict, depth: int, room: Room) -> Any:
    if depth >= DEEPEST or not room.takes(dict.__len__(value)):
        return Opaque("a dict", "too large")
    items = list(dict.items(value))
    return {sendable(str(key))[:LONGEST_TEXT]: plain(item, depth + 1, room) for key, item in items}
