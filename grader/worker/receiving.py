"""What a child sends, taken for what it may be: bytes of somebody hostile.

Types are checked while they are decoded, keys of maps are text (whose hashes nobody can foretell), sizes, depths
and counts are bounded: reading a message costs little, whatever it says.
"""

import dataclasses
from typing import Annotated, Any

import msgspec
import numpy as np
from msgspec import Meta, structs
from msgspec.msgpack import Decoder, Ext

from grader.worker import wire
from grader.worker.messages import Answer, Answers
from grader.worker.plain import DEEPEST
from grader.worker.wire import Objects, Opaque, WireError

LARGEST_MESSAGE = 4 * 2**20
MOST_VALUES = 400_000
MOST_PRINTED = 10_000
_LONGEST_LIST = 200_000


def _plain_values() -> Any:
    """Return the type of plain values: text, numbers and lists, to a bounded depth; maps come as lists."""
    single = None | bool | int | float | str | Ext
    level: Any = single
    for _ in range(DEEPEST + 2):
        level = single | Annotated[list[level], Meta(max_length=_LONGEST_LIST)]
    return level


_Plain = _plain_values()
_Position = Annotated[int, Meta(ge=0, lt=64)]


class _SentAnswer(Answer, frozen=True, omit_defaults=True):
    value: _Plain = None  # type: ignore[valid-type]
    changed: dict[_Position, _Plain] = msgspec.field(default_factory=dict)  # type: ignore[valid-type]


class _SentAnswers(Answers, frozen=True, omit_defaults=True):
    answers: list[_SentAnswer] = msgspec.field(default_factory=list)  # type: ignore[assignment]


_answers_decoder = Decoder(_SentAnswers)
_map_decoder = Decoder(tuple[list[str], list[_Plain]])  # type: ignore[valid-type]
_list_decoder = Decoder(list[_Plain])  # type: ignore[valid-type]
_SPECIAL: dict[int, type[Opaque | Objects]] = {wire.OPAQUE: Opaque, wire.OBJECTS: Objects}


def answers_in(message: bytes) -> Answers:
    """Return the answers that a message holds. Raises WireError where it holds anything else."""
    try:
        sent = _answers_decoder.decode(message)
        opener = _Opener()
        answers = [
            structs.replace(
                one,
                value=opener.opened(one.value),
                changed={position: opener.opened(value) for position, value in one.changed.items()},
            )
            for one in sent.answers
        ]
    except (msgspec.MsgspecError, ValueError, TypeError, OverflowError, RecursionError, MemoryError) as error:
        raise WireError(f"not a valid message ({type(error).__name__})") from error
    if len(sent.printed) > MOST_PRINTED:
        raise WireError("more was printed than is kept")
    fields = {name: getattr(sent, name) for name in ("exercise", "load", "fault", "absent", "printed")}
    plain_answers = [Answer(one.name, one.status, one.value, one.fault, one.changed) for one in answers]
    return Answers(**fields, answers=plain_answers, library_calls=sent.library_calls)


class _Opener:
    """Turns what stands for arrays and for things that are no data into them, and counts as it goes."""

    def __init__(self) -> None:
        self._left = MOST_VALUES

    def opened(self, value: Any, depth: int = 0) -> Any:
        """Return a value as checks take it. Raises WireError."""
        self._left -= 1
        if self._left < 0 or depth > DEEPEST + 2:
            raise WireError("it holds too many values, or too deep ones")
        if type(value) is list:
            return [self.opened(item, depth + 1) for item in value]
        return self._special(value, depth) if type(value) is Ext else value

    def _special(self, value: Ext, depth: int) -> Opaque | Objects | np.ndarray | dict[str, Any]:
        if value.code == wire.ARRAY:
            return wire.array_in(bytes(value.data))
        if value.code == wire.MAP:
            keys, values = _map_decoder.decode(value.data)
            return dict(zip(keys, self.opened(values, depth + 1), strict=True))
        if value.code not in _SPECIAL:
            raise WireError(f"unknown kind of value {value.code}")
        special = _SPECIAL[value.code]
        fields = [self.opened(item, depth + 1) for item in _list_decoder.decode(value.data)]
        names = [field.name for field in dataclasses.fields(special)]
        return msgspec.convert(dict(zip(names, fields, strict=True)), special)
