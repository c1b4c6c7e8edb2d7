"""What was asked and answered, in `.progress/quiz.jsonl`: one line each, on the disk before the next question.

What learners tick for themselves is an event of its own kind, so that it is never taken for what was graded.
"""

from pathlib import Path
from typing import Literal

import msgspec

from grader import journal
from grader.journal import Entry, NotKept

__all__ = ["Answered", "Begun", "Event", "Journal", "NotKept", "Said", "SelfRated"]


class Begun(Entry, frozen=True, tag="begun"):
    """A round begins: its questions in their order; `seed` gives their numbers again."""

    seed: int
    questions: list[str]


class Answered(Entry, frozen=True, tag="answered"):
    """A question was answered and graded. `mistake` names the recognised belief, where there was one."""

    question: str
    kind: str
    said: str
    verdict: Literal["right", "wrong", "unknown"]
    mistake: str = ""
    seconds: float = 0.0


class Said(Entry, frozen=True, tag="said"):
    """An open question was answered in writing, or aloud (`said` is empty); its points are not ticked yet."""

    question: str
    said: str


class SelfRated(Entry, frozen=True, tag="self_rated"):
    """These points of an open question the learner ticked, by their own judgement."""

    question: str
    ticked: list[int]
    points: int
    seconds: float = 0.0


Event = Begun | Answered | Said | SelfRated
_decoder: msgspec.json.Decoder[Event] = msgspec.json.Decoder(Event)


class Journal(journal.Journal[Event]):
    """The quiz's file of events in a folder."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder / "quiz.jsonl", _decoder)
