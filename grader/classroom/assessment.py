"""What became of one submission, under the hashes of all that it depends on."""

import msgspec

from grader.classroom.stages import Stages
from grader.findings.printable import printable
from grader.record import ExerciseStatus


class Version(msgspec.Struct, frozen=True):
    """What a verdict depends on: a hash of what was handed in, and one of the keys that it was judged by."""

    submission: str
    key: str


UNREAD = Version("", "")


class Assessment(msgspec.Struct, frozen=True, tag=True):
    """The record of a submission, as a line of JSON, with the status of each exercise and where the time went."""

    version: Version
    record: bytes
    statuses: dict[str, ExerciseStatus]
    stages: Stages

    @property
    def failed(self) -> bool:
        """Whether we failed: then nothing is known about some exercise of the student's."""
        return "error" in self.statuses.values()


class Lost(msgspec.Struct, frozen=True, tag=True):
    """No record: the submission could not be read, or what graded it was killed. `message` is a sentence."""

    message: str

    @property
    def failed(self) -> bool:
        """Whether we failed."""
        return True


Outcome = Assessment | Lost
_encoder = msgspec.msgpack.Encoder()
_decoder: msgspec.msgpack.Decoder[Outcome] = msgspec.msgpack.Decoder(Outcome)


def encode(outcome: Outcome) -> bytes:
    """Return an outcome as bytes, to be sent to the process that stores it."""
    return _encoder.encode(outcome)


def decode(data: bytes) -> Outcome:
    """Return what `encode` was given."""
    return _decoder.decode(data)


def lost(doing: str, error: Exception) -> Lost:
    """Return the outcome where an exception of ours came between: `doing` says what it kept us from."""
    return Lost(f"{doing}: {type(error).__name__}: {printable(str(error), 300)}")
