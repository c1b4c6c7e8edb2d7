"""The plan of an exercise: which calls are made, on which numbers, and what each of them is about."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from grader.worker.messages import Step, Verb
from grader.worker.wire import Formula, Kept, Rng, encode, pack

# fmt: off
__all__ = ["Call", "Formula", "Kept", "Rng", "call", "eighths", "encode_steps", "epoch", "program", "torch_steps",
           "torch_train"]
# fmt: on


@dataclass(frozen=True)
class Call:
    """One call of a learner's function, and what it means when it goes wrong.

    `about` is the concept that is to blame when this call's value differs from the key's and no check says
    why (None: the value is free). `blames` is the concept that is to blame when this call alone raises or has
    the wrong shape; without it that is `runs`. `sizes` (N, D, C ...) let a wrong factor be recognised. An array
    that is passed in counts as untouched when it comes out the same within `untouched_within` of its largest entry.
    """

    name: str
    function: str
    args: tuple[Any, ...]
    verb: Verb = "call"
    keep: tuple[int, ...] = ()
    untouched_within: float = 0.0
    about: str | None = None
    blames: str | None = None
    sizes: dict[str, int] = field(default_factory=dict)
    shown: str | None = None


def call(function: str, *args: Any, name: str, **details: Any) -> Call:
    """Return a plain call of `function`. For `details` see `Call`."""
    return Call(name, function, args, **details)


def program(
    function: str, text: str, wanted: list[str], *, name: str, most: int | None = None, **details: Any
) -> Call:
    """Return a program that uses the learner's class or function: a dict of what the `wanted` expressions then are.

    With `most` it is metered (see `worker.programs`): it ends when one line has run more often.
    """
    args = (text, wanted) if most is None else (text, wanted, most)
    return Call(name, function, args, verb="program", **details)


def epoch(function: str, *args: Any, name: str, **details: Any) -> Call:
    """Return a call whose batches are all drawn: a dict of "batches", "ended", "kept_their_values",
    "used_global_random" and "kind"."""
    return Call(name, function, args, verb="epoch", **details)


def torch_steps(function: str, settings: dict, batches: list, *, name: str, **details: Any) -> Call:
    """Return one `train_step` after another on a model built from `settings` (see `worker.torch_driver`)."""
    return Call(name, function, (settings, batches), verb="torch_steps", **details)


def torch_train(
    function: str, settings: dict, batches: list, epochs: int, *, name: str, **details: Any
) -> Call:
    """Return one `train` on a model built from `settings` (see `worker.torch_driver`)."""
    return Call(name, function, (settings, batches, epochs), verb="torch_train", **details)


def encode_steps(calls: list[Call]) -> bytes:
    """Return the calls as the worker takes them: without a word on what they are about."""
    steps = [
        Step(one.name, one.function, tuple(pack(list(one.args))), one.verb, one.keep, one.untouched_within)
        for one in calls
    ]
    return encode(steps)


def eighths(rng: np.random.Generator, *shape: int, most: float = 2.0) -> np.ndarray:
    """Return random multiples of 1/8 between -most and most, none of them 0: exact in float32."""
    steps = int(most * 8)
    return rng.integers(1, steps + 1, size=shape) * rng.choice([-1, 1], size=shape) / 8.0
