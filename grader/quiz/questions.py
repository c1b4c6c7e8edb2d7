"""What a topic's file holds: questions of four kinds, and for each wrong answer the belief behind it."""

from typing import ClassVar, Literal, get_args

import msgspec

Level = Literal["prerequisite", "IC3", "IC4"]
Kind = Literal["number", "order", "choice", "spoken"]
LEVELS: tuple[Level, ...] = get_args(Level)
KINDS: tuple[Kind, ...] = get_args(Kind)


class Mistake(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A belief that a wrong answer goes with, as somebody would state it who holds it, and what is so instead."""

    belief: str
    correction: str


class Distractor(Mistake, frozen=True, kw_only=True):
    """A wrong choice. `name` is what the learner's record calls it."""

    name: str
    says: str


class Misplacement(Mistake, frozen=True, kw_only=True):
    """A wrong order: the pieces `shows` stand in this order, with whatever between them."""

    name: str
    shows: list[str]


class Question(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What all kinds share. `see` is the concept of an exercise to look at again, where there is one.

    `proofs` compute the numbers that the texts state: pairs of an expression and what it gives; `given` are those
    that nothing computes, because the question sets them.
    """

    kind: ClassVar[Kind]
    topic: str
    id: str
    level: Level
    idea: str
    asks: str
    see: str = ""
    given: list[str] = []
    proofs: list[tuple[str, str]] = []

    def belief(self, mistake: str) -> str | None:
        """Return the belief behind a mistake, by its name; None where none is stated."""
        return None

    @property
    def key(self) -> str:
        """The name that is the question's own among all: `<topic>.<id>`."""
        return f"{self.topic}.{self.id}"


class Choice(Question, frozen=True, kw_only=True):
    """One right answer among wrong ones; `because` says why it is right."""

    kind: ClassVar[Kind] = "choice"
    right: str
    because: str
    wrong: list[Distractor]

    def belief(self, mistake: str) -> str | None:
        """Return the belief behind a wrong choice."""
        return {one.name: one.belief for one in self.wrong}.get(mistake)


class Number(Question, frozen=True, kw_only=True):
    """A result to predict. `draws` names the function in `numbers/` that makes the numbers and the answers.

    Its texts are filled in with what that function shows: "{right}", "{lr}". `mistakes` are by the function's names.
    """

    kind: ClassVar[Kind] = "number"
    draws: str
    tolerance: float
    because: str
    mistakes: dict[str, Mistake]

    def belief(self, mistake: str) -> str | None:
        """Return the belief behind a wrong result, unless its text is filled in with numbers."""
        found = self.mistakes.get(mistake)
        return found.belief if found and "{" not in found.belief else None


class Order(Question, frozen=True, kw_only=True):
    """Pieces to put in order. An order is right when it shows none of the mistakes; the first it shows is named."""

    kind: ClassVar[Kind] = "order"
    pieces: dict[str, str]
    because: str
    mistakes: list[Misplacement]

    def belief(self, mistake: str) -> str | None:
        """Return the belief behind a wrong order."""
        return {one.name: one.belief for one in self.mistakes}.get(mistake)


class Spoken(Question, frozen=True, kw_only=True):
    """To be answered aloud or in writing; then the learner ticks the points that the answer made."""

    kind: ClassVar[Kind] = "spoken"
    points: list[str]


class Topic(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One file of questions. Its name and its place among the topics are those of the file."""

    name: str
    place: int
    title: str
    choice: list[Choice] = []
    number: list[Number] = []
    order: list[Order] = []
    spoken: list[Spoken] = []

    @property
    def questions(self) -> list[Question]:
        """All of its questions, whatever their kind."""
        return [*self.number, *self.order, *self.choice, *self.spoken]
