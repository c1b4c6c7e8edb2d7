"""Is an answer the key's, as far as it is determined? What is free, a random order say, is left to the checks."""

from typing import Any

from grader.checks.claims import same
from grader.checks.graders import Grader
from grader.checks.plan import Call


def as_in_the_key(grader: Grader, call: Call, yours: Any, right: Any) -> bool:
    """Return whether `yours` agrees with the key's `right`: all of it where the call says what it is about.

    Checks name the plan's calls; of fresh ones, which they do not know, the features are compared.
    """
    known = any(call.name == planned.name for planned in grader.plan)
    return (known and call.about is None) or agree(grader, call, yours, right)


def agree(grader: Grader, call: Call, yours: Any, right: Any) -> bool:
    """Return whether two answers to a call agree: wholly where it says what it is about, else in their features."""
    if call.about is not None:
        return same(yours, right)
    return _alike(grader.features(call, yours), grader.features(call, right))


def _alike(one: Any, other: Any) -> bool:
    """Return whether the numbers agree. Words among them only explain: right answers come about in many ways."""
    if isinstance(other, dict) and isinstance(one, dict):
        return one.keys() == other.keys() and all(_alike(one[name], other[name]) for name in other)
    if isinstance(other, list) and isinstance(one, list):
        return len(one) == len(other) and all(map(_alike, one, other))
    if _is_number(one) or _is_number(other):
        return same(one, other)
    return True


def _is_number(value: Any) -> bool:
    return isinstance(value, (bool, int, float)) or hasattr(value, "dtype")
