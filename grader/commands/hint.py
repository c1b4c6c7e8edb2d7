"""`grader hint`: one rung at a time, for the concept that failed first."""

from pathlib import Path

import click

from grader.commands.output import say, show
from grader.commands.single import exercise_argument, folder_option, graded_exercise, one_exercise
from grader.curriculum.hints import RUNGS, hints_of
from grader.grading import Graded
from grader.places import find_places
from grader.progress import Progress
from grader.report.hints import hint_text


@click.command("hint")
@exercise_argument
@folder_option
def command(name: str, folder: Path | None) -> None:
    """Show the next hint for an exercise: first a question, then a worked case, then the line to change."""
    places = find_places()
    exercise = one_exercise(name)
    graded = graded_exercise(places, folder or places.exercises, exercise)
    if graded.result.status in ("passed", "error", "missing"):
        say(_nothing_to_hint(graded))
        return
    concept = graded.result.headline or _first_concept(exercise)
    progress = Progress(places.progress)
    if progress.set_aside:
        say(
            f"The record of your progress was damaged; it is kept as {progress.set_aside}, and a new one begun."
        )
    rungs = hints_of(exercise)[concept].rungs(_change_of_mistake(graded))
    rung = min(progress.rungs_shown(concept) + 1, RUNGS)
    progress.show_rung(concept, rung)
    show(hint_text(exercise, concept, rungs[:rung]))


def _first_concept(exercise: str) -> str:
    """Return the concept to hint at where nothing was written yet: the first idea of the exercise."""
    return next(
        concept for concept in hints_of(exercise) if not concept.endswith((".runs", ".inputs_untouched"))
    )


def _change_of_mistake(graded: Graded) -> str | None:
    return graded.diagnosis.mistakes[0].change or None if graded.diagnosis else None


def _nothing_to_hint(graded: Graded) -> str:
    result = graded.result
    if result.status == "passed":
        return f"{result.exercise} passes: nothing to hint at. `grader reveal {result.exercise}` shows the reference."
    if result.status == "missing":
        return f"There is no {result.exercise}.py here. `grader reset {result.exercise}` brings the stub."
    return f"{result.exercise} could not be graded, by a fault of ours: {' '.join(result.notes)}"
