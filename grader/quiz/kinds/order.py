"""Pieces to put in order: right is every order that shows none of the mistakes."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from grader.quiz.kinds.judged import Judged
from grader.quiz.kinds.letters import LETTERS, all_in_order
from grader.quiz.questions import Misplacement, Order


def first_mistake(question: Order, order: Sequence[str]) -> Misplacement | None:
    """Return the first mistake that an order of the pieces shows; None where it is right."""
    for mistake in question.mistakes:
        places = [order.index(piece) for piece in mistake.shows]
        if places == sorted(places):
            return mistake
    return None


@dataclass(frozen=True)
class PutOrder:
    """Pieces as they are shuffled before the learner."""

    question: Order
    asks: str
    shuffled: tuple[str, ...]

    @classmethod
    def put(cls, question: Order, rng: Random) -> "PutOrder":
        """Return the question with its pieces shuffled into an order that is not right."""
        pieces = list(question.pieces)
        while True:
            rng.shuffle(pieces)
            if first_mistake(question, pieces) is not None:
                return cls(question, question.asks, tuple(pieces))

    @property
    def options(self) -> tuple[str, ...]:
        """The pieces."""
        return tuple(self.question.pieces[piece] for piece in self.shuffled)

    @property
    def how(self) -> str:
        """How to answer."""
        return f"all {len(self.shuffled)} letters in your order"

    @property
    def right(self) -> str:
        """One right order: the one in which the pieces are written down."""
        return " ".join(LETTERS[self.shuffled.index(piece)] for piece in self.question.pieces)

    @property
    def because(self) -> str:
        """Why, and which other orders are right."""
        return self.question.because

    def judged(self, said: str) -> Judged:
        """Return what an order is worth. Raises NotUnderstood."""
        order = [self.shuffled[place] for place in all_in_order(said, len(self.shuffled))]
        mistake = first_mistake(self.question, order)
        if mistake is None:
            return Judged(
                "right", " ".join(LETTERS[self.shuffled.index(piece)] for piece in order), self.because
            )
        return Judged("wrong", self.right, self.because, mistake.name, mistake)
