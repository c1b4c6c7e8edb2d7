"""How many exercises ended in which status."""

from collections import Counter
from collections.abc import Iterable

from grader.record import ExerciseStatus

_ORDER: list[ExerciseStatus] = ["passed", "failed", "not_started", "missing", "error"]


class Tally:
    """Counts the statuses of exercises."""

    def __init__(self) -> None:
        self._counts: Counter[ExerciseStatus] = Counter()

    def add(self, statuses: Iterable[ExerciseStatus]) -> None:
        """Count these."""
        self._counts.update(statuses)

    def of(self, status: ExerciseStatus) -> int:
        """Return how many there are of one status."""
        return self._counts[status]

    @property
    def total(self) -> int:
        """How many exercises were counted."""
        return self._counts.total()

    def text(self) -> str:
        """Return the counts on one line."""
        return ", ".join(
            f"{self._counts[status]} {status.replace('_', ' ')}" for status in _ORDER if self._counts[status]
        )
