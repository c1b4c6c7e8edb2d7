"""All that travels between a run and the workers of a cluster: plain bytes, and none of our objects.

Texts are bytes too: what a learner writes, or calls a file, may be no Unicode.
"""

from collections.abc import Iterable
from typing import TypeVar

import msgspec

from grader.key.keyring import Keyring
from grader.key.store import Key
from grader.workspace import Found

T = TypeVar("T")


class SentKey(msgspec.Struct, frozen=True, array_like=True):
    """An answer key, and the stub that nobody has touched."""

    key: Key
    stub: str


class Contract(msgspec.Struct, frozen=True):
    """What a worker must know before it grades for a run."""

    run: str
    trusted: bool
    keys: list[SentKey]


class Sheet(msgspec.Struct, frozen=True, array_like=True):
    """One exercise of a submission."""

    exercise: str
    source: bytes | None
    problem: bytes
    notes: list[bytes]
    lines: list[int]


class Submission(msgspec.Struct, frozen=True, array_like=True):
    """All exercises of a submission, which were read in `reading` seconds."""

    name: bytes
    sheets: list[Sheet]
    reading: float

    def size(self) -> int:
        """Return about how many bytes it has."""
        return sum(len(sheet.source or b"") for sheet in self.sheets)

    def found(self) -> list[Found]:
        """Return the exercises as they were read."""
        return [
            Found(
                sheet.exercise,
                None if sheet.source is None else text(sheet.source),
                text(sheet.problem),
                tuple(map(text, sheet.notes)),
                tuple(sheet.lines),
            )
            for sheet in self.sheets
        ]


class Parcel(msgspec.Struct, frozen=True):
    """Submissions for one worker. `afresh`: each by a judge that has graded nothing else."""

    run: str
    submissions: list[Submission]
    afresh: bool


class Returned(msgspec.Struct, frozen=True):
    """The outcomes of a parcel's first submissions: of all, or of as many as there was time for.

    None where this worker, or the one that had its address before, does not know the run.
    """

    worker: str
    outcomes: list[bytes] | None


def submission(name: str, found: list[Found], reading: float) -> Submission:
    """Return a submission as it travels."""
    sheets = [
        Sheet(
            one.exercise,
            None if one.source is None else _data(one.source),
            _data(one.problem),
            list(map(_data, one.notes)),
            list(one.lines),
        )
        for one in found
    ]
    return Submission(_data(name), sheets, reading)


def contract(run: str, keyring: Keyring, exercises: Iterable[str], trusted: bool) -> Contract:
    """Return what workers must know, the keys of these exercises included. Raises NoKey."""
    keys = [SentKey(keyring.key(name).key, keyring.stub(name)) for name in exercises]
    return Contract(run, trusted, keys)


def pack(thing: msgspec.Struct) -> bytes:
    """Return the bytes that travel."""
    return msgspec.msgpack.encode(thing)


def unpack(data: bytes, kind: type[T]) -> T:
    """Return what was packed. Raises msgspec.ValidationError for anything else."""
    return msgspec.msgpack.decode(data, type=kind)


def text(data: bytes) -> str:
    """Return the text that these bytes are."""
    return data.decode("utf-8", "surrogatepass")


def _data(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
