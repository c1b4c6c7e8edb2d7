"""The judge's side of the worker: send a submission, get its answers back.

Whatever a child does (ends, hangs, floods, lies), each task gets one `Answers`. Only our own process failing
raises, as `WorkerError`, and `Stopped` where somebody asked for that.
"""

import hashlib
import math
import select
import socket
import time
from functools import lru_cache
from typing import Literal, Self

from msgspec import structs

from grader.worker import wire
from grader.worker.budget import Budget
from grader.worker.endings import answers_until, merged, without_lost_function
from grader.worker.host import Host, WorkerError
from grader.worker.layers import Layers, Level
from grader.worker.messages import Answers, Fault, Step, Task
from grader.worker.receiving import LARGEST_MESSAGE, answers_in
from grader.worker.stop import Stop, Stopped

__all__ = ["Worker", "WorkerError"]

SECONDS_TO_BEGIN = 10.0
SECONDS_OF_GRACE = 1.5
SECONDS_BETWEEN_LOOKS = 0.05
MOST_SEEN = 200
LARGEST_REMEMBERED = 2**18
_OVERWRITTEN = "It wrote over its own results: does it use a file descriptor that it did not open?"


class Worker:
    """Runs submissions, each in a child of its own. Use it as a context manager."""

    def __init__(self, host: Host) -> None:
        """Take over a host that `hosts.start` gave, ready or not."""
        self._host = host
        self._stops: list[Stop] = []
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

    def make_ready(self) -> None:
        """Wait until a child can be had at once. Raises WorkerError."""
        self._host.make_ready()

    def run(self, tasks: list[Task], seconds: float = math.inf, stop: Stop | None = None) -> list[Answers]:
        """Return the answers to each task, in order. Raises WorkerError when the fault is ours, Stopped on request.

        All of them together may take `seconds`: those for which nothing is left have timed out.
        """
        self._stops = [] if stop is None else [stop]
        budget = Budget(tasks, seconds)
        done: list[Answers] = []
        while len(done) < len(tasks):
            if budget.is_used_up:
                return done + [budget.not_run(task) for task in tasks[len(done) :]]
            done += self._run_in_one_child(tasks[len(done) :], len(done), budget)
        return [
            self._with_the_rest(task, number, answers, budget)
            for number, (task, answers) in enumerate(zip(tasks, done, strict=True))
        ]

    def _with_the_rest(self, task: Task, number: int, answers: Answers, budget: Budget) -> Answers:
        """Return the answers, and where one function ended the child, those of the others: each has its own chance."""
        rest = without_lost_function(task, answers)
        if rest is None or budget.left(number) <= 0:
            return answers
        [others] = self._run_in_one_child([rest], number, budget)
        return merged(answers, self._with_the_rest(rest, number, others, budget))

    def _run_in_one_child(self, tasks: list[Task], first: int, budget: Budget) -> list[Answers]:
        """Return the answers to all tasks, or up to the one after which the child came to its end.

        It ends early where a file ends it, or changes what the files after it would share with it, or where there
        is no time left. `first` is the first task's number in the submission.
        """
        self._progress.clear()
        connection = self._host.new_child()
        done: list[Answers] = []
        begun = False
        failure: Literal["ended", "timeout", "unreadable"] | None = None
        try:
            wire.send(connection.fileno(), wire.encode(tasks))
            begun = wire.receive(connection.fileno(), SECONDS_TO_BEGIN) == b""
            for number, task in enumerate(tasks, first):
                if budget.is_used_up:
                    break
                with budget.charged_to(number):
                    done.append(self._next_answers(connection, task, tasks, budget.left(number)))
        except Stopped:
            self._host.end_child(connection, ended_by_itself=False)
            raise
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
        if failure is None:
            return done
        number = len(done)
        if failure != "timeout" and done and budget.left(first + number) > 0:
            return done  # it may be the doing of the file before: the next gets a child to itself
        faults = {
            "timeout": budget.out_of_time(),
            "unreadable": Fault("Unreadable", _OVERWRITTEN),
            "ended": Fault("Ended", ending.sentence()),
        }
        return [*done, answers_until(self._progress.read(), tasks[number], number, faults[failure])]

    def _next_answers(
        self, connection: socket.socket, task: Task, tasks: list[Task], seconds: float
    ) -> Answers:
        """Return what the child sends next. Raises TimeoutError, WireError, or ConnectionError at its end."""
        self._wait(connection, tasks, seconds)
        frame = wire.receive(connection.fileno(), SECONDS_OF_GRACE, LARGEST_MESSAGE)
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
            answers = answers_in(body)
            self._remember(digest, answers, len(body))
        if not _fits(answers, task):
            raise wire.WireError("these are not the answers to what was asked")
        known_by = digest if len(body) <= LARGEST_REMEMBERED else b""  # nobody is to remember a large one
        return structs.replace(answers, digest=known_by, seconds=seconds if 0 <= seconds < 1e6 else 0.0)

    def _remember(self, digest: bytes, answers: Answers, size: int) -> None:
        if size > LARGEST_REMEMBERED:
            return
        if len(self._seen) >= MOST_SEEN:
            self._seen.pop(next(iter(self._seen)))
        self._seen[digest] = answers

    def _wait(self, connection: socket.socket, tasks: list[Task], seconds: float) -> None:
        """Wait until the child sends.

        Raises TimeoutError when a step takes too long, or all of them `seconds`; Stopped where somebody asked for that.
        """
        position = self._progress.read()
        since = started = time.monotonic()
        while connection not in (ready := self._something_new(connection)):
            if ready:
                raise Stopped
            now = time.monotonic()
            if self._progress.read() != position:
                position, since = self._progress.read(), now
            task = tasks[min(position[0], len(tasks) - 1)]
            limit = task.seconds_to_load if position[1] == 0 else task.seconds_per_call
            if now - since > limit + SECONDS_OF_GRACE or now - started > seconds + SECONDS_OF_GRACE:
                raise TimeoutError

    def _something_new(self, connection: socket.socket) -> list[socket.socket | Stop]:
        """Return what there is to hear from, of the child and of who may stop it; wait a moment for it."""
        sources: list[socket.socket | Stop] = [connection, *self._stops]
        return select.select(sources, [], [], SECONDS_BETWEEN_LOOKS)[0]


def _fits(answers: Answers, task: Task) -> bool:
    """Return whether these answers are to this task: the same exercise and the same steps, in order."""
    if answers.exercise != task.exercise:
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
