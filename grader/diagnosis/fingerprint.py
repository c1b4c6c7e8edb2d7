"""A fingerprint: all that a function answered, as one structure and one vector of numbers.

Two programs with the same fingerprint cannot be told apart by what they return. It is taken for each function of
an exercise by itself, so that a mistake in one is recognised whatever the other does.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from grader.checks.graders import Grader
from grader.checks.plan import Call
from grader.worker.messages import Answer, Answers
from grader.worker.wire import Objects, Opaque

LEAST_NUMBERS = 3
_KIND = "is:"


@dataclass(frozen=True)
class Fingerprint:
    """`structure` says what kind of thing each call gave; `numbers` are all entries in order.

    `lengths` says how many of them each array had.
    """

    structure: str
    numbers: np.ndarray
    lengths: tuple[int, ...]

    @property
    def is_telling(self) -> bool:
        """Whether it can prove anything: nothing but exceptions, None and NaN fits too many mistakes."""
        return _KIND in self.structure or bool(np.isfinite(self.numbers).sum() >= LEAST_NUMBERS)

    @cached_property
    def scales(self) -> np.ndarray:
        """For each entry, what a difference in it is measured by."""
        return scales_of(self.numbers, self.lengths)


def scales_of(numbers: np.ndarray, lengths: Sequence[int]) -> np.ndarray:
    """Return, for each entry along the last axis, the largest finite size within its own array."""
    if not lengths:
        return np.zeros_like(numbers)
    sizes = np.where(np.isfinite(numbers), np.abs(numbers), 0.0)
    starts = np.cumsum([0, *lengths[:-1]])
    return np.repeat(np.maximum.reduceat(sizes, starts, axis=-1), lengths, axis=-1)


def fingerprints(grader: Grader, calls: list[Call], answers: Answers) -> dict[str, Fingerprint]:
    """Return the fingerprint of each function that the calls name."""
    raw = {answer.name: answer for answer in answers.answers}
    functions = list(dict.fromkeys(call.function for call in calls))
    return {
        function: _fingerprint(grader, [call for call in calls if call.function == function], raw)
        for function in functions
    }


def _fingerprint(grader: Grader, calls: list[Call], raw: dict[str, Answer]) -> Fingerprint:
    structure: list[str] = []
    arrays: list[np.ndarray] = []
    features: dict[str, Any] = {}
    values: dict[str, Any] = {}
    for call in calls:
        answer = raw.get(call.name)
        status = answer.status if answer is not None else "not_reached"
        structure.append("failed" if status in ("died", "timeout") else status)
        if answer is not None and status == "raised" and answer.fault is not None:
            structure.append(answer.fault.type)
        if answer is not None and status == "ok":
            for position, after in sorted(answer.changed.items()):
                structure.append(f"changed{position}")
                _flatten(after, structure, arrays)
            values[call.name] = answer.value
            features[call.name] = _features(grader, call, answer.value)
            _flatten(features[call.name], structure, arrays)
    _flatten(_relations(grader, features, values), structure, arrays)
    numbers = np.concatenate([array.ravel() for array in arrays]) if arrays else np.zeros(0)
    return Fingerprint(" ".join(structure), numbers, tuple(array.size for array in arrays if array.size))


def _features(grader: Grader, call: Call, value: Any) -> Any:
    """Return the features of an answer; of one so odd that it has none, that fact."""
    try:
        return grader.features(call, value)
    except (TypeError, ValueError, KeyError, IndexError, AttributeError):
        return "no features"


def _relations(grader: Grader, features: dict[str, Any], values: dict[str, Any]) -> Any:
    """Return what is between the answers; of answers so odd that nothing is, that fact."""
    try:
        return grader.relations(features, values)
    except (TypeError, ValueError, KeyError, IndexError, AttributeError):
        return "no relations"


def _flatten(value: Any, structure: list[str], arrays: list[np.ndarray]) -> None:
    if isinstance(value, Objects):
        value = value.items
    if isinstance(value, (bool, int, float, np.ndarray)):
        array = np.asarray(value, dtype=np.float64)
        structure.append(str(array.shape))
        arrays.append(array)
    elif isinstance(value, list):
        array_like = _as_array(value)
        if array_like is not None:
            _flatten(array_like, structure, arrays)
            return
        structure.append(f"list{len(value)}")
        for item in value:
            _flatten(item, structure, arrays)
    elif isinstance(value, dict):
        structure.append(f"dict{sorted(value)}")
        for key in sorted(value):
            _flatten(value[key], structure, arrays)
    elif isinstance(value, Opaque):
        structure.append(f"{_KIND}{value.kind.replace(' ', '_')}")
    else:
        structure.append(repr(value)[:40].replace(" ", "_"))


def _as_array(items: list[Any]) -> np.ndarray | None:
    """Return a list of plain numbers as the array that it could have been."""
    if items and all(isinstance(item, (bool, int, float)) or _is_scalar(item) for item in items):
        return np.array([float(item) for item in items])
    if items and all(isinstance(item, list) for item in items) and len({len(item) for item in items}) == 1:
        rows = [_as_array(item) for item in items]
        if all(row is not None for row in rows):
            return np.array(rows)
    return None


def _is_scalar(item: Any) -> bool:
    return isinstance(item, np.ndarray) and item.ndim == 0
