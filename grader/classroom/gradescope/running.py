"""What runs in Gradescope's container: one submission in, results.json out, whatever happens."""

import sys
from pathlib import Path

import msgspec

from grader.classroom.gradescope import assignment
from grader.classroom.gradescope.submitted import submitted_in
from grader.classroom.outputs.asked import as_asked
from grader.classroom.outputs.files import write_whole
from grader.classroom.trust import NoSandbox, require_sandbox
from grader.judging import class_judge
from grader.places import Places
from grader.report.gradescope import Results, failure, results_of, test_of
from grader.report.hidden import without_inputs
from grader.report.plain_text import plain_report

NOT_YOURS = (
    "This could not be graded, by a fault of the autograder's own. It is not yours: tell your instructor."
)


def main() -> None:
    """Grade what lies below the folder that the command line names, as Gradescope lays it out."""
    root = Path(sys.argv[1])
    write_whole(root / "results" / "results.json", msgspec.json.encode(results_for(root)))


def results_for(root: Path) -> Results:
    """Return the submission's results, or what went wrong. Never raises."""
    try:
        return _graded(root)
    except NoSandbox as error:
        return failure(f"{NOT_YOURS} {error}")
    except Exception as error:  # whatever it is, the student must read that it is ours
        return failure(f"{NOT_YOURS} {type(error).__name__}: {error}")


def _graded(root: Path) -> Results:
    source = root / "source"
    task = assignment.read(source)
    places = Places(source / "kit")
    submitted = submitted_in(root, task.asked)
    require_sandbox(places, task.trusted)
    with class_judge(places, trusted=task.trusted) as judge:
        record, _ = judge.grade(submitted.name, submitted.found)
        hidden = task.hidden or judge.keyring.private
    record = as_asked(record, task.asked)
    record = without_inputs(record) if hidden else record
    tests = [test_of(result, plain_report(result)) for result in record.exercises]
    return results_of(record, tests, submitted.remarks)
