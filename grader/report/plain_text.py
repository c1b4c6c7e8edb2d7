"""An exercise's report as plain text, for systems that show what they are given."""

from click import unstyle

from grader.findings.printable import printable
from grader.record import ExerciseResult
from grader.report.terminal import exercise_card, summary_line

MOST_CHARACTERS = 20_000


def plain_report(result: ExerciseResult) -> str:
    """Return what a terminal shows of one exercise, without its styles and of bounded length."""
    report = unstyle("\n".join([summary_line(result), *exercise_card(result)]))
    return printable(report.rstrip(), MOST_CHARACTERS)
