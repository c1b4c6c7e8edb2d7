"""What each student gets: a page, and the files that Gradescope and GitHub Classroom read."""

from dataclasses import dataclass
from pathlib import Path

import msgspec

from grader.classroom.outputs.files import write_whole
from grader.classroom.outputs.names import file_name
from grader.classroom.outputs.remembered import Remembered
from grader.record import ExerciseResult, Record
from grader.report import github_classroom, gradescope
from grader.report.html import exercise_card
from grader.report.page import page
from grader.report.plain_text import plain_report


@dataclass(frozen=True)
class Drawn:
    """One exercise's part of each file."""

    card: str
    gradescope: gradescope.Test
    github: github_classroom.Test


class StudentsFiles:
    """The folders of one class's students' files, and what was drawn for them already."""

    def __init__(self, out: Path) -> None:
        """Make the folders. Raises OSError."""
        self.folders = [out / name for name in ("feedback", "gradescope", "github-classroom")]
        for folder in self.folders:
            folder.mkdir(parents=True, exist_ok=True)
        self._drawn = Remembered(_drawn)

    def write(self, record: Record) -> None:
        """Write one student's files. Raises OSError."""
        drawn = {result.exercise: self._drawn(result) for result in record.exercises}
        results = gradescope.results_of(record, [one.gradescope for one in drawn.values()])
        outcome = github_classroom.results_of(record, [one.github for one in drawn.values()])
        text, for_gradescope, for_github = self._paths(record.submission)
        write_whole(text, page(record, lambda result: drawn[result.exercise].card).encode())
        write_whole(for_gradescope, msgspec.json.encode(results))
        write_whole(for_github, msgspec.json.encode(outcome))

    def remove(self, submission: str) -> None:
        """Take a student's files away, where there are some. Raises OSError."""
        for path in self._paths(submission):
            path.unlink(missing_ok=True)

    def _paths(self, submission: str) -> tuple[Path, Path, Path]:
        pages, for_gradescope, for_github = self.folders
        name = file_name(submission)
        return pages / f"{name}.html", for_gradescope / f"{name}.json", for_github / f"{name}.json"


def _drawn(result: ExerciseResult) -> Drawn:
    report = plain_report(result)
    return Drawn(
        exercise_card(result), gradescope.test_of(result, report), github_classroom.test_of(result, report)
    )
