"""The wall time that a submission has, whatever it does with it: in all, and for each of its exercises."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from grader.worker.messages import Answers, Fault, Task


class Budget:
    """What is left of it, over all children that run the submission. Each second is some exercise's."""

    def __init__(self, tasks: list[Task], seconds: float) -> None:
        """All exercises together have `seconds`, each has what its own limits add up to."""
        self._sentence = f"All exercises together took more than {seconds:g} seconds."
        self._left = seconds
        self._left_of = [task.seconds_to_load + task.seconds_in_all for task in tasks]

    @property
    def is_used_up(self) -> bool:
        """Whether there is nothing left for any exercise."""
        return self._left <= 0

    def left(self, number: int) -> float:
        """Return how many seconds the exercise `number` may still take."""
        return min(self._left, self._left_of[number])

    @contextmanager
    def charged_to(self, number: int) -> Iterator[None]:
        """Take the time that the block takes from the exercise `number`, and from all together."""
        started = time.monotonic()
        try:
            yield
        finally:
            spent = time.monotonic() - started
            self._left -= spent
            self._left_of[number] -= spent

    def out_of_time(self) -> Fault:
        """Return what is told of an exercise whose time ran out; all of them are named where that is why."""
        return Fault("OutOfTime", self._sentence if self.is_used_up else "")

    def not_run(self, task: Task) -> Answers:
        """Return the answers of an exercise for which nothing was left."""
        return Answers(task.exercise, "timeout", self.out_of_time())
