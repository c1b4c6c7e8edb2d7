"""GitHub Classroom's result of a grading step: one test an exercise, each with its share of the points."""

from typing import Literal

import msgspec

from grader.record import ExerciseResult, ExerciseStatus, Record, total
from grader.report.wording import verdict

Status = Literal["pass", "fail", "error"]
_STATUSES: dict[ExerciseStatus, Status] = {"passed": "pass", "error": "error"}


class Test(msgspec.Struct, frozen=True):
    """One exercise, in the fields that GitHub's own graders write."""

    name: str
    status: Status
    score: float
    message: str
    output: str
    filename: str
    line_no: int
    duration: float = 0.0
    test_code: str = ""
    task_id: int = 0


class Results(msgspec.Struct, frozen=True):
    """What the reporter reads. `tests` is there always: without it the reporter fails."""

    status: Status
    max_score: float
    tests: list[Test]
    version: int = 3


def test_of(result: ExerciseResult, report: str) -> Test:
    """Return one exercise's test, `report` being what the learner reads. Points are the sum of the scores."""
    lines = [concept.line.number for concept in result.concepts if concept.line is not None]
    return Test(
        result.exercise,
        _STATUSES.get(result.status, "fail"),
        result.score,
        verdict(result),
        report,
        f"{result.exercise}.py",
        lines[0] if lines else 0,
    )


def results_of(record: Record, tests: list[Test]) -> Results:
    """Return a submission's results, from its exercises' tests."""
    statuses = {test.status for test in tests}
    status: Status = "error" if "error" in statuses else "fail" if "fail" in statuses else "pass"
    return Results(status, total(record)[1], tests)
