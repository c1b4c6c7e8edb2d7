"""Many submissions: some processes, each with a judge of its own, and one that writes the results."""

import os
import time
from collections import Counter, deque
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path

from grader.curriculum.catalogue import exercises
from grader.findings.result import error_result
from grader.grading import Judge
from grader.judging import judge_for
from grader.places import Places
from grader.record import Record, to_json
from grader.workspace import read

Submission = tuple[Path, list[str]]
Line = tuple[bytes, list[str]]
SUBMISSIONS_A_TASK = 10
TASKS_AHEAD = 4
MOST_BREAKS = 8  # in a row, without one result in between


class BatchError(ValueError):
    """The folder of submissions, or that of the results, cannot be used. The message says why."""


@dataclass(frozen=True)
class Tally:
    """How many submissions were graded, in what time, and how many exercises ended in which status.

    `start_up` is the part of the time that passed before the first results came.
    """

    submissions: int
    seconds: float
    start_up: float
    statuses: dict[str, int]


def submissions_in(root: Path) -> list[Submission]:
    """Return the folders of `root`, with the exercises in each. Raises BatchError where none holds any."""
    if not root.is_dir():
        raise BatchError(
            f"There is no folder {root}. Give the folder that holds one folder for each submission."
        )
    found = []
    for folder in sorted(path for path in root.iterdir() if path.is_dir()):
        if folder.name.startswith(".") or folder.is_symlink():  # not handed in, or somebody else's
            continue
        found.append((folder, [name for name in exercises() if os.path.lexists(folder / f"{name}.py")]))
    if not any(names for _, names in found):
        raise BatchError(f"{root} holds no submission: expected {root}/<submission>/<exercise>.py.")
    return found


def grade_all(places: Places, submissions: list[Submission], out: Path, jobs: int) -> Tally:
    """Grade all submissions and write `out/results.jsonl`, whole or not at all. Raises BatchError."""
    started = time.perf_counter()
    statuses: Counter[str] = Counter()
    start_up = 0.0
    part = out / "results.jsonl.part"
    try:
        out.mkdir(parents=True, exist_ok=True)
        with open(part, "wb") as file:
            for line, found in _records(places, submissions, jobs):
                start_up = start_up or time.perf_counter() - started
                file.write(line)
                statuses.update(found)
        os.replace(part, out / "results.jsonl")
    except OSError as error:
        raise BatchError(f"The results cannot be written to {out}: {error.strerror}.") from error
    return Tally(len(submissions), time.perf_counter() - started, start_up, dict(statuses))


def _records(places: Places, submissions: list[Submission], jobs: int) -> Iterator[Line]:
    """Yield each submission's line, in order.

    When a process of ours is killed, the others' work goes on in a new pool; what was being graded is tried
    once more by itself, and then reported as our error.
    """
    starts = range(0, len(submissions), SUBMISSIONS_A_TASK)
    waiting = deque(submissions[start : start + SUBMISSIONS_A_TASK] for start in starts)
    tried: set[Path] = set()
    broken_in_a_row = 0
    while waiting:
        try:
            for line in _until_broken(places, waiting, min(jobs, len(waiting))):
                broken_in_a_row = 0
                yield line
        except BrokenProcessPool as error:
            broken_in_a_row += 1
            if broken_in_a_row > MOST_BREAKS:
                raise BatchError("The processes that grade end as soon as they start.") from error
            some = waiting.popleft()
            if len(some) == 1 and some[0][0] in tried:
                yield _lost(some[0])
                continue
            tried.update(folder for folder, _ in some)
            waiting.extendleft([submission] for submission in reversed(some))


def _until_broken(places: Places, waiting: deque[list[Submission]], jobs: int) -> Iterator[Line]:
    """Yield lines as long as the pool lives, with few tasks in flight: memory stays flat.

    A task leaves `waiting` when its lines have been taken.
    """
    context = get_context("spawn")
    arguments = (places, jobs, context.Value("i", 0))
    with ProcessPoolExecutor(jobs, context, initializer=_begin, initargs=arguments) as pool:
        flying = deque(pool.submit(_grade, some) for some in islice(waiting, jobs * TASKS_AHEAD))
        while flying:
            lines = flying.popleft().result()
            waiting.popleft()
            yield from lines
            if len(waiting) > len(flying):
                flying.append(pool.submit(_grade, waiting[len(flying)]))


_judge: Judge | None = None


def _begin(places: Places, jobs: int, counter: Synchronized) -> None:
    """Set up one process: its judge, and one core for it and its children, which is faster than two halves."""
    global _judge
    with counter.get_lock():
        number = counter.value
        counter.value += 1
    if hasattr(os, "sched_setaffinity"):
        cores = sorted(os.sched_getaffinity(0))
        if jobs <= len(cores):
            os.sched_setaffinity(0, {cores[number % len(cores)]})
    _judge = judge_for(places)


def _grade(submissions: list[Submission]) -> list[Line]:
    assert _judge is not None
    lines = []
    for folder, names in submissions:
        try:
            record, _ = _judge.grade(folder.name, [read(folder, name) for name in names])
        except Exception as error:  # ours, and no reason to lose the others
            record = _failed(folder, names, f"The grader itself failed: {type(error).__name__}: {error}")
        lines.append(_line(record))
    return lines


def _lost(submission: Submission) -> Line:
    return _line(_failed(*submission, "The process that graded this submission was killed."))


def _failed(folder: Path, names: list[str], message: str) -> Record:
    return Record(folder.name, "", 0.0, [error_result(exercises()[name], message) for name in names])


def _line(record: Record) -> Line:
    return to_json(record) + b"\n", [result.status for result in record.exercises]
