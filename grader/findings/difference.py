"""Where two values part: the first entry that differs, and whether one is a constant times the other."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from grader.checks.claims import ABSOLUTE, RELATIVE, same
from grader.findings.values import MOST_ENTRIES, shown

Path = tuple[str | int, ...]


def parted(yours: Any, expected: Any, names: Sequence[str] = (), whole: str = "") -> tuple[str, str]:
    """Return both values as text, reduced to the part that differs and precise enough to show it.

    `names` are what the parts of a result of several values are called, `whole` what all of it is.
    """
    path, one, other = _first_difference(yours, expected, ())
    if isinstance(one, np.ndarray) and isinstance(other, np.ndarray) and one.shape == other.shape:
        path, one, other = _entry_of_large_array(path, one, other)
    for decimals in (3, 5, 8, 12):
        texts = shown(one, decimals), shown(other, decimals)
        if texts[0] != texts[1]:
            break
    place = whole + _place(path, names)
    prefix = f"{place} = " if place else ""
    return _prefixed(prefix, texts[0]), _prefixed(prefix, texts[1])


def _prefixed(prefix: str, text: str) -> str:
    return prefix + text.replace("\n", "\n" + " " * len(prefix))


def _place(path: Path, names: Sequence[str]) -> str:
    """Return where a part lies: by its name, its key, or its index."""
    place = ""
    for depth, step in enumerate(path):
        if depth == 0 and isinstance(step, int) and step < len(names):
            place = names[step]
        elif isinstance(step, str):
            place += f".{step}" if place else step
        else:
            place = f"{place}[{step}]"
    return place


def _first_difference(yours: Any, expected: Any, path: Path) -> tuple[Path, Any, Any]:
    """Return the path to the first part of a list or dict that differs, and the two parts."""
    if isinstance(expected, dict) and isinstance(yours, dict):
        for key, wanted in expected.items():
            if key in yours and not same(yours[key], wanted):
                return _first_difference(yours[key], wanted, (*path, key))
    if _is_list_of_values(expected) and isinstance(yours, list) and len(yours) == len(expected):
        for index, (mine, wanted) in enumerate(zip(yours, expected, strict=True)):
            if not same(mine, wanted):
                return _first_difference(mine, wanted, (*path, index))
    return path, yours, expected


def _is_list_of_values(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(item, (list, dict, np.ndarray)) for item in value)


def _entry_of_large_array(path: Path, one: np.ndarray, other: np.ndarray) -> tuple[Path, Any, Any]:
    """Return the first entry that differs, where an array is too large to be shown whole."""
    if one.size <= MOST_ENTRIES:
        return path, one, other
    with np.errstate(all="ignore"):
        wrong = ~(np.abs(one - other) <= RELATIVE * np.nanmax(np.abs(other)) + ABSOLUTE) & ~(one == other)
    index = tuple(int(i) for i in np.argwhere(wrong)[0]) if wrong.any() else (0,) * one.ndim
    return (*path, f"entry {list(index)} of {one.shape}"), float(one[index]), float(other[index])


def constant_ratio(yours: Any, expected: Any) -> float | None:
    """Return k where yours is k times expected in every entry and k is not 1, else None."""
    one, other = _all_numbers(yours), _all_numbers(expected)
    if one is None or other is None or len(one) != len(other) or len(one) == 0:
        return None
    if not (np.isfinite(one).all() and np.isfinite(other).all()) or not np.abs(other).max():
        return None
    largest = int(np.abs(other).argmax())
    with np.errstate(all="ignore"):
        ratio = float(one[largest] / other[largest])
        constant = same(one, ratio * other)
    return ratio if ratio and constant and not same(ratio, 1.0) else None


def _all_numbers(value: Any) -> np.ndarray | None:
    if isinstance(value, (bool, int, float, np.ndarray)):
        return np.asarray(value, dtype=float).ravel()
    if isinstance(value, dict):
        value = [value[key] for key in sorted(value)]
    if isinstance(value, list):
        parts = [_all_numbers(item) for item in value]
        if parts and all(part is not None for part in parts):
            return np.concatenate([part for part in parts if part is not None])
    return None
