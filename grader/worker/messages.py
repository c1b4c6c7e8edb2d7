"""What crosses the border between the judge and the learner's process: tasks out, answers back."""

from typing import Any, Literal

import msgspec

Verb = Literal["call", "program", "epoch", "torch_steps", "torch_train"]


class Step(msgspec.Struct, frozen=True, omit_defaults=True):
    """One call of a learner's function.

    `args` are plain values, arrays, `Kept`, `Rng` and `Formula`. Elements of the result listed in `keep` stay in
    the child, for later steps that name them with `Kept`; the judge only learns that they are there. An array that
    was passed in may come out changed by `untouched_within` of its largest entry; without it, not by a bit.
    """

    name: str
    function: str
    args: tuple[Any, ...]
    verb: Verb = "call"
    keep: tuple[int, ...] = ()
    untouched_within: float = 0.0


class Task(msgspec.Struct, frozen=True):
    """One exercise of one submission: the file's text and the encoded steps (`wire.encode(list[Step])`).

    `classes` are those of the `functions` for which a class is asked.
    """

    exercise: str
    source: str
    functions: list[str]
    steps: bytes
    library_answers: list[str]
    seconds_to_load: float
    seconds_per_call: float
    seconds_in_all: float
    classes: list[str] = []


class Fault(msgspec.Struct, frozen=True, omit_defaults=True):
    """An exception, told from the learner's side: their line, never a frame of ours."""

    type: str
    message: str = ""
    line: int | None = None
    text: str = ""
    column: int | None = None


AnswerStatus = Literal["ok", "raised", "timeout", "died", "not_reached"]


class Answer(msgspec.Struct, frozen=True, omit_defaults=True):
    """What one step gave. `changed` holds the arguments that the call modified, as it left them, by position."""

    name: str
    status: AnswerStatus
    value: Any = None
    fault: Fault | None = None
    changed: dict[int, Any] = {}


LoadStatus = Literal["ok", "syntax_error", "raised", "timeout", "died"]


class Answers(msgspec.Struct, frozen=True, omit_defaults=True):
    """All answers of one exercise. `absent` maps a function that cannot be called to the reason.

    `digest` is that of the bytes that came over the wire, `seconds` what they took; both are the judge's notes.
    """

    exercise: str
    load: LoadStatus
    fault: Fault | None = None
    absent: dict[str, str] = {}
    answers: list[Answer] = []
    printed: str = ""
    library_calls: list[str] = []
    digest: bytes = b""
    seconds: float = 0.0
