"""Before there was a history, `progress.json` kept when references were shown; those are taken over, each once."""

from datetime import UTC, datetime

from grader.history.events import Revealed
from grader.history.keeping import Happened, History
from grader.progress import Progress


def take_over_reveals(history: History, progress: Progress) -> None:
    """Take over the reveals that are older than the history; those since then are in it. Raises HistoryError."""
    shown = [(exercise, one) for exercise, all_of_it in progress.reveals().items() for one in all_of_it]
    if not shown:
        return
    own = [happened.at for happened in history.events() if happened.origin is None]
    begun = min(own, default=datetime.max.replace(tzinfo=UTC)).replace(microsecond=0)
    history.record_all(
        [
            Happened(
                at, Revealed(exercise=exercise, after_a_pass=after), f"reveal {exercise} {at.isoformat()}"
            )
            for exercise, (at, after) in shown
            if at < begun
        ]
    )
