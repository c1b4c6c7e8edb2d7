"""Whose code a picture is drawn from: the learner's own where it passes, the reference where not."""

from dataclasses import dataclass
from pathlib import Path

from grader.grading import Judge
from grader.record import Record
from grader.workspace import Found, needs_torch, read

WHY = {
    "not_started": "not begun",
    "missing": "not there",
    "failed": "not passing yet",
    "error": "not gradable, by a fault of ours",
}
NO_NUMBERS = "passing, but gives no numbers here"


class LeftOut(Exception):
    """A picture that cannot be drawn here. The message says why, and what would change it."""


@dataclass(frozen=True)
class Part:
    """One exercise's program in a picture; `because` is why it is not the learner's own, "" where it is."""

    exercise: str
    program: Found
    because: str = ""

    @property
    def torch(self) -> bool:
        """Whether it needs torch."""
        return needs_torch(self.program)


class Sources:
    """The learner's files, graded once, and the references where this copy of the kit has them."""

    def __init__(self, folder: Path, solutions: Path | None, judge: Judge, wanted: list[str]) -> None:
        """`wanted` are the exercises that pictures will ask for."""
        self._solutions = solutions
        self._found = {name: read(folder, name) for name in wanted}
        record: Record = judge.grade(folder.name, list(self._found.values()))[0]
        self._status = {result.exercise: result.status for result in record.exercises}

    def own(self, exercise: str) -> Found | None:
        """Return the learner's program where there is one that was begun, right or wrong."""
        return self._found[exercise] if self._status[exercise] in ("passed", "failed") else None

    def why_not_own(self, exercise: str) -> str:
        """Return why the learner's program is not used, "" where it is."""
        return WHY.get(self._status[exercise], "")

    @property
    def has_references(self) -> bool:
        """Whether there is anything to fall back on."""
        return self._solutions is not None

    def parts(self, exercises: tuple[str, ...]) -> list[Part]:
        """Return a program for each exercise. Raises LeftOut."""
        absent = [name for name in exercises if self.why_not_own(name) and not self._reference(name)]
        if absent:
            raise LeftOut(_wanting(absent, {name: self.why_not_own(name) for name in absent}))
        return [self._part(name, self.why_not_own(name)) for name in exercises]

    def references(self, parts: list[Part]) -> list[Part]:
        """Return the references of these exercises, in place of own code that gave no numbers. Raises LeftOut."""
        if not all(self._reference(part.exercise) for part in parts):
            raise LeftOut("Your code passes, but does not give numbers for it that can be drawn.")
        return [self._part(part.exercise, part.because or NO_NUMBERS) for part in parts]

    def _part(self, exercise: str, because: str) -> Part:
        if not because:
            return Part(exercise, self._found[exercise])
        return Part(exercise, Found(exercise, self._reference(exercise)), because)

    def _reference(self, exercise: str) -> str | None:
        path = self._solutions / exercise / "reference.py" if self._solutions else None
        return path.read_text("utf-8") if path and path.is_file() else None


def _wanting(exercises: list[str], why: dict[str, str]) -> str:
    """Return what a picture waits for: the reasons, and what to do."""
    reasons = ", ".join(f"{name} is {why[name]}" for name in exercises)
    it = "it passes" if len(exercises) == 1 else "they pass"
    return f"It is drawn from your own code: {reasons}. Draw it again once {it}."
