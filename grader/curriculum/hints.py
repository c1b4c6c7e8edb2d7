"""Hints: three rungs for each concept, data in `hints/<exercise>.toml`."""

import tomllib
from pathlib import Path

import msgspec

_FOLDER = Path(__file__).parent / "hints"
RUNGS = 3


class Hint(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A question, a case worked by hand, the line to change in words. `proofs` hold the numbers they state."""

    question: str
    worked: str
    change: str
    proofs: list[tuple[str, str]] = []

    def rungs(self, change: str | None = None) -> list[str]:
        """Return the three texts; a diagnosed mistake brings its own last one."""
        return [self.question, self.worked, change or self.change]


def hints_for_running() -> dict[str, Hint]:
    """Return the hints for files that do not run, by the kind of exception or of problem."""
    with open(_FOLDER / "does_not_run.toml", "rb") as file:
        return msgspec.convert(tomllib.load(file), dict[str, Hint])


def hints_of(exercise: str) -> dict[str, Hint]:
    """Return an exercise's hints by concept. Raises FileNotFoundError, msgspec.ValidationError."""
    with open(_FOLDER / f"{exercise}.toml", "rb") as file:
        return msgspec.convert(tomllib.load(file), dict[str, Hint])
