"""Which and why: one right answer among wrong ones, in an order that the seed decides."""

from dataclasses import dataclass
from functools import cached_property
from random import Random

from grader.quiz.kinds.judged import Judged
from grader.quiz.kinds.letters import LETTERS, one_of, span
from grader.quiz.questions import Choice, Distractor


@dataclass(frozen=True)
class PutChoice:
    """A choice question as it stands before the learner."""

    question: Choice
    asks: str
    shuffled: tuple[Distractor | None, ...]  # None is the right one

    @classmethod
    def put(cls, question: Choice, rng: Random) -> "PutChoice":
        """Return the question with its answers shuffled."""
        answers: list[Distractor | None] = [None, *question.wrong]
        rng.shuffle(answers)
        return cls(question, question.asks, tuple(answers))

    @property
    def options(self) -> tuple[str, ...]:
        """The answers to choose from."""
        return tuple(self.question.right if one is None else one.says for one in self.shuffled)

    @property
    def how(self) -> str:
        """How to answer."""
        return span(len(self.shuffled))

    @cached_property
    def right(self) -> str:
        """The right answer, as it stands there."""
        return f"{LETTERS[self.shuffled.index(None)]}  {self.question.right}"

    @property
    def because(self) -> str:
        """Why that is so."""
        return self.question.because

    def judged(self, said: str) -> Judged:
        """Return what an answer is worth. Raises NotUnderstood."""
        chosen = self.shuffled[one_of(said, len(self.shuffled))]
        if chosen is None:
            return Judged("right", self.right, self.because)
        return Judged("wrong", self.right, self.because, chosen.name, chosen)
