"""What the tests of the pictures share: the numbers of all pictures, computed once, and files of learners."""

from functools import cache
from pathlib import Path

from grader.grading import Judge
from grader.key.variants import Solutions
from grader.places import Places, find_places
from grader.plots.computing import Computed
from grader.plots.pictures import Picture, pictures
from grader.plots.sources import Sources

_ALL: dict[str, Computed] = {}


def from_files(places: Places, judge: Judge, folder: Path, name: str, *, released: bool = False) -> Computed:
    """One picture from the files in a folder; `released` is a copy of the kit that has no solutions."""
    picture = pictures()[name]
    return picture.compute(sources(places, judge, folder, picture, released=released), judge)


def sources(places: Places, judge: Judge, folder: Path, picture: Picture, *, released: bool) -> Sources:
    return Sources(folder, None if released else places.solutions, judge, list(picture.uses))


def from_references(places: Places, judge: Judge, name: str) -> Computed:
    """One picture as the reference draws it."""
    if name not in _ALL:
        _ALL[name] = from_files(places, judge, places.root / "nothing here", name)
    return _ALL[name]


@cache
def reference(exercise: str) -> str:
    return of(exercise).reference


def wrong(exercise: str, mistake: str) -> str:
    solutions = of(exercise)
    return solutions.program(next(one for one in solutions.misconceptions if one.id == mistake))


def of(exercise: str) -> Solutions:
    return Solutions((find_places().solutions or Path()) / exercise)
