"""`grader hint`: one rung at a time, for the concept that failed first."""

from pathlib import Path

import click

from grader.commands.options import elsewhere, exercise_argument, folder_option
from grader.commands.output import say, show
from grader.commands.recording import Tell, progress_of, record_work
from grader.commands.single import graded_exercise, one_exercise
from grader.curriculum.hints import RUNGS, Hint, hints_for_running, hints_of
from grader.history import HintShown
from grader.places import Places, find_places
from grader.report.hints import Ways, hint_text
from grader.report.wording import way_to
from grader.verdict import Graded


@click.command("hint")
@exercise_argument
@folder_option
def command(name: str, folder: Path | None) -> None:
    """Show the next hint for an exercise: first a question, then a worked case, then the line to change."""
    places = find_places()
    exercise = one_exercise(name)
    folder = folder or places.exercises
    graded = graded_exercise(places, folder, exercise)
    here = elsewhere(places, folder)
    reveal = way_to("reveal", exercise, here) if places.solutions else ""
    if graded.result.status == "passed":
        say(
            f"{exercise} passes: nothing to hint at."
            + (f" `{reveal}` shows the reference." if reveal else "")
        )
        return
    show_me = f"{reveal} --show-me" if reveal else ""
    ways = Ways(way_to("hint", exercise, here), show_me, bool(places.solutions))
    show(next_hint(places, folder, graded, ways))


def next_hint(places: Places, folder: Path, graded: Graded, ways: Ways, tell: Tell = say) -> str:
    """Return the hints up to the next one, for what failed first, and record that it was shown.

    `ways` lead on from it; `tell` gets what is wrong with the record.
    """
    exercise = graded.result.exercise
    concept = graded.result.headline or _first_concept(exercise)
    progress = progress_of(places, tell)
    hint, mistake = _hint(exercise, concept, graded)
    rungs = hint.rungs(_change_of_mistake(graded))
    rung = min(progress.rungs_shown(concept, mistake) + 1, RUNGS)
    progress.show_rung(concept, mistake, rung)
    record_work(
        places,
        folder,
        lambda inside: HintShown(
            exercise=exercise, folder=inside, concept=concept, rung=rung, mistake=mistake
        ),
        tell,
    )
    return hint_text(exercise, concept, rungs[:rung], ways)


def _hint(exercise: str, concept: str, graded: Graded) -> tuple[Hint, str]:
    """Return the hint and which mistake it is for: a recognised one, or the way in which a file does not run."""
    headline = graded.evaluation.headline if graded.evaluation else None
    if headline is not None and headline.problem is not None and concept.endswith(".runs"):
        fault = headline.problem.fault
        special = hints_for_running()
        for kind in (fault.type if fault else "", headline.problem.kind):
            if kind in special:
                return special[kind], kind
    mistake = graded.diagnosis.mistakes[0].id if graded.diagnosis else ""
    return hints_of(exercise)[concept], mistake


def _first_concept(exercise: str) -> str:
    """Return the concept to hint at where nothing was written yet: the first idea of the exercise."""
    return next(
        concept for concept in hints_of(exercise) if not concept.endswith((".runs", ".inputs_untouched"))
    )


def _change_of_mistake(graded: Graded) -> str | None:
    return graded.diagnosis.mistakes[0].change or None if graded.diagnosis else None
