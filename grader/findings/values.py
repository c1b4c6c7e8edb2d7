"""Numbers as text: small arrays whole, large ones by their shape."""

import math
from typing import Any

import numpy as np

from grader.checks.usable import described
from grader.worker.wire import Formula, Objects, Opaque

WIDTH = 68
MOST_ENTRIES = 24


def shown(value: Any, decimals: int | None = None) -> str:
    """Return a value as a learner would write it down.

    With `decimals`, numbers of ordinary size get that many; without, they are written out as they are.
    """
    if isinstance(value, np.ndarray) and value.ndim > 0:
        return _array(value, decimals)
    if isinstance(value, (bool, int)) or value is None:
        return str(value)
    if isinstance(value, (float, np.ndarray)):
        return _numbers([float(value)], decimals)[0]
    if isinstance(value, (Opaque, Objects)):
        return described(value)
    if isinstance(value, Formula):
        return value.text
    if isinstance(value, list):
        return _list(value, decimals)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {shown(item, decimals)}" for key, item in value.items()) + "}"
    return str(value)


def _numbers(values: list[float], decimals: int | None) -> list[str]:
    """Return all numbers in one format: as typed in, with fixed decimals, or where these hide them, with digits."""
    if decimals is None:
        return [np.format_float_positional(value, 6, unique=True, trim="0") for value in values]
    sizes = [abs(value) for value in values if math.isfinite(value) and value != 0.0]
    if all(10.0**-decimals <= size < 1e5 for size in sizes):
        return [f"{value + 0.0:.{decimals}f}" for value in values]  # + 0.0 makes -0 a 0
    return [f"{value:.{decimals + 1}g}" for value in values]


def _array(array: np.ndarray, decimals: int | None) -> str:
    if array.size > MOST_ENTRIES or array.size == 0:
        return f"array of shape {array.shape}"
    if array.dtype.kind in "iu" and decimals is None:  # an index that was typed in is no float
        texts = [str(int(entry)) for entry in array.ravel()]
    else:
        texts = _numbers([float(entry) for entry in array.ravel()], decimals)
    width = max(len(text) for text in texts) if array.ndim > 1 else 0
    return _nested(np.array([text.rjust(width) for text in texts], dtype=object).reshape(array.shape))


def _nested(texts: np.ndarray, indent: int = 1) -> str:
    """Return nested brackets, rows below each other where they do not fit on one line."""
    if texts.ndim == 1:
        return "[" + ", ".join(texts) + "]"
    rows = [_nested(row, indent + 1) for row in texts]
    on_one_line = "[" + ", ".join(rows) + "]"
    if len(on_one_line) <= WIDTH // 2 and "\n" not in on_one_line:
        return on_one_line
    return "[" + (",\n" + " " * indent).join(rows) + "]"


def _list(items: list[Any], decimals: int | None) -> str:
    if len(items) > MOST_ENTRIES:
        return f"list of {len(items)}"
    texts = [shown(item, decimals) for item in items]
    joined = "[" + ", ".join(texts) + "]"
    if len(joined) <= WIDTH and "\n" not in joined:
        return joined
    return "[" + ",\n ".join(text.replace("\n", "\n ") for text in texts) + "]"
