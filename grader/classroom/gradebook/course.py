"""Writing a course for nbgrader: configuration, notebooks, and how to go on."""

from pathlib import Path

from grader.classroom.gradebook import question
from grader.classroom.gradebook.course_texts import configuration, instructions
from grader.classroom.gradebook.exercise_notebook import exercise_notebook
from grader.classroom.gradebook.nodes import write
from grader.curriculum.catalogue import exercises
from grader.places import Places


class CourseError(ValueError):
    """The course cannot be written. The message says why and what to do."""


def write_course(places: Places, folder: Path, course: str, assignment: str) -> list[Path]:
    """Write a course into `folder`, which is empty or not there yet; return the notebooks.

    Raises CourseError where something is in the way, or where this kit has no solutions to write them from.
    """
    if places.solutions is None:
        raise CourseError(
            "This copy of the kit has no solutions, so it cannot write the instructor's notebooks."
        )
    try:
        _take(folder)
        notebooks = _write_notebooks(places.solutions, folder / "source" / assignment)
        config = configuration(course, places.root)
        (folder / "nbgrader_config.py").write_text(config, "utf-8")
        (folder / "README.md").write_text(instructions(course, assignment), "utf-8")
    except OSError as error:
        raise CourseError(f"The course cannot be written to {folder}: {error.strerror}.") from error
    return notebooks


def _take(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise CourseError(
            f"The folder {folder} is not empty. Name a new one, so that no course is overwritten."
        )


def _write_notebooks(solutions: Path, folder: Path) -> list[Path]:
    folder.mkdir(parents=True)
    written = []
    for exercise in exercises().values():
        reference = (solutions / exercise.name / "reference.py").read_text("utf-8")
        written.append(folder / f"{exercise.name}.ipynb")
        write(exercise_notebook(exercise, reference), written[-1])
    written.append(folder / f"{question.NAME}.ipynb")
    write(question.question_notebook(), written[-1])
    return written
