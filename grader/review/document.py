"""What is due, for other programs."""

from typing import Any

from grader.history.days import day_of
from grader.review.memory import Memory
from grader.review.queue import Queue
from grader.review.ways import Item

SCHEMA = 1


def due_document(found: Queue, items: list[Item]) -> dict[str, Any]:
    """Return the queue: for each subject how it went last, and how it would be asked today if at all."""
    ways = {memory.subject: item for item in items for memory in item.memories}
    return {
        "schema": SCHEMA,
        "due": [_entry(memory, ways.get(memory.subject)) for memory in found.due],
        "done_today": sum(found.done.values()),
        "next_day": found.next_day.isoformat() if found.next_day else None,
    }


def _entry(memory: Memory, item: Item | None) -> dict[str, Any]:
    return {
        "subject": memory.subject,
        "due": day_of(memory.due).isoformat(),
        "last": {
            "at": memory.last.at.isoformat(timespec="seconds"),
            "outcome": memory.last.outcome,
            "place": memory.last.place,
        },
        "way": item.way if item else None,
        "what": item.what if item else None,
    }
