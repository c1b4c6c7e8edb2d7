"""What the commands about a learner's progress share: the history, with what others keep."""

import click

from grader.commands.recording import progress_of
from grader.drilling import journal as drills
from grader.history import Happened, History
from grader.history.drills import take_over_drills
from grader.history.earlier_reveals import take_over_reveals
from grader.history.hunts import take_over_hunts
from grader.history.quiz_answers import take_over_answers
from grader.hunting import journal as hunts
from grader.journal import NotKept
from grader.places import Places
from grader.quiz import journal as answers
from grader.quiz.questions import Question


def learners_history(places: Places, history: History, questions: dict[str, Question]) -> list[Happened]:
    """Return what happened, with what the quiz, hunts and drills keep, and what an earlier version kept.

    Raises HistoryError, click.UsageError.
    """
    folder = places.progress
    try:
        take_over_reveals(history, progress_of(places))
        take_over_answers(history, answers.Journal(folder), questions)
        take_over_hunts(history, hunts.Journal(folder))
        take_over_drills(history, drills.Journal(folder))
    except NotKept as error:
        raise click.UsageError(
            f"What you did cannot be read from {error}. Make that place readable."
        ) from error
    return history.events()
