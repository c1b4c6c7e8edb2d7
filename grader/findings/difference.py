"""Where two values part: the first entry that differs, and whether one is a constant times the other."""

from typing import Any

import numpy as np

from grader.checks.claims import same
from grader.findings.values import shown


def parted(yours: Any, expected: Any) -> tuple[str, str]:
    """Return both values as text, reduced to the part that differs and precise enough to show it."""
    where, one, other = _first_difference(yours, expected, "")
    if isinstance(one, np.ndarray) and isinstance(other, np.ndarray) and one.shape == other.shape:
        where, one, other = _entry_of_large_array(where, one, other)
    for decimals in (3, 5, 8, 12):
        texts = shown(one, decimals), shown(other, decimals)
        if texts[0] != texts[1]:
            break
    prefix = f"at {where}: " if where else ""
    return prefix + texts[0], prefix + texts[1]


def _first_difference(yours: Any, expected: Any, path: str) -> tuple[str, Any, Any]:
    """Return the path to the first part of a list or dict that differs, and the two parts."""
    if isinstance(expected, dict) and isinstance(yours, dict):
        for key, wanted in expected.items():
            if key in yours and not same(yours[key], wanted):
                return _first_difference(yours[key], wanted, f'{path}["{key}"]')
    if _is_list_of_values(expected) and isinstance(yours, list) and len(yours) == len(expected):
        for index, (mine, wanted) in enumerate(zip(yours, expected, strict=True)):
            if not same(mine, wanted):
                return _first_difference(mine, wanted, f"{path}[{index}]")
    return path, yours, expected


def _is_list_of_values(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(item, (list, dict, np.ndarray)) for item in value)


def _entry_of_large_array(path: str, one: np.ndarray, other: np.ndarray) -> tuple[str, Any, Any]:
    if one.size <= 24:
        return path, one, other
    with np.errstate(all="ignore"):
        wrong = ~(np.abs(one - other) <= 1e-5 * np.nanmax(np.abs(other)) + 1e-8) & ~(one == other)
    index = tuple(int(i) for i in np.argwhere(wrong)[0]) if wrong.any() else (0,) * one.ndim
    return f"{path}{list(index)} of shape {one.shape}", float(one[index]), float(other[index])


def constant_ratio(yours: Any, expected: Any) -> float | None:
    """Return k where yours is k times expected in every entry and k is not 1, else None."""
    one, other = _all_numbers(yours), _all_numbers(expected)
    if one is None or other is None or len(one) != len(other) or len(one) == 0:
        return None
    if not (np.isfinite(one).all() and np.isfinite(other).all()) or not np.abs(other).max():
        return None
    largest = int(np.abs(other).argmax())
    ratio = float(one[largest] / other[largest])
    return ratio if ratio and not same(ratio, 1.0) and same(one, ratio * other) else None


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
