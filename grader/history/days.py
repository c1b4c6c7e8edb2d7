"""Days of practice, as people count them: an evening ends when one goes to sleep, not at midnight."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from grader.history.events import Drilled, Hunted, PointsTicked, QuizAnswered
from grader.history.keeping import Happened

A_DAY_BEGINS = timedelta(hours=4)
LONGEST_PAUSE = timedelta(minutes=10)
LONGEST_WORK = timedelta(hours=4)


@dataclass(frozen=True)
class Practice:
    """The days on which something was done: how many, how many in a row up to now, and at best; and for how long."""

    days: int = 0
    streak: int = 0
    best: int = 0
    seconds: float = 0.0


def day_of(at: datetime) -> date:
    """Return the day that a time belongs to, where the learner is; the small hours belong to the day before."""
    return (at.astimezone() - A_DAY_BEGINS).date()


def practice(events: list[Happened], now: datetime) -> Practice:
    """Return how often and for how long. A streak lasts as long as today can still be added to it."""
    days = sorted({day_of(happened.at) for happened in events})
    rows = _in_a_row(days)
    lasts = bool(days) and day_of(now) - days[-1] <= timedelta(days=1)
    return Practice(len(days), rows[-1] if lasts else 0, max(rows, default=0), _seconds(events))


def _in_a_row(days: Iterable[date]) -> list[int]:
    """Return, for each day, how many days in a row end with it."""
    rows: list[int] = []
    before: date | None = None
    for day in days:
        rows.append(rows[-1] + 1 if before is not None and day - before == timedelta(days=1) else 1)
        before = day
    return rows


def _seconds(events: list[Happened]) -> float:
    """Return the time between events that followed soon upon each other, and what an event itself says it took."""
    total = timedelta()
    until = datetime.min.replace(tzinfo=UTC)
    for begin, end in sorted((one.at - timedelta(seconds=_took(one)), one.at) for one in events):
        begin = until if begin - until <= LONGEST_PAUSE else begin
        total += max(end - begin, timedelta())
        until = max(until, end)
    return total.total_seconds()


def _took(happened: Happened) -> float:
    """Return the seconds that an event says it took: no more than somebody stays at it."""
    event = happened.event
    if isinstance(event, (QuizAnswered, PointsTicked)):
        return min(max(event.seconds, 0.0), LONGEST_PAUSE.total_seconds())
    if isinstance(event, (Hunted, Drilled)):
        return min(max(event.seconds, 0.0), LONGEST_WORK.total_seconds())
    return 0.0
