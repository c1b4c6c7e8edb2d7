"""What can happen. A field that is added later has a default, so that older events can still be read.

`about` is what an event is told apart by: the work in a folder, a question, a hunt. `folder` is relative to the kit.
"""

from typing import Literal

import msgspec


class OfWork(msgspec.Struct, frozen=True, kw_only=True):
    """Something about a file that the learner works on: `<folder>/<exercise>.py`."""

    exercise: str
    folder: str = "exercises"

    @property
    def about(self) -> str:
        """The file, without its ending."""
        return f"{self.folder}/{self.exercise}"


class Graded(OfWork, frozen=True, kw_only=True, tag_field="event", tag="graded"):
    """A verdict was shown. `source` stands for the program; `concepts` has the status of each."""

    source: str
    status: Literal["passed", "failed"]
    concepts: dict[str, str]
    headline: str = ""
    misconception: str = ""


class HintShown(OfWork, frozen=True, kw_only=True, tag_field="event", tag="hint"):
    """The hints up to `rung` of a concept were shown, for a recognised `mistake` where there is one."""

    concept: str
    rung: int
    mistake: str = ""


class Revealed(OfWork, frozen=True, kw_only=True, tag_field="event", tag="revealed"):
    """The reference was shown."""

    after_a_pass: bool


class Reset(OfWork, frozen=True, kw_only=True, tag_field="event", tag="reset"):
    """The stub was brought back: what comes now is a new attempt, with a first try of its own."""


class WritingBegun(OfWork, frozen=True, kw_only=True, tag_field="event", tag="writing"):
    """A review laid out a stub, to write the exercise once more."""


class QuizAnswered(msgspec.Struct, frozen=True, kw_only=True, tag_field="event", tag="answered"):
    """A question was answered and graded. `concept` is that of an exercise, where the question belongs to one."""

    question: str
    concept: str
    kind: str
    verdict: Literal["right", "wrong", "unknown"]
    mistake: str = ""
    seconds: float = 0.0
    where: Literal["quiz", "review"] = "quiz"

    @property
    def about(self) -> str:
        """The question."""
        return self.question


class PointsTicked(msgspec.Struct, frozen=True, kw_only=True, tag_field="event", tag="ticked"):
    """An open question was answered and its points ticked: the learner's own judgement, so no evidence."""

    question: str
    ticked: int
    points: int
    seconds: float = 0.0

    @property
    def about(self) -> str:
        """The question."""
        return self.question


class Hunted(msgspec.Struct, frozen=True, kw_only=True, tag_field="event", tag="hunted"):
    """A bug hunt ended. `found`: its concept was named; `fixed`: the program is right. `hunt` is its folder.

    `tries` is one where both were right at once, and one more for each wrong answer; `helped`: the report on a fix
    was read. `where` tells hunts that a review asked for, which count for its day.
    """

    hunt: str
    concept: str
    found: bool
    fixed: bool
    tries: int
    misconception: str = ""
    seconds: float = 0.0
    helped: bool = False
    where: Literal["hunt", "review"] = "hunt"

    @property
    def about(self) -> str:
        """The hunt's folder."""
        return self.hunt


class Drilled(msgspec.Struct, frozen=True, kw_only=True, tag_field="event", tag="drilled"):
    """A drill ended; its gradings stand in the history as `Graded` in the same folder."""

    folder: str
    exercises: list[str]
    passed: list[str]
    seconds: float

    @property
    def about(self) -> str:
        """The drill's folder."""
        return self.folder


Event = Graded | HintShown | Revealed | Reset | WritingBegun | QuizAnswered | PointsTicked | Hunted | Drilled
