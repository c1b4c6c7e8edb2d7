"""The quiz keeps a file of its own; its answers are taken over from there, each once."""

from grader.history.events import Event, PointsTicked, QuizAnswered
from grader.history.keeping import Happened, History
from grader.journal import moment
from grader.quiz import journal
from grader.quiz.questions import Question


def take_over_answers(history: History, answers: journal.Journal, questions: dict[str, Question]) -> None:
    """Take over what the journal holds and the history does not: an answer's origin is kept, so it is there once.

    A line that cannot be read is left out: `grader quiz` tells of those. Raises journal.NotKept.
    """
    happened = [_happened(event, questions) for event in answers.events()]
    history.record_all([one for one in happened if one is not None])


def _happened(event: journal.Event, questions: dict[str, Question]) -> Happened | None:
    taken, at = _taken(event, questions), moment(event.at)
    if at is None or taken is None or isinstance(event, journal.Begun):
        return None
    return Happened(at, taken, origin=f"quiz {event.round} {event.question}")


def _taken(event: journal.Event, questions: dict[str, Question]) -> Event | None:
    if isinstance(event, journal.Answered):
        return QuizAnswered(
            question=event.question,
            concept=questions[event.question].see if event.question in questions else "",
            kind=event.kind,
            verdict=event.verdict,
            mistake=event.mistake,
            seconds=event.seconds,
        )
    if isinstance(event, journal.SelfRated):
        return PointsTicked(
            question=event.question, ticked=len(event.ticked), points=event.points, seconds=event.seconds
        )
    return None
