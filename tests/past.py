"""What a learner did some days ago, and a kit to do it in."""

from datetime import UTC, datetime, time, timedelta
from pathlib import Path

from grader.history import Event, Graded, Happened, History, QuizAnswered
from grader.history.days import day_of
from grader.history.verdicts import verdict_on
from grader.places import Places
from grader.record import ConceptResult, ExerciseResult
from grader.workspace import Found

NOON = datetime.combine(day_of(datetime.now(UTC)), time(12)).astimezone(UTC)
QUESTION = "losses.outlier"  # about mse.squared_error
ALONE = "losses.loss_and_metric"  # about no exercise's concept


def ago(days: float, minutes: float = 0) -> datetime:
    """Noon, some days ago: no test depends on the time at which it runs."""
    return NOON - timedelta(days=days) + timedelta(minutes=minutes)


def graded(source: str, *, exercise: str = "softmax", folder: str = "exercises", **concepts: str) -> Graded:
    """A verdict on the program `source`, with the status of each concept."""
    failed = [name for name, status in concepts.items() if status == "failed"]
    result = ExerciseResult(
        exercise,
        "failed" if failed else "passed",
        headline=f"{exercise}.{failed[0]}" if failed else None,
        concepts=[ConceptResult(f"{exercise}.{name}", status) for name, status in concepts.items()],
    )
    event = verdict_on(Found(exercise, source), result, folder)
    assert event is not None
    return event


def answered(question: str = QUESTION, verdict: str = "right", **fields: str) -> QuizAnswered:
    about = {"concept": "mse.squared_error" if question == QUESTION else "", "kind": "choice", **fields}
    return QuizAnswered(question=question, verdict=verdict, **about)


def events(kit: Path) -> list[Event]:
    return [happened.event for happened in happenings(kit)]


def happenings(kit: Path) -> list[Happened]:
    with History(Places(kit), no_complaint) as history:
        return history.events()


def happened(kit: Path, *past: tuple[datetime, Event]) -> None:
    """Put what happened into the history of a kit."""
    with History(Places(kit), no_complaint) as history:
        assert history.record_all([Happened(at, event) for at, event in past])


def no_complaint(sentence: str) -> None:
    raise AssertionError(sentence)
