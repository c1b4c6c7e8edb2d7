"""What happened in drills, in `.progress/drills.jsonl`."""

from pathlib import Path

import msgspec

from grader import journal
from grader.journal import Entry
from grader.laying import FolderName


class Begun(Entry, frozen=True, tag="begun"):
    """A drill begins: its exercises in their order, in a folder of their own."""

    exercises: list[str]
    folder: FolderName
    minutes: int


class Turned(Entry, frozen=True, tag="turned"):
    """The learner turned to this exercise: the clock runs for it."""

    exercise: str


class Spent(Entry, frozen=True, tag="spent"):
    """So many more seconds went into an exercise."""

    exercise: str
    seconds: float


class Graded(Entry, frozen=True, tag="graded"):
    """An exercise was graded: its status, and which concepts passed and failed; the others were not checked.

    `source` stands for the program; `misconception` is the mistake that was recognised, and kept from the learner.
    """

    exercise: str
    status: str
    passed: list[str]
    failed: list[str]
    headline: str = ""
    source: str = ""
    misconception: str = ""


class Ended(Entry, frozen=True, tag="ended"):
    """The drill is over, by the learner's wish or because everything passed."""


Event = Begun | Turned | Spent | Graded | Ended
_decoder: msgspec.json.Decoder[Event] = msgspec.json.Decoder(Event)


class Journal(journal.Journal[Event]):
    """The drills' file of events in a folder."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder / "drills.jsonl", _decoder)
