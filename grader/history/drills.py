"""Drills keep a file of their own; their verdicts, and each drill that is over, are taken over from there, once."""

from collections.abc import Iterator

from grader.drilling.journal import Graded as Verdict
from grader.drilling.journal import Journal
from grader.drilling.rounds import Round, all_rounds
from grader.history.events import Drilled, Graded
from grader.history.keeping import Happened, History
from grader.journal import moment


def take_over_drills(history: History, journal: Journal) -> None:
    """Take over all verdicts, and the drills that are over, or were left for another one after something was graded.

    What cannot be read is left out: `grader drill` tells of it. Raises journal.NotKept.
    """
    rounds = all_rounds(journal.events())
    happened = [found for one in rounds for found in _verdicts(one)]
    ended = [one for one in rounds if one.ended or (one.tries and one is not rounds[-1])]
    happened += [found for one in ended if (found := _drilled(one)) is not None]
    history.record_all(happened)


def _verdicts(one: Round) -> Iterator[Happened]:
    """Yield the verdicts of a drill; the same verdict on a program as it was is no evidence."""
    for exercise in one.exercises:
        before: object = None
        for number, verdict in enumerate(one.tries_at(exercise)):
            origin = f"drill {one.begun.round} {exercise} {number}"
            at = moment(verdict.at)
            this = (verdict.source, verdict.passed, verdict.failed)
            if at is not None and (not verdict.source or this != before):
                yield Happened(at, _graded(verdict, f"drills/{one.begun.folder}", origin), origin)
            before = this


def _graded(verdict: Verdict, folder: str, origin: str) -> Graded:
    """Return a verdict as the history knows it; one that was kept without its program stands for a program alone."""
    return Graded(
        exercise=verdict.exercise,
        folder=folder,
        source=verdict.source or origin,
        status="passed" if verdict.status == "passed" else "failed",
        concepts=dict.fromkeys(verdict.passed, "passed") | dict.fromkeys(verdict.failed, "failed"),
        headline=verdict.headline,
        misconception=verdict.misconception,
    )


def _drilled(one: Round) -> Happened | None:
    begun, at = one.begun, moment(one.until)
    if at is None:
        return None
    drilled = Drilled(
        folder=f"drills/{begun.folder}",
        exercises=one.exercises,
        passed=[name for name in one.exercises if one.passed(name)],
        seconds=round(one.seconds_in_all, 1),
    )
    return Happened(at, drilled, origin=f"drill {begun.round}")
