"""The ways in which an idea can be asked for, and which one is taken.

A way is a class of its own: `questions`, `hunts`, `writing`. A further one takes its place in the list that
`grader review` makes; it offers what it has for a subject, and holds the conversation about it.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from grader.review.memory import Memory
from grader.review.trials import Place


class Unrecorded(Exception):
    """What was answered could not be kept; the history has said why."""


@dataclass(frozen=True)
class Item:
    """One thing to do: which way, what is asked there (a question, a bug, an exercise), and for which subjects."""

    way: str
    what: str
    memories: tuple[Memory, ...]


@dataclass(frozen=True)
class Terminal:
    """`read` shows a prompt and returns a line, `show` prints a text."""

    read: Callable[[str], str]
    show: Callable[[str], None]


class Way(Protocol):
    """One way to ask. `place` is where its trials come from; `most_a_day` bounds what takes long."""

    name: str
    place: Place
    most_a_day: int | None

    @property
    def waiting(self) -> str | None:
        """What was begun another time and is still open; it is asked before anything new."""

    def offer(self, memory: Memory) -> str | None:
        """Return what would be asked about a subject: a new instance. None where this way has nothing for it."""

    def ask(self, item: Item, number: int, count: int, terminal: Terminal) -> None:
        """Ask, judge, record, and only then show the verdict. Raises Stopped, EOFError, Unrecorded."""


def planned(due: list[Memory], ways: list[Way], room: int, done: dict[str, int]) -> list[Item]:
    """Return what to do with what is due, as far as there is room. What covers several subjects is done once.

    An idea that slipped is asked for where it slipped, if that is possible; else the first way that can is taken.
    """
    items = {(way.name, way.waiting): Item(way.name, way.waiting, ()) for way in ways if way.waiting}
    for memory in due:
        for way in sorted(ways, key=lambda way: _is_second_choice(way, memory)):
            what = way.offer(memory)
            if what is None:
                continue
            found = items.get((way.name, what))
            if found is None and (len(items) >= room or _is_full(way, items, done)):
                continue
            found = found or Item(way.name, what, ())
            items[way.name, what] = replace(found, memories=(*found.memories, memory))
            break
    order = [way.name for way in ways]
    return sorted(items.values(), key=lambda item: order.index(item.way))


def _is_second_choice(way: Way, memory: Memory) -> bool:
    return memory.last.outcome == "first_try" or way.place != memory.last.place


def _is_full(way: Way, items: dict[tuple[str, str], Item], done: dict[str, int]) -> bool:
    used = done.get(way.name, 0) + sum(name == way.name for name, _ in items)
    return way.most_a_day is not None and used >= way.most_a_day
