"""Which file of a submission is which exercise: the name tells, however a browser or a platform has changed it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from grader.classroom.intake.entries import Entry
from grader.curriculum.catalogue import exercises
from grader.findings.printable import shown_name

MOST_NOTEBOOKS = 12
_VERSION = re.compile(
    r"(?:-[0-9]{1,3}|-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}| ?\([0-9]{1,3}\)| - copy| copy)$"
)


@dataclass(frozen=True)
class Picked:
    """A file that is read. `exercise` is what its name says; `notes` say which others were not read, and why.

    It `has_rivals` where another folder of the same level holds such a file too: then nothing speaks for this one.
    """

    entry: Entry
    exercise: str | None
    notes: tuple[str, ...] = ()
    has_rivals: bool = False

    @property
    def name(self) -> str:
        """Its path in the submission, to be read."""
        return shown_name("/".join(self.entry.path))

    @property
    def is_notebook(self) -> bool:
        """Whether it is a notebook; else it is a program."""
        return self.entry.path[-1].lower().endswith(".ipynb")


def picked(entries: Sequence[Entry], newest_last: bool) -> list[Picked]:
    """Return the files to be read: a program for each exercise that there is, then the notebooks."""
    programs: dict[str, list[Entry]] = {}
    notebooks: dict[str, list[Entry]] = {}
    for entry in entries:
        stem, suffix = _meant(entry.path[-1])
        if suffix == ".ipynb":
            notebooks.setdefault(stem, []).append(entry)
        elif suffix == ".py" and stem in exercises():
            programs.setdefault(stem, []).append(entry)
    found = [_best(programs[name], name, newest_last) for name in exercises() if name in programs]
    stems = sorted(notebooks, key=lambda stem: (stem not in exercises(), stem))
    return found + [_best(notebooks[stem], stem, newest_last) for stem in stems[:MOST_NOTEBOOKS]]


@lru_cache(maxsize=1000)
def _meant(name: str) -> tuple[str, str]:
    """Return a file's name as its author meant it, and its suffix."""
    stem, dot, suffix = name.lower().rpartition(".")
    before = ""
    while stem != before:
        before, stem = stem, _VERSION.sub("", stem)
    return re.sub(r"[\s-]+", "_", stem.strip()), dot + suffix


def _best(entries: list[Entry], stem: str, newest_last: bool) -> Picked:
    """Return the one that counts: the nearest to the top; the newest where that is known, else the plain name."""
    top = min(len(one.path) for one in entries)
    near = [one for one in entries if len(one.path) == top]
    plain = [one for one in near if one.path[-1].rpartition(".")[0] == stem]
    best = near[-1] if newest_last or not plain else plain[-1]
    exercise = stem if stem in exercises() else None
    others = [_shown(one) for one in entries if one is not best]
    if others:
        few = ", ".join(others[:3]) + (" ..." if len(others) > 3 else "")
        has_rivals = any(one.path[:-1] != best.path[:-1] for one in near)
        return Picked(best, exercise, (f"{_shown(best)} was graded, not {few}.",), has_rivals)
    if exercise and not plain:
        return Picked(best, exercise, (f"{_shown(best)} was taken for {exercise}.",))
    return Picked(best, exercise)


def _shown(entry: Entry) -> str:
    return shown_name("/".join(entry.path))
