"""What a check is made of: `@concept`, the learner's answers beside the key's, and claims about them."""

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from grader.worker.wire import Opaque

RELATIVE, ABSOLUTE = 1e-5, 1e-8
CheckFunction = Callable[["AnswerBook"], None]


class Failed(AssertionError):
    """A claim that does not hold: on which call it shows, and what there is to see."""

    def __init__(self, call: str, remark: str = "") -> None:
        super().__init__(f"{call}: {remark}" if remark else call)
        self.call = call
        self.remark = remark


class Unusable(Exception):
    """An answer was needed that is not there: the call raised, hung or returned another kind of thing."""

    def __init__(self, call: str) -> None:
        super().__init__(call)
        self.call = call


class AnswerBook:
    """The learner's answers by the name of the call, in the key's shapes, and the key's own beside them.

    `book["together"]` is the learner's value (arrays as float64, scalars as float, lists and dicts of these);
    it raises Unusable where there is none. `book.expected` holds the key's, `book.raw` what came back as it is,
    `book.consulted` the calls that were asked for.
    """

    def __init__(self, usable: dict[str, Any], raw: dict[str, Any], expected: dict[str, Any]) -> None:
        self._usable = usable
        self.raw = raw
        self.expected = expected
        self.consulted: set[str] = set()

    def __getitem__(self, call: str) -> Any:
        self.consulted.add(call)
        if call not in self._usable:
            raise Unusable(call)
        return self._usable[call]

    def __contains__(self, call: str) -> bool:
        self.consulted.add(call)
        return call in self._usable

    def right(self, call: str) -> bool:
        """Return whether the answer to `call` is the key's. Raises Unusable."""
        return same(self[call], self.expected[call])


def concept(concept_id: str, needs: str | tuple[str, ...] = ()) -> Callable[[CheckFunction], CheckFunction]:
    """Mark a function as the check of one concept. Its docstring is the line that the learner reads.

    It is not run where a concept in `needs` failed or was not checked.
    """

    def mark(function: CheckFunction) -> CheckFunction:
        function.concept = concept_id  # type: ignore[attr-defined]
        function.needs = (needs,) if isinstance(needs, str) else needs  # type: ignore[attr-defined]
        return function

    return mark


def require(holds: Any, call: str, remark: str = "") -> None:
    """Raise Failed, showing `call`, unless `holds`."""
    if not holds:
        raise Failed(call, remark)


def require_right(book: AnswerBook, *calls: str, remark: str = "") -> None:
    """Raise Failed at the first of `calls` whose answer is not the key's."""
    for call in calls:
        require(book.right(call), call, remark)


def same(yours: Any, expected: Any, relative: float = RELATIVE, absolute: float = ABSOLUTE) -> bool:
    """Return whether two values agree: relative to the largest entry, NaN and infinities as such."""
    if type(yours) is float and type(expected) is float and math.isfinite(expected):
        return abs(yours - expected) <= relative * abs(expected) + absolute
    if isinstance(expected, dict):
        return isinstance(yours, dict) and all(
            key in yours and same(yours[key], expected[key], relative, absolute) for key in expected
        )
    if isinstance(expected, (list, tuple)):
        return (
            isinstance(yours, (list, tuple, np.ndarray))
            and len(yours) == len(expected)
            and all(same(one, other, relative, absolute) for one, other in zip(yours, expected, strict=True))
        )
    if expected is None or isinstance(expected, (str, bool, Opaque)):
        return not isinstance(yours, (np.ndarray, list, dict)) and bool(yours == expected)
    other = np.asarray(expected, dtype=float)
    try:
        one = np.asarray(yours, dtype=float)
    except (TypeError, ValueError):  # something that is no number at all
        return False
    if one.shape != other.shape:
        return False
    if (one == other).all():
        return True
    finite = np.isfinite(other)
    if not np.array_equal(one[~finite], other[~finite], equal_nan=True):
        return False
    largest = np.abs(other[finite]).max(initial=0.0)
    with np.errstate(all="ignore"):
        return bool((np.abs(one[finite] - other[finite]) <= relative * largest + absolute).all())
