"""The hunts, each in `hunts/<exercise>.toml`: what is planted, and the program that shows its symptom."""

import tomllib
from functools import cache
from pathlib import Path

import msgspec

FOLDER = Path(__file__).parent / "hunts"


class Change(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One rewriting of code (see `patterns`). `given` is a statement that must be there; its names count too."""

    find: str
    replace: str
    given: str = ""


class Hunt(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One hunt. `mistake` is the id of a misconception of the exercise, `concept` the one that it breaks.

    `driver` is a program that uses the learner's functions and a `seed`; `shows` are the names that it leaves
    behind, each with what it is called: a number, or a list of numbers. The symptom is visible when one of them
    differs from the healthy run's by more than `margin`, as a share of the larger. Each of `plants` is a set of
    changes that go together; the first that gives this mistake is taken.
    """

    exercise: str
    mistake: str
    concept: str
    title: str
    story: str
    driver: str
    shows: dict[str, str]
    margin: float
    choices: tuple[str, ...]
    plants: tuple[tuple[Change, ...], ...]

    @property
    def key(self) -> str:
        """The name of the hunt, `<exercise>.<mistake>`."""
        return f"{self.exercise}.{self.mistake}"


@cache
def hunts() -> dict[str, Hunt]:
    """Return all hunts by their key."""
    found = [hunt for path in sorted(FOLDER.glob("*.toml")) for hunt in _read(path)]
    return {hunt.key: hunt for hunt in found}


def _read(path: Path) -> list[Hunt]:
    entries = tomllib.loads(path.read_text("utf-8"))["hunt"]
    return [msgspec.convert({"exercise": path.stem, **entry}, Hunt) for entry in entries]
