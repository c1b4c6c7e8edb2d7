"""The judge's side of the worker: send a submission, get its answers back.

Whatever a child does (ends, hangs, floods, lies), each task gets one `Answers`. Only our own process failing
raises, as `WorkerError`.
"""

import hashlib
import select
import socket
import time
from functools import lru_cache
from typing import Literal, Self

import numpy as np
from msgspec import structs

from grader.worker import wire
from grader.worker.host import Exit, Host, WorkerError
from grader.worker.layers import Layers, Level
from grader.worker.messages import Answer, Answers, Fault, Step, Task
from grader.worker.plain import DEEPEST

__all__ = ["Worker", "WorkerError"]

SECONDS_TO_BEGIN = 10.0
SECONDS_OF_GRACE = 1.5
SECONDS_BETWEEN_LOOKS = 0.05
MOST_SEEN = 200
_OVERWRITTEN = "It wrote over its own results: does it use a file descriptor that it did not open?"


class Worker:
    """Runs submissions, each in a child of its own. Use it as a context manager."""

    def __init__(self, host: Host) -> None:
        """Take over a host that `hosts.start` gave, ready or not."""
        self._host = host
        self._seen: dict[bytes, Answers] = {}
        self._progress = host.progress

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the process, and with it any child."""
        self._host.close()

    @property
    def level(self) -> Level:
        """The walls that children get. Waits until the process is ready. Raises WorkerError."""
        return self.layers.level

    @property
    def layers(self) -> Layers:
        """What stands round the children. Waits until the process is ready. Raises WorkerError."""
        return self._host.layers()

    @property
    def hidden(self) -> tuple[str, ...]:
        """What no child may read."""
        return self._host.hidden

    def distrust_sandbox(self) -> None:
        """Note that the sandbox was tried and found open: the level is `process` from here on."""
        self._host.distrust_sandbox()

    def run(self, tasks: list[Task]) -> list[Answers]:
        """Return the answers to each task, in order. Raises WorkerError when the fault is ours."""
        done: list[Answers] = []
        while len(done) < len(tasks):
            done += self._run_in_one_child(tasks[len(done) :])
        return done

    def _run_in_one_child(self, tasks: list[Task]) -> list[Answers]:
        """Return the answers to all tasks, or up to the one after which the child came to its end.

        It ends early where a file ends it, or changes what the files after it would share with it.
        """
        self._progress.clear()
        connection = self._host.new_child()
        done: list[Answers] = []
        begun = False
        failure: Literal["ended", "timeout", "unreadable"] | None = None
        try:
            wire.send(connection.fileno(), wire.encode(tasks))
            begun = wire.receive(connection.fileno(), SECONDS_TO_BEGIN) == b""
            for task in tasks:
                done.append(self._next_answers(connection, task, tasks))
        except TimeoutError:
            failure = "timeout"
        except wire.WireError:
            failure = "unreadable"
        except OSError:
            failure = "ended"
        ending = self._host.end_child(connection, ended_by_itself=failure == "ended")
        if not begun:
            name = tasks[0].exercise
            raise WorkerError(f"The process that runs exercises failed before it read {name}.py.")
        if failure == "ended" and done and self._progress.read()[0] < len(done):
            return done
        if failure is not None:
            done.append(self._without_answers(tasks[len(done)], len(done), failure, ending))
        return done

    def _next_answers(self, connection: socket.socket, task: Task, tasks: list[Task]) -> Answers:
        """Return what the child sends next. Raises TimeoutError, WireError, or ConnectionError at its end."""
        self._wait(connection, tasks)
        frame = wire.receive(connection.fileno(), SECONDS_OF_GRACE)
        if frame is None:
            raise ConnectionError("the child hung up")
        return self._read(frame, task)

    def _read(self, frame: bytes, task: Task) -> Answers:
        """Return the answers in a frame. What has been read before, to the last bit, is not read again."""
        header, body = frame[: wire.SECONDS.size], frame[wire.SECONDS.size :]
        if len(header) < wire.SECONDS.size:
            raise wire.WireError("the message is cut off")
        (seconds,) = wire.SECONDS.unpack(header)
        digest = hashlib.sha256(body).digest()
        answers = self._seen.get(digest)
        if answers is None:
            answers = wire.decode(body, Answers)
            values = [[answer.value, *answer.changed.values()] for answer in answers.answers]
            if not _is_plain(values, depth=-2):
                raise wire.WireError("what came back is no data")
            if len(self._seen) >= MOST_SEEN:
                self._seen.pop(next(iter(self._seen)))
            self._seen[digest] = answers
        if not _fits(answers, task):
            raise wire.WireError("these are not the answers to what was asked")
        return structs.replace(answers, digest=digest, seconds=seconds if 0 <= seconds < 1e6 else 0.0)

    def _wait(self, connection: socket.socket, tasks: list[Task]) -> None:
        """Wait until the child sends; raise TimeoutError when a step, or all of them, takes too long."""
        position = self._progress.read()
        since = started = time.monotonic()
        longest = max(task.seconds_to_load + task.seconds_in_all for task in tasks)
        while not select.select([connection], [], [], SECONDS_BETWEEN_LOOKS)[0]:
            now = time.monotonic()
            if self._progress.read() != position:
                position, since = self._progress.read(), now
            task = tasks[min(position[0], len(tasks) - 1)]
            limit = task.seconds_to_load if position[1] == 0 else task.seconds_per_call
            if now - since > limit + SECONDS_OF_GRACE or now - started > longest + SECONDS_OF_GRACE:
                raise TimeoutError

    def _without_answers(self, task: Task, number: int, failure: str, ending: Exit) -> Answers:
        """Return the answers of a task whose child never sent them: where it was, and what became of it."""
        reached, step = self._progress.read()
        steps: list[Step] = wire.decode(task.steps, list[Step])
        status: Literal["timeout", "died"] = "timeout" if failure == "timeout" else "died"
        faults = {
            "timeout": Fault("OutOfTime"),
            "unreadable": Fault("Unreadable", _OVERWRITTEN),
            "ended": Fault("Ended", ending.sentence()),
        }
        if reached != number or not 1 <= step <= len(steps):
            return Answers(task.exercise, status, faults[failure])
        answers = [Answer(one.name, "not_reached") for one in steps]
        answers[step - 1] = Answer(steps[step - 1].name, status, fault=faults[failure])
        return Answers(task.exercise, "ok", answers=answers)


def _fits(answers: Answers, task: Task) -> bool:
    """Return whether these answers are to this task: the same exercise and the same steps, in order."""
    if answers.exercise != task.exercise or len(answers.printed) > 10_000:
        return False
    if answers.load != "ok":
        return not answers.answers
    asked = _asked(task.steps)
    return len(answers.answers) == len(asked) and all(
        answer.name == name and all(0 <= position < arguments for position in answer.changed)
        for answer, (name, arguments) in zip(answers.answers, asked, strict=True)
    )


@lru_cache(maxsize=64)
def _asked(steps: bytes) -> tuple[tuple[str, int], ...]:
    """Return the names of encoded steps and how many arguments each has: a class's tasks share a few of them."""
    decoded: list[Step] = wire.decode(steps, list[Step])
    return tuple((step.name, len(step.args)) for step in decoded)


def _is_plain(value: object, depth: int = 0) -> bool:
    """Return whether a value that came back is data, as `plain` in the child makes it, and nothing else."""
    if depth > DEEPEST + 2:
        return False
    if isinstance(value, list):
        return all(_is_plain(item, depth + 1) for item in value)
    if isinstance(value, dict):
        return all(isinstance(key, str) and _is_plain(item, depth + 1) for key, item in value.items())
    if isinstance(value, wire.Objects):
        return _is_plain(value.items, depth + 1)
    return value is None or isinstance(value, (bool, int, float, str, np.ndarray, wire.Opaque))
