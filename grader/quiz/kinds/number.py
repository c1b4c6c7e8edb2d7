"""On real numbers: a result to predict, read as people write numbers, judged within the tolerance that was stated."""

import math
from dataclasses import dataclass
from random import Random

from grader.quiz.kinds.judged import Judged, NotUnderstood
from grader.quiz.numbers.drawing import Drawn, draw_apart, plain
from grader.quiz.numbers.registry import DRAWS
from grader.quiz.questions import Mistake, Number

_ROUNDING = 1e-9  # 0.19 is within 0.01 of 0.18, whatever binary fractions make of it


@dataclass(frozen=True)
class PutNumber:
    """A question about numbers that were drawn for it."""

    question: Number
    drawn: Drawn

    @classmethod
    def put(cls, question: Number, rng: Random) -> "PutNumber":
        """Return the question with fresh numbers. Raises KeyError, ValueError where they cannot be drawn."""
        return cls(question, draw_apart(DRAWS[question.draws], rng, question.tolerance))

    @property
    def asks(self) -> str:
        """The question with its numbers."""
        return self._filled(self.question.asks)

    @property
    def options(self) -> tuple[str, ...]:
        """Nothing to choose from."""
        return ()

    @property
    def how(self) -> str:
        """How to answer, and how exactly."""
        if not self.question.tolerance:
            return "a whole number"
        return f"a number, right within {plain(self.question.tolerance)}"

    @property
    def right(self) -> str:
        """The right result, as exactly as the question asks for it."""
        return plain(round(self.drawn.right, 4))

    @property
    def because(self) -> str:
        """How one gets there."""
        return self._filled(self.question.because)

    def judged(self, said: str) -> Judged:
        """Return what an answer is worth; a number that a mistake gives is recognised. Raises NotUnderstood."""
        value = number_in(said)
        if self._same(value, self.drawn.right):
            return Judged("right", self.right, self.because)
        for name, wrong in self.drawn.wrong.items():
            if self._same(value, wrong):
                found = self.question.mistakes[name]
                mistake = Mistake(
                    belief=self._filled(found.belief), correction=self._filled(found.correction)
                )
                return Judged("wrong", self.right, self.because, name, mistake)
        return Judged("wrong", self.right, self.because)

    def _same(self, one: float, other: float) -> bool:
        return abs(one - other) <= self.question.tolerance + _ROUNDING

    def _filled(self, text: str) -> str:
        return text.format_map(self.drawn.texts())


def number_in(said: str) -> float:
    """Return the number that somebody wrote: "0.18", "-3", "2/3", "1e-3". Raises NotUnderstood."""
    typed = said.strip().replace("−", "-").replace(" ", "")
    if "," in typed:
        raise NotUnderstood("Write the number with a point and without commas: 0.18, or 3907.")
    try:
        above, slash, below = typed.partition("/")
        value = float(above) / float(below) if slash else float(above)
    except (ValueError, ZeroDivisionError):
        raise NotUnderstood("Answer with a number, such as 0.18, -3 or 2/3.") from None
    if not math.isfinite(value):
        raise NotUnderstood("The result is a finite number, such as 0.18, -3 or 2/3.")
    return value
