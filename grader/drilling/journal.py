"""What happened in drills, in `.progress/drills.jsonl`."""

from pathlib import Path

import msgspec

from grader import journal


class Begun(msgspec.Struct, frozen=True, tag_field="event", tag="begun"):
    """A drill begins: its exercises in their order, in a folder of their own."""

    round: str
    at: str
    exercises: list[str]
    folder: str
    minutes: int
    schema: int = 1


class Turned(msgspec.Struct, frozen=True, tag_field="event", tag="turned"):
    """The learner turned to this exercise: the clock runs for it."""

    round: str
    at: str
    exercise: str
    schema: int = 1


class Spent(msgspec.Struct, frozen=True, tag_field="event", tag="spent"):
    """So many more seconds went into an exercise."""

    round: str
    at: str
    exercise: str
    seconds: float
    schema: int = 1


class Graded(msgspec.Struct, frozen=True, tag_field="event", tag="graded"):
    """An exercise was graded: its status, and which concepts passed and failed; the others were not checked.

    `source` stands for the program; `misconception` is the mistake that was recognised, and kept from the learner.
    """

    round: str
    at: str
    exercise: str
    status: str
    passed: list[str]
    failed: list[str]
    headline: str = ""
    source: str = ""
    misconception: str = ""
    schema: int = 1


class Ended(msgspec.Struct, frozen=True, tag_field="event", tag="ended"):
    """The drill is over, by the learner's wish or because everything passed."""

    round: str
    at: str
    schema: int = 1


Event = Begun | Turned | Spent | Graded | Ended
_decoder: msgspec.json.Decoder[Event] = msgspec.json.Decoder(Event)


class Journal(journal.Journal[Event]):
    """The drills' file of events in a folder."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder / "drills.jsonl", _decoder)
