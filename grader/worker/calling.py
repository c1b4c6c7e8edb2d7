"""Making the calls: each step's arguments built afresh, each result turned into plain values."""

import time
from collections.abc import Callable
from typing import Any

import numpy as np

from grader.worker.clock import OutOfTime, Progress, at_most
from grader.worker.loading import Loaded
from grader.worker.messages import Answer, Fault, Step
from grader.worker.plain import kind_of, packed
from grader.worker.programs import function_of, outcome_of
from grader.worker.wire import Formula, Kept, Opaque, Rng, pack

_random_state = np.random.get_state  # as it was before any file was loaded
MOST_BATCHES = 100


class Interrupted(Exception):
    """An exception in the middle of a recorded run; what was recorded until then is kept."""

    def __init__(self, record: Any, error: Exception) -> None:
        super().__init__()
        self.record = record
        self.error = error


class Caller:
    """Runs the steps of one exercise and remembers what later steps may name."""

    def __init__(self, loaded: Loaded, absent: dict[str, str]) -> None:
        self.loaded = loaded
        self.absent = absent
        self.results: dict[str, Any] = {}
        self.generators: dict[str, np.random.Generator] = {}

    def answer(self, step: Step) -> Answer:
        """Make one call and return its answer. An exception of the learner's is an answer too."""
        if step.function in self.absent:
            return Answer(step.name, "not_reached")
        try:
            arguments = [self._built(value) for value in step.args]
        except (KeyError, TypeError, ValueError):
            return Answer(step.name, "not_reached")
        untouched = [_snapshot(argument) for argument in arguments]
        try:
            value = self._made(step, arguments)
            changed = _changed(untouched, arguments, step.untouched_within)
            value = pack(value) if type(value) is dict else value  # a record, of what is packed already
        except Interrupted as interrupted:
            return Answer(step.name, "raised", pack(interrupted.record), self.loaded.fault(interrupted.error))
        except OutOfTime:
            return Answer(step.name, "timeout", fault=Fault("OutOfTime"))
        except BaseException as error:
            return Answer(step.name, "raised", fault=self.loaded.fault(error))
        return Answer(step.name, "ok", value, changed=changed)

    def _built(self, value: Any) -> Any:
        if isinstance(value, Kept):
            result = self.results[value.step]
            part = result if value.index is None else result[value.index]
            return part if value.times is None else value.times * float(part)
        if isinstance(value, Formula):
            return function_of(value)
        if isinstance(value, Rng):
            return self.generators.setdefault(value.name, np.random.default_rng(value.seed))
        if isinstance(value, np.ndarray):
            return value.copy()
        if isinstance(value, list):
            return [self._built(item) for item in value]
        if isinstance(value, dict):
            return {key: self._built(item) for key, item in value.items()}
        return value

    def _made(self, step: Step, arguments: list[Any]) -> Any:
        function = self.loaded.namespace[step.function]
        if step.verb == "program":
            return packed(outcome_of(self.loaded, *arguments))
        if step.verb == "epoch":
            return _epoch(function, arguments)
        if step.verb in ("torch_steps", "torch_train"):
            from grader.worker import torch_driver

            drive = torch_driver.steps if step.verb == "torch_steps" else torch_driver.train
            record, error = drive(function, *arguments)
            if error is not None:
                raise Interrupted(packed(record), error)
            return packed(record)
        result = function(*arguments)
        if step.keep:
            return self._kept(step, result)
        self.results[step.name] = result
        return packed(result)

    def _kept(self, step: Step, result: Any) -> Any:
        if not isinstance(result, (list, tuple, np.ndarray)) or len(result) <= max(step.keep):
            return packed(result)
        self.results[step.name] = result
        return pack([
            Opaque("kept") if index in step.keep else packed(item) for index, item in enumerate(result)
        ])  # fmt: skip


def _global_random_state() -> tuple[bytes, int]:
    """Return the state of NumPy's global generator: its key and how far it is drawn."""
    state: Any = _random_state()
    return state[1].tobytes(), state[2]


def _epoch(function: Callable[..., Any], arguments: list[Any]) -> Any:
    """Draw every batch of one epoch: as they were when drawn, and whether any changed afterwards."""
    before = _global_random_state()
    batches = function(*arguments)
    if not hasattr(batches, "__iter__"):
        return packed(batches)
    drawn, copies, ended = [], [], False
    for batch in batches:
        drawn.append(batch)
        copies.append(packed(batch))
        if len(drawn) >= MOST_BATCHES:
            break
    else:
        ended = True
    return {
        "batches": copies,
        "ended": ended,
        "kept_their_values": _unchanged(drawn, copies),
        "used_global_random": before != _global_random_state(),
        "kind": kind_of(batches),
    }


def _unchanged(drawn: list[Any], copies: list[Any]) -> bool:
    return all(_same_bits(packed(batch), as_drawn) for batch, as_drawn in zip(drawn, copies, strict=True))


def _changed(untouched: list[Any], arguments: list[Any], within: float) -> dict[int, Any]:
    """Return the arguments that differ from what they were, by position: bit for bit, or by more than `within`."""
    return {
        position: packed(after)
        for position, (before, after) in enumerate(zip(untouched, arguments, strict=True))
        if not (_same_bits(before, after) or _nearly_same(before, after, within))
    }


def _snapshot(value: Any) -> Any:
    """Return a copy of the arrays in `value` and of what holds them; anything else as it is."""
    if isinstance(value, np.ndarray):
        return value.copy()
    if isinstance(value, (list, tuple)):
        return [_snapshot(item) for item in value]
    if isinstance(value, dict):
        return {key: _snapshot(item) for key, item in value.items()}
    return value


def _same_bits(before: Any, after: Any) -> bool:
    """Return whether nothing in `after` differs from `before`, bit for bit."""
    if isinstance(before, np.ndarray):
        return (
            isinstance(after, np.ndarray)
            and before.dtype == after.dtype
            and before.shape == after.shape
            and before.tobytes() == after.tobytes()
        )
    if isinstance(before, (list, tuple)):
        return (
            isinstance(after, (list, tuple))
            and len(before) == len(after)
            and all(_same_bits(one, other) for one, other in zip(before, after, strict=True))
        )
    if isinstance(before, dict):
        return (
            isinstance(after, dict)
            and before.keys() == after.keys()
            and all(_same_bits(before[key], after[key]) for key in before)
        )
    if isinstance(before, (int, float, str, bool)):
        return type(before) is type(after) and (before == after or before != before)
    return True


def _nearly_same(before: Any, after: Any, within: float) -> bool:
    """Return whether an array differs from what it was by no more than `within` of its largest entry."""
    if not (within and isinstance(after, np.ndarray) and before.shape == after.shape):
        return False
    return bool((np.abs(after - before) <= within * np.abs(before).max(initial=0.0)).all())


def run_steps(loaded: Loaded, absent: dict[str, str], steps: list[Step], task: int, progress: Progress,
              seconds_per_call: float, seconds_in_all: float) -> list[Answer]:  # fmt: skip
    """Return one answer for each step; after a timeout the rest of that function is not tried again."""
    caller = Caller(loaded, absent)
    stuck: set[str] = set()
    answers = []
    end = time.monotonic() + seconds_in_all
    for number, step in enumerate(steps, start=1):
        progress.at(task, number)
        left = min(seconds_per_call, end - time.monotonic())
        if step.function in stuck or left <= 0:
            answers.append(Answer(step.name, "not_reached"))
            continue
        try:
            with at_most(left):
                answer = caller.answer(step)
        except OutOfTime:
            answer = Answer(step.name, "timeout", fault=Fault("OutOfTime"))
        except BaseException:  # what it raised, or what it left in its arguments, breaks whoever looks at it
            answer = Answer(step.name, "raised", fault=Fault("an exception that cannot be read"))
        if answer.status == "timeout":
            stuck.add(step.function)
            if left < seconds_per_call:
                fault = Fault("OutOfTime", f"All calls together took more than {seconds_in_all:g} seconds.")
                answer = Answer(step.name, "timeout", fault=fault)
        answers.append(answer)
    return answers
