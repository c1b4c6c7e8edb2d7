"""The verdict on one exercise, from the answers that its code gave: pure, no process and no file."""

import traceback
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from grader.checks.evaluate import evaluate
from grader.checks.graders import Grader, grader_of
from grader.checks.outcome import Evaluation
from grader.checks.plan import Call
from grader.curriculum.catalogue import Exercise, exercises
from grader.diagnosis.match import Diagnosis, diagnose
from grader.findings.result import error_result, exercise_result
from grader.key.store import OpenKey
from grader.record import ExerciseResult
from grader.worker.messages import Answers


@dataclass(frozen=True)
class Graded:
    """One exercise of one submission: the result, and what it was drawn from where the code ran."""

    result: ExerciseResult
    evaluation: Evaluation | None = None
    diagnosis: Diagnosis | None = None


def judged(exercise_name: str, answers: Answers, key: OpenKey) -> Graded:
    """Return the verdict that these answers deserve. Pure, and ours to answer for: our own faults become `error`."""
    exercise, grader = exercises()[exercise_name], grader_of(exercise_name)
    calls = grader.calls(key.key.seed)
    try:
        return _judged(exercise, grader, calls, answers, key)
    except Exception as error:
        where = traceback.extract_tb(error.__traceback__)[-1]
        said = f"{type(error).__name__} in {where.name}, line {where.lineno} of {Path(where.filename).name}"
        return Graded(error_result(exercise, f"The grader of {exercise_name} failed: {said}."))


def _judged(exercise: Exercise, grader: Grader, calls: list[Call], answers: Answers, key: OpenKey) -> Graded:
    with np.errstate(all="ignore"):  # a learner's infinities are no reason for warnings of ours
        evaluation = evaluate(exercise, grader, calls, answers, key.expected)
        diagnosis = diagnose(grader, calls, answers, evaluation, key)
        result = exercise_result(exercise, grader, calls, answers, evaluation, diagnosis)
    return Graded(result, evaluation, diagnosis)
