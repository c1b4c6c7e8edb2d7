"""What the commands about a learner's progress share: the history, with what others keep."""

import click

from grader.commands.recording import progress_of
from grader.history import Happened, History
from grader.history.earlier_reveals import take_over_reveals
from grader.history.quiz_answers import take_over
from grader.places import Places
from grader.quiz.journal import Journal, NotKept
from grader.quiz.questions import Question


def learners_history(places: Places, history: History, questions: dict[str, Question]) -> list[Happened]:
    """Return what happened, with the quiz's answers and what an earlier version kept.

    Raises HistoryError, click.UsageError.
    """
    try:
        take_over_reveals(history, progress_of(places))
        take_over(history, Journal(places.progress), questions)
    except NotKept as error:
        raise click.UsageError(
            f"Your answers to the quiz cannot be read from {error}. Make that place readable."
        ) from error
    return history.events()
