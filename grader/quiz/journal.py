"""What was asked and answered, in `.progress/quiz.jsonl`: one line each, on the disk before the next question.

What learners tick for themselves is an event of its own kind, so that it is never taken for what was graded.
"""

import os
from pathlib import Path
from typing import Literal

import msgspec


class Begun(msgspec.Struct, frozen=True, tag_field="event", tag="begun"):
    """A round begins: its questions in their order; `seed` gives their numbers again."""

    round: str
    at: str
    seed: int
    questions: list[str]
    schema: int = 1


class Answered(msgspec.Struct, frozen=True, tag_field="event", tag="answered"):
    """A question was answered and graded. `mistake` names the recognised belief, where there was one."""

    round: str
    at: str
    question: str
    kind: str
    said: str
    verdict: Literal["right", "wrong", "unknown"]
    mistake: str = ""
    seconds: float = 0.0
    schema: int = 1


class Said(msgspec.Struct, frozen=True, tag_field="event", tag="said"):
    """An open question was answered in writing, or aloud (`said` is empty); its points are not ticked yet."""

    round: str
    at: str
    question: str
    said: str
    schema: int = 1


class SelfRated(msgspec.Struct, frozen=True, tag_field="event", tag="self_rated"):
    """These points of an open question the learner ticked, by their own judgement."""

    round: str
    at: str
    question: str
    ticked: list[int]
    points: int
    seconds: float = 0.0
    schema: int = 1


Event = Begun | Answered | Said | SelfRated
_decoder: msgspec.json.Decoder[Event] = msgspec.json.Decoder(Event)


class NotKept(Exception):
    """The file of events cannot be read or written. The message says why."""


class Journal:
    """The file of events. Lines that cannot be read are left where they are, and counted in `damaged`."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "quiz.jsonl"
        self.damaged = 0

    def events(self) -> list[Event]:
        """Return all events in their order. Raises NotKept where the file is there and cannot be read."""
        try:
            lines = self.path.read_bytes().split(b"\n")
        except FileNotFoundError:
            return []
        except OSError as error:
            raise NotKept(f"{self.path}: {error.strerror}") from error
        found: list[Event] = []
        self.damaged = 0
        for line in filter(None, lines):
            try:
                found.append(_decoder.decode(line))
            except msgspec.DecodeError:
                self.damaged += 1
        return found

    def append(self, event: Event) -> None:
        """Write one event so that it is on the disk when this returns. Raises NotKept."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with open(self.path, "ab+") as file:
                size = file.seek(0, os.SEEK_END)
                file.seek(max(size - 1, 0))
                torn = file.read(1) not in (b"", b"\n")  # an earlier write was cut off
                file.write(b"\n" * torn + msgspec.json.encode(event) + b"\n")
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise NotKept(f"{self.path}: {error.strerror}") from error
