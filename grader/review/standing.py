"""Where a learner stands: what holds and what slips, which mistakes came back, how often and how long."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from grader.history.days import Practice, day_of, practice
from grader.history.events import Graded, Hunted, QuizAnswered
from grader.history.keeping import Happened
from grader.review.memory import Memory, memories
from grader.review.queue import queue
from grader.review.trials import trials

State = Literal["holds", "fades", "slips"]


@dataclass(frozen=True)
class Standing:
    """What follows from a history at one moment. `mistakes` came back: they were made on more than one day."""

    memories: dict[str, Memory]
    states: dict[str, State]
    due: int
    practice: Practice
    mistakes: list[tuple[str, int]]
    now: datetime


def standing(events: list[Happened], now: datetime) -> Standing:
    """Return where the learner of this history stands."""
    known = memories(trials(events))
    states = {subject: _state(memory, now) for subject, memory in known.items()}
    return Standing(known, states, len(queue(events, now).due), practice(events, now), _mistakes(events), now)


def _state(memory: Memory, now: datetime) -> State:
    """Return whether a subject slips, fades (known with help, or due again), or holds."""
    if memory.slips:
        return "slips"
    if memory.last.outcome == "later" or day_of(memory.due) <= day_of(now):
        return "fades"
    return "holds"


def _mistakes(events: list[Happened]) -> list[tuple[str, int]]:
    """Return the mistakes that were made on several days, with the number of days, the most frequent first."""
    made = {(name, day_of(happened.at)) for happened in events if (name := _mistake(happened))}
    days = Counter(name for name, _ in sorted(made))
    return [(name, count) for name, count in days.most_common() if count > 1]


def _mistake(happened: Happened) -> str:
    event = happened.event
    if isinstance(event, Graded):
        return event.misconception
    if isinstance(event, QuizAnswered) and event.mistake:
        return f"{event.question}: {event.mistake}"
    return event.misconception if isinstance(event, Hunted) and not event.found else ""
