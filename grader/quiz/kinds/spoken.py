"""Say it: an open question, and the points of a good answer, which the learner ticks."""

from dataclasses import dataclass

from grader.quiz.kinds.letters import some_numbers
from grader.quiz.questions import Spoken


@dataclass(frozen=True)
class PutSpoken:
    """An open question. Nothing of it is graded."""

    question: Spoken

    @property
    def asks(self) -> str:
        """What to speak about."""
        return self.question.asks

    @property
    def how(self) -> str:
        """How to answer."""
        return "aloud or in writing; then tick the points that you made"

    @property
    def points(self) -> list[str]:
        """What a good answer says."""
        return self.question.points

    def ticked(self, said: str) -> list[int]:
        """Return the points that were ticked, counted from 1. Raises NotUnderstood."""
        return some_numbers(said, len(self.points))
