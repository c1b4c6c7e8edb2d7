"""Equal results are drawn once: in a class most answers to an exercise are one of a few."""

from collections.abc import Callable
from typing import Generic, TypeVar

from msgspec import structs

from grader.record import ExerciseResult

MOST_REMEMBERED = 2000
Drawn = TypeVar("Drawn")


class Remembered(Generic[Drawn]):
    """A function of a result, the time it took aside, that keeps what it returned for equal results."""

    def __init__(self, draw: Callable[[ExerciseResult], Drawn]) -> None:
        self._draw = draw
        self._drawn: dict[str, Drawn] = {}

    def __call__(self, result: ExerciseResult) -> Drawn:
        """Return what `draw` makes of the result."""
        timeless = structs.replace(result, seconds=0.0)
        key = repr(timeless)  # unlike JSON and msgpack, it holds any text
        if key not in self._drawn:
            if len(self._drawn) >= MOST_REMEMBERED:
                self._drawn.pop(next(iter(self._drawn)))
            self._drawn[key] = self._draw(timeless)
        return self._drawn[key]
