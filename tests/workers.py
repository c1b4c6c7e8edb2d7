"""Workers for tests, and the short way to make one call."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import msgspec
import psutil

from grader.grading import Judge
from grader.record import ExerciseResult
from grader.worker import hosts, wire
from grader.worker.client import Worker
from grader.worker.messages import Answer, Step, Task
from grader.workspace import read
from tests.test_bad_input import FOLDER


def task(source: str, *steps: Step, seconds: float = 1.0, in_all: float = 5.0) -> Task:
    """A file and the calls that are made of it."""
    packed = [msgspec.structs.replace(step, args=tuple(wire.pack(list(step.args)))) for step in steps]
    functions = sorted({step.function for step in steps})
    return Task("softmax", source, functions, wire.encode(packed), [], 5.0, seconds, in_all)


def answer_of(worker: Worker, source: str, *arguments: Any) -> Answer:
    """What `f(*arguments)` of this file gives."""
    [answers] = worker.run([task(source, Step("call", "f", arguments))])
    return answers.answers[0]


def warm_process(worker: Worker) -> psutil.Process:
    return psutil.Process(worker._host._process.pid)


@contextmanager
def started(**how: Any) -> Iterator[Worker]:
    with Worker(hosts.start(**how)) as worker:
        yield worker


def verdict(judge: Judge, case: str) -> ExerciseResult:
    record, _ = judge.grade(case, [read(FOLDER / case, "softmax")])
    return record.exercises[0]
