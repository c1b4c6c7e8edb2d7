"""A record beside what the assignment asks for: what was not handed in counts as missing."""

from typing import Literal

from msgspec import structs

from grader.curriculum.catalogue import exercises
from grader.findings.result import not_run_result
from grader.record import Record

Standing = Literal["passed", "failed", "not_started", "missing", "error"]


def as_asked(record: Record, asked: list[str]) -> Record:
    """Return the record with exactly the exercises asked for, in their order; the absent ones are missing."""
    handed_in = {result.exercise: result for result in record.exercises}
    results = [handed_in.get(name) or not_run_result(exercises()[name], "missing") for name in asked]
    return structs.replace(record, exercises=results)


def standing(record: Record) -> Standing:
    """Return where a submission stands: an error of ours first, then whether all passed, or nothing was begun."""
    statuses = {result.status for result in record.exercises}
    if "error" in statuses:
        return "error"
    if statuses <= {"missing"}:
        return "missing"
    if statuses <= {"missing", "not_started"}:
        return "not_started"
    return "passed" if statuses == {"passed"} else "failed"
