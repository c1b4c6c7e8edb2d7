"""What happened in hunts, in `.progress/hunts.jsonl`; the broken program too, so that it can be laid out again."""

from pathlib import Path
from typing import Literal

import msgspec

from grader import journal

Where = Literal["hunt", "review"]


class Begun(msgspec.Struct, frozen=True, tag_field="event", tag="begun"):
    """A hunt begins: `broken` is the program that is shown, `right` the one that it was made of, `own` whose.

    `where` is the command that asked for it.
    """

    round: str
    at: str
    hunt: str
    seed: int
    own: bool
    broken: str
    right: str
    folder: str
    where: Where = "hunt"
    schema: int = 1


class Named(msgspec.Struct, frozen=True, tag_field="event", tag="named"):
    """The learner named a concept; none (empty) where they did not know."""

    round: str
    at: str
    said: str
    right: bool
    seconds: float = 0.0
    schema: int = 1


class Tried(msgspec.Struct, frozen=True, tag_field="event", tag="tried"):
    """A fix was graded: whether it passed, and which concepts failed."""

    round: str
    at: str
    passed: bool
    failed: list[str]
    seconds: float = 0.0
    schema: int = 1


class Helped(msgspec.Struct, frozen=True, tag_field="event", tag="helped"):
    """The whole report on a fix was asked for."""

    round: str
    at: str
    schema: int = 1


class GivenUp(msgspec.Struct, frozen=True, tag_field="event", tag="given_up"):
    """The learner asked to see what was planted."""

    round: str
    at: str
    seconds: float = 0.0
    schema: int = 1


Event = Begun | Named | Tried | Helped | GivenUp
_decoder: msgspec.json.Decoder[Event] = msgspec.json.Decoder(Event)


class Journal(journal.Journal[Event]):
    """The hunts' file of events in a folder."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder / "hunts.jsonl", _decoder)
