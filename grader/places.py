"""Where things lie: the project's folders, and the learner's progress."""

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Places:
    """The folders of one kit. `solutions` is None in a student's copy."""

    root: Path

    @property
    def exercises(self) -> Path:
        """What the learner edits."""
        return self.root / "exercises"

    @property
    def solutions(self) -> Path | None:
        """What only authors and instructors have."""
        folder = self.root / "solutions"
        return folder if folder.is_dir() else None

    @property
    def keys(self) -> Path:
        """The answer keys."""
        return self.root / ".key"

    @property
    def progress(self) -> Path:
        """What the kit remembers about the learner: hints shown, solutions revealed."""
        return self.root / ".progress"


def find_places() -> Places:
    """Return the kit that GRADER_KIT names, else the one around the working directory, else the program's own."""
    given = os.environ.get("GRADER_KIT")
    if given:
        return Places(Path(given).resolve())
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "exercises").is_dir() and (
            (folder / ".key").is_dir() or (folder / "solutions").is_dir()
        ):
            return Places(folder)
    return Places(Path(__file__).resolve().parents[1])
