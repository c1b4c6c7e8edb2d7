"""Wrong by a factor: the same law k(N, D, C, H) on every call names a scale mistake that is in no catalogue.

A constant ratio on one call proves nothing for a scalar, every number has one; a law must hold on at least
three calls, and on different sizes where it speaks of a size.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from grader.checks.claims import AnswerBook, same
from grader.checks.plan import Call
from grader.findings.difference import constant_ratio

LEAST_CALLS = 3
Sizes = dict[str, int]


@dataclass(frozen=True)
class Law:
    """A factor as a function of sizes. `says` states it about the numbers."""

    id: str
    sizes: tuple[str, ...]
    factor: Callable[[Sizes], float]
    says: str


def _constant(name: str, factor: float, words: str) -> Law:
    return Law(name, (), lambda _: factor, f"Every number is {words} the right one, whatever the sizes are.")


def _laws() -> list[Law]:
    laws = [
        _constant("times_minus_one", -1.0, "minus"),
        _constant("times_two", 2.0, "twice"),
        _constant("times_half", 0.5, "half of"),
        _constant("times_four", 4.0, "four times"),
        _constant("times_quarter", 0.25, "a quarter of"),
        _constant("times_minus_two", -2.0, "minus two times"),
        _constant("times_minus_half", -0.5, "minus half of"),
    ]
    for size, of in (("N", "examples"), ("D", "features"), ("C", "classes"), ("H", "hidden units")):
        laws += [_times(size, of), _over(size, of)]
    laws += [_divided_by(size) for size in "DCH"]
    return laws


def _times(size: str, of: str) -> Law:
    says = f"Every number is {size} times the right one, whatever the number {size} of {of} is."
    return Law(f"times_{size}", (size,), lambda sizes: float(sizes[size]), says)


def _over(size: str, of: str) -> Law:
    says = f"Every number is the right one divided by {size}, whatever the number {size} of {of} is."
    return Law(f"over_{size}", (size,), lambda sizes: 1 / sizes[size], says)


def _divided_by(size: str) -> Law:
    says = f"Every number is N / {size} times the right one: divided by {size} where N belongs."
    return Law(f"over_{size}_not_N", ("N", size), lambda sizes: sizes["N"] / sizes[size], says)


LAWS = _laws()


def law_of(calls: list[Call], book: AnswerBook) -> Law | None:
    """Return the one law that all determined answers of a function obey, or None."""
    ratios: list[tuple[Sizes, float]] = []
    for call in calls:
        if call.about is None:
            continue
        if call.name not in book:
            return None
        ratio = 1.0 if book.right(call.name) else constant_ratio(book[call.name], book.expected[call.name])
        if ratio is None:
            return None
        if _has_size(book.expected[call.name]):
            ratios.append((call.sizes, ratio))
    fits = [law for law in LAWS if _obeyed(law, ratios)]
    return fits[0] if len(fits) == 1 else None


def _has_size(value: Any) -> bool:
    """Return whether some number in `value` is not 0: zeros obey every factor."""
    if isinstance(value, list):
        return any(_has_size(item) for item in value)
    if isinstance(value, dict):
        return any(_has_size(item) for item in value.values())
    return bool(np.any(np.asarray(value, dtype=float)))


def _obeyed(law: Law, ratios: list[tuple[Sizes, float]]) -> bool:
    told = [(sizes, ratio) for sizes, ratio in ratios if all(size in sizes for size in law.sizes)]
    if len(told) < LEAST_CALLS or (law.sizes and len(told) < len(ratios)):
        return False
    factors = [law.factor(sizes) for sizes, _ in told]
    if law.sizes and len(set(factors)) < 2:
        return False
    return all(same(ratio, factor) for (_, ratio), factor in zip(told, factors, strict=True))
