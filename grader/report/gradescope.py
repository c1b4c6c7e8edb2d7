"""Gradescope's results.json: one test an exercise, with the report that the learner would see in a terminal."""

from collections.abc import Sequence
from typing import Literal

import msgspec
from click import unstyle

from grader.curriculum.catalogue import exercises
from grader.findings.printable import printable
from grader.record import ExerciseResult, Record, total
from grader.report.terminal import closing
from grader.report.wording import verdict

OUR_FAULT = (
    "Some of this could not be graded, by a fault of the grader's own. It is not yours: tell your instructor."
)


class Test(msgspec.Struct, frozen=True):
    """One exercise. `tags` are the concepts that failed, for whoever analyses an export."""

    name: str
    number: str
    score: float
    max_score: float
    status: Literal["passed", "failed"]
    output: str
    tags: list[str]
    visibility: str = "visible"


class Results(msgspec.Struct, frozen=True):
    """What Gradescope reads from /autograder/results/results.json."""

    score: float
    execution_time: float
    output: str
    tests: list[Test]
    output_format: str = "text"
    test_output_format: str = "text"
    test_name_format: str = "text"
    visibility: str = "visible"
    stdout_visibility: str = "hidden"


def test_of(result: ExerciseResult, report: str) -> Test:
    """Return one exercise's test, `report` being what the learner reads."""
    return Test(
        f"{result.exercise}: {verdict(result)}",
        str(exercises()[result.exercise].number),
        result.score,
        result.max_score,
        "passed" if result.status == "passed" else "failed",
        report,
        [concept.concept for concept in result.concepts if concept.status == "failed"],
    )


def results_of(record: Record, tests: list[Test], remarks: Sequence[str] = ()) -> Results:
    """Return a submission's results, from its exercises' tests; `remarks` are said before all else."""
    ours = [OUR_FAULT] if any(result.status == "error" for result in record.exercises) else []
    said = [*ours, *map(printable, remarks), unstyle(closing(record)).strip()]
    return Results(total(record)[0], round(record.seconds, 3), "\n".join(said), tests)


def failure(sentence: str) -> Results:
    """Return the results where nothing could be graded: score 0, and a sentence that says why."""
    return Results(0.0, 0.0, printable(sentence), [])
