"""A session of `grader watch` that lasts for days needs no more memory at its end."""

from pathlib import Path

from grader.places import Places
from tests.bench.watch import memory
from tests.watching import Session, make_kit


def test_memory_is_flat(places: Places, tmp_path: Path) -> None:
    """Given saves of which each gives other numbers; `make bench` does the same with a thousand."""
    session = Session(make_kit(places, tmp_path))
    sizes = memory(session, 100)
    assert sizes[100] - sizes[30] < 8.0, sizes
    session.type("q")
    assert session.close()[0] == 0
