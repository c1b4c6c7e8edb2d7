"""How the numbers of a picture come about: calls of learners' functions, and what is read from the answers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import numpy as np

from grader.checks.plan import Call
from grader.checks.usable import WrongKind, as_outcome

Numbers = TypeVar("Numbers")
Outcome = dict[str, Any]


@dataclass(frozen=True)
class Recipe(Generic[Numbers]):
    """What to call, of which exercises, and how to read the numbers from what came back.

    `read` raises WrongKind where these are no such numbers. `words` gives what the picture's texts are filled with.
    """

    uses: tuple[str, ...]
    calls: tuple[Call, ...]
    read: Callable[[list[Any]], Numbers]
    words: Callable[[Numbers], dict[str, Any]]


def outcome(answer: Any, shapes: Mapping[str, tuple[int, ...]]) -> Outcome:
    """Return the arrays of these shapes that a program left behind. Raises WrongKind; NaN and infinities are wrong."""
    found: Outcome = as_outcome(answer, {name: np.zeros(shape) for name, shape in shapes.items()})
    for name, array in found.items():
        if not np.isfinite(array).all():
            raise WrongKind(f"{name} is not finite.")
    return found
