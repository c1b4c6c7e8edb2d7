"""Those who grade: processes of this machine, or of many. A run does not know which."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from grader.classroom.assessment import Outcome
from grader.classroom.intake import Handed


class CrewError(RuntimeError):
    """Nobody can grade: the processes end as soon as they start, or cannot be reached. The message says more."""


class UnfitCrew(ValueError):
    """Those who were named must not grade this class. The message says why and what to do: a matter of usage."""


class Crew(Protocol):
    """Grades submissions, several at a time. Whatever becomes of one of its processes, nothing is lost."""

    def grade(
        self, submissions: Iterable[Handed], *, alone: bool = False
    ) -> Iterator[tuple[Handed, Outcome]]:
        """Yield one outcome for each submission, in any order.

        Submissions are taken as there is room for them, so they may be as many as you like. What was being
        graded in a process that ends is `Lost`; what that process had before it is given to another.
        `alone`: each in a process of its own, which has graded nothing else. Raises CrewError.
        """
