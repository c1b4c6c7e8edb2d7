"""The judge of an nbgrader run: one for the whole process, its workers warm from one notebook to the next."""

import atexit
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from grader.classroom.trust import require_sandbox
from grader.curriculum.catalogue import exercises
from grader.findings.result import error_result
from grader.grading import Judge
from grader.judging import class_judge, keyring_of
from grader.places import Places
from grader.record import ExerciseResult
from grader.workspace import Found


@dataclass(frozen=True)
class WarmJudge:
    """A judge that is ready. `hidden`: its key is private, so students read no numbers."""

    judge: Judge
    hidden: bool

    def results(
        self, student: str, wanted: list[str], find: Callable[[str], Found]
    ) -> dict[str, ExerciseResult]:
        """Return the result of each exercise that `find` finds. Never raises: what fails of ours becomes `error`."""
        try:
            record, _ = self.judge.grade(student, [find(exercise) for exercise in wanted])
            return {result.exercise: result for result in record.exercises}
        except Exception as error:
            message = f"The grader itself failed: {type(error).__name__}: {error}"
            return {name: error_result(exercises()[name], message) for name in wanted}


@cache
def warm_judge(kit: Path, keys: Path | None, trusted: bool) -> WarmJudge:
    """Return the judge of this process, started at the first call. Raises NoSandbox, NoKey."""
    places = Places(kit).with_keys(keys) if keys else Places(kit)
    require_sandbox(places, trusted)
    keyring = keyring_of(places)
    judge = class_judge(places, keyring, trusted=trusted)
    atexit.register(judge.__exit__)
    return WarmJudge(judge, keyring.private)
