"""What is due today, what comes first, and how much of it: a few missed days must not become a wall."""

from dataclasses import dataclass
from datetime import date, datetime

from grader.history.days import day_of
from grader.history.events import Graded, Hunted, QuizAnswered
from grader.history.keeping import Happened
from grader.review.memory import Memory

CAP = 10  # what one does on an evening beside new exercises


@dataclass(frozen=True)
class Queue:
    """What is due, the most urgent first; how much was reviewed today, by way; the next day on which more is due."""

    due: list[Memory]
    done: dict[str, int]
    next_day: date | None

    def room(self, cap: int) -> int:
        """Return how much is left for today."""
        return max(0, cap - sum(self.done.values()))


def queue(known: dict[str, Memory], events: list[Happened], now: datetime) -> Queue:
    """Return the queue as it stands. What slipped comes first, then what has been due for longest."""
    today = day_of(now)
    due = [memory for memory in known.values() if day_of(memory.due) <= today]
    later = [day_of(memory.due) for memory in known.values() if day_of(memory.due) > today]
    due.sort(key=lambda memory: (not memory.slips, memory.due))
    return Queue(due, _done(events, today), min(later, default=None))


def _done(events: list[Happened], today: date) -> dict[str, int]:
    of_today = [happened.event for happened in events if day_of(happened.at) == today]
    return {
        "question": sum(isinstance(event, QuizAnswered) and event.where == "review" for event in of_today),
        "hunt": sum(isinstance(event, Hunted) and event.where == "review" for event in of_today),
        "writing": len(
            {event.about for event in of_today if isinstance(event, Graded) and _ends_a_review(event)}
        ),
    }


def _ends_a_review(event: Graded) -> bool:
    return event.status == "passed" and event.folder.startswith("reviews/")
