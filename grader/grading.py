"""Grading a submission: from its files to one record. Start reading here.

files -> worker (jailed) -> answers -> checks with the key -> outcomes -> diagnosis -> record
"""

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Self

from msgspec import structs

from grader.checks.graders import grader_of
from grader.curriculum.catalogue import exercises
from grader.findings.result import error_result, not_run_result, unreadable_result
from grader.findings.source import with_lines_of
from grader.key.keyring import Keyring, NoKey
from grader.key.store import OpenKey
from grader.record import Record
from grader.verdict import Graded, judged
from grader.worker.client import Worker, WorkerError
from grader.worker.messages import Answers, Task
from grader.worker.selftest import holds
from grader.worker.stop import Stop
from grader.workspace import Found, needs_torch

MOST_REMEMBERED = 500
SECONDS_TO_LOAD = 10.0
SECONDS_IN_ALL = 20.0
SECONDS_A_SUBMISSION = 90.0  # for all exercises together: right ones take a thousandth of that
TRIES = 2  # by a worker, and by another where the first failed us


@dataclass(frozen=True)
class Spent:
    """Seconds that a judge has waited so far: for its workers to start, and for them to run submissions."""

    starting: float = 0.0
    running: float = 0.0


class Judge:
    """Grades submissions, one after another. Use it as a context manager."""

    def __init__(
        self,
        keyring: Keyring,
        start: Callable[[bool], Worker],
        *,
        sandboxed: bool,
        stop: Stop | None = None,
        most_remembered: int = MOST_REMEMBERED,
    ) -> None:
        """`start(torch)` gives a worker; it is asked once for NumPy, once for torch, when they are needed.

        `sandboxed`: where a worker's sandbox does not hold, nothing is run, and that is an error of ours.
        `stop` ends what runs when it is asked to, from another thread. The last `most_remembered` verdicts are
        remembered: the same answers get them again.
        """
        self._most_remembered = most_remembered
        self._sandboxed = sandboxed
        self._stop = stop
        self._keyring = keyring
        self._start = start
        self._workers: dict[bool, Worker] = {}
        self._judged: dict[tuple[str, bytes], Graded] = {}
        self.spent = Spent()

    @property
    def keyring(self) -> Keyring:
        """The keys that it judges by."""
        return self._keyring

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers.values():
            worker.close()

    def grade(self, submission: str, found: list[Found]) -> tuple[Record, list[Graded]]:
        """Return the record of one submission, and what it was drawn from.

        Never raises for a learner's fault; raises Stopped where the workers were asked to stop.
        """
        started = time.perf_counter()
        verdicts = {one.exercise: self._without_running(one) for one in found}
        waiting = [one for one in found if verdicts[one.exercise] is None]
        level = ""
        if waiting:
            level, more = self._run(waiting)
            verdicts |= more
        graded = [_noted(one, verdict) for one in found if (verdict := verdicts[one.exercise]) is not None]
        seconds = round(time.perf_counter() - started, 4)
        return Record(submission, level, seconds, [one.result for one in graded]), graded

    def answers(self, task: Task, *, torch: bool = False) -> Answers:
        """Return what a task gave that is not graded. Raises WorkerError where a fresh worker fails us too."""
        try:
            return self._worker(torch).run([task], stop=self._stop)[0]
        except WorkerError:
            self._give_up(torch)
            return self._worker(torch).run([task], stop=self._stop)[0]

    def make_ready(self, *, torch: bool) -> None:
        """Wait until a worker is warm, so that the next submission need not. Raises WorkerError."""
        self._worker(torch).make_ready()

    def _without_running(self, found: Found) -> Graded | None:
        """Return the verdict where nothing has to run, None where it must."""
        exercise = exercises()[found.exercise]
        if found.missing:
            return Graded(not_run_result(exercise, "missing"))
        if found.source is None:
            return Graded(unreadable_result(exercise, found.problem))
        with suppress(NoKey):  # without a stub to compare with, it is graded as begun
            if found.is_stub(self._keyring.stub(exercise.name)):
                return Graded(not_run_result(exercise, "not_started"))
        return None

    def _run(self, waiting: list[Found]) -> tuple[str, dict[str, Graded | None]]:
        """Return the level that held and the verdicts. A worker that fails us is replaced once."""
        torch = any(needs_torch(one) for one in waiting)
        try:
            keys = {one.exercise: self._keyring.key(one.exercise) for one in waiting}
        except NoKey as error:
            return "", _our_fault(waiting, str(error))
        message = ""
        for _ in range(TRIES):
            try:
                worker = self._worker(torch)
                return worker.level, self._by_running(worker, waiting, keys)
            except WorkerError as error:
                self._give_up(torch)
                message = str(error)
        return "", _our_fault(waiting, message)

    def _worker(self, torch: bool) -> Worker:
        if torch not in self._workers:
            started = time.perf_counter()
            worker = self._workers[torch] = self._start(torch)
            if worker.level == "sandbox" and not holds(worker):
                worker.distrust_sandbox()
            if self._sandboxed and worker.level != "sandbox":
                raise WorkerError("The sandbox does not hold in a process that was to run submissions.")
            starting = self.spent.starting + time.perf_counter() - started
            self.spent = replace(self.spent, starting=starting)
        return self._workers[torch]

    def _give_up(self, torch: bool) -> None:
        """End a worker that failed us, where there is one: the next task starts another."""
        if torch in self._workers:
            self._workers.pop(torch).close()

    def _by_running(
        self, worker: Worker, waiting: list[Found], keys: dict[str, OpenKey]
    ) -> dict[str, Graded | None]:
        tasks = [task_of(one, keys[one.exercise]) for one in waiting]
        verdicts: dict[str, Graded | None] = {}
        started = time.perf_counter()
        all_answers = worker.run(tasks, SECONDS_A_SUBMISSION, self._stop)
        running = self.spent.running + time.perf_counter() - started
        self.spent = replace(self.spent, running=running)
        for one, answers in zip(waiting, all_answers, strict=True):
            verdict = self._judged_once(one.exercise, answers, keys[one.exercise])
            result = with_lines_of(verdict.result, one.source or "", one.lines)
            verdicts[one.exercise] = replace(verdict, result=result)
        return verdicts

    def _judged_once(self, exercise: str, answers: Answers, key: OpenKey) -> Graded:
        """Return the verdict on these answers; right ones are mostly the same to the last bit."""
        verdict = self._judged.get((exercise, answers.digest)) if answers.digest else None
        if verdict is None:
            verdict = judged(exercise, answers, key)
            if answers.digest:
                self._remember((exercise, answers.digest), verdict)
        result = structs.replace(verdict.result, seconds=round(answers.seconds, 4))
        return replace(verdict, result=result)

    def _remember(self, answered: tuple[str, bytes], verdict: Graded) -> None:
        if len(self._judged) >= self._most_remembered:
            self._judged.pop(next(iter(self._judged)))
        self._judged[answered] = verdict


def _noted(found: Found, graded: Graded) -> Graded:
    """Return the verdict with what was remarkable about how the code was found."""
    if not found.notes:
        return graded
    return replace(graded, result=structs.replace(graded.result, notes=[*found.notes, *graded.result.notes]))


def _our_fault(waiting: list[Found], message: str) -> dict[str, Graded | None]:
    return {one.exercise: Graded(error_result(exercises()[one.exercise], message)) for one in waiting}


def task_of(found: Found, key: OpenKey) -> Task:
    """Return what a worker is asked to do with one exercise of a submission."""
    exercise, grader = exercises()[found.exercise], grader_of(found.exercise)
    return Task(
        found.exercise,
        found.source or "",
        list(exercise.functions),
        key.key.steps,
        exercise.library_answers,
        SECONDS_TO_LOAD,
        grader.seconds_per_call,
        SECONDS_IN_ALL,
        list(exercise.classes),
    )
