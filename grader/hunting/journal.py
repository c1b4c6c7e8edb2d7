"""What happened in hunts, in `.progress/hunts.jsonl`; the broken program too, so that it can be laid out again."""

from pathlib import Path
from typing import Literal

import msgspec

from grader import journal
from grader.journal import Entry
from grader.laying import FolderName

Where = Literal["hunt", "review"]


class Begun(Entry, frozen=True, tag="begun"):
    """A hunt begins: `broken` is the program that is shown, `right` the one that it was made of, `own` whose.

    `where` is the command that asked for it.
    """

    hunt: str
    seed: int
    own: bool
    broken: str
    right: str
    folder: FolderName
    where: Where = "hunt"


class Named(Entry, frozen=True, tag="named"):
    """The learner named a concept; none (empty) where they did not know."""

    said: str
    right: bool
    seconds: float = 0.0


class Tried(Entry, frozen=True, tag="tried"):
    """A fix was graded: whether it passed, and which concepts failed."""

    passed: bool
    failed: list[str]
    seconds: float = 0.0


class Helped(Entry, frozen=True, tag="helped"):
    """The whole report on a fix was asked for."""


class GivenUp(Entry, frozen=True, tag="given_up"):
    """The learner asked to see what was planted."""

    seconds: float = 0.0


Event = Begun | Named | Tried | Helped | GivenUp
_decoder: msgspec.json.Decoder[Event] = msgspec.json.Decoder(Event)


class Journal(journal.Journal[Event]):
    """The hunts' file of events in a folder."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder / "hunts.jsonl", _decoder)
