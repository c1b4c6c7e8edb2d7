"""Where a learner stands: what holds and what slips, which mistakes came back, how often and how long."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from grader.history.days import Practice, day_of, practice
from grader.history.events import Event, Graded, Hunted, QuizAnswered
from grader.history.keeping import Happened
from grader.quiz.questions import Question
from grader.review.memory import Memory, known
from grader.review.queue import queue

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


def standing(events: list[Happened], questions: dict[str, Question], now: datetime) -> Standing:
    """Return where the learner of this history stands."""
    memories = known(events, questions)
    states = {subject: _state(memory, now) for subject, memory in memories.items()}
    due = queue(memories, events, now).due
    return Standing(memories, states, len(due), practice(events, now), _mistakes(events, questions), now)


def _state(memory: Memory, now: datetime) -> State:
    """Return whether a subject slips, fades (known with help, or due again), or holds."""
    if memory.slips:
        return "slips"
    if memory.last.outcome == "later" or day_of(memory.due) <= day_of(now):
        return "fades"
    return "holds"


def _mistakes(events: list[Happened], questions: dict[str, Question]) -> list[tuple[str, int]]:
    """Return the mistakes that were made on several days, with the number of days, the most frequent first."""
    made = {
        (name, day_of(happened.at)) for happened in events if (name := _mistake(happened.event, questions))
    }
    days = Counter(name for name, _ in sorted(made))
    return [(name, count) for name, count in days.most_common() if count > 1]


def _mistake(event: Event, questions: dict[str, Question]) -> str:
    """Return what an event's mistake is called: a belief by its words, another by its id; empty for none."""
    if isinstance(event, Graded):
        return event.misconception
    if isinstance(event, QuizAnswered) and event.mistake:
        belief = questions[event.question].belief(event.mistake) if event.question in questions else None
        return f"“{belief}”" if belief else f"{event.question}: {event.mistake}"
    return event.misconception if isinstance(event, Hunted) and not event.found else ""
