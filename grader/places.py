"""Where things lie: the project's folders, and the learner's progress."""

import os
from dataclasses import dataclass, replace
from pathlib import Path

from grader.worker.readable import SHARED_FOLDERS


@dataclass(frozen=True)
class Places:
    """The folders of one kit. `solutions` is None in a student's copy; `other_keys` is a class's private key."""

    root: Path
    other_keys: Path | None = None

    def with_keys(self, folder: Path | None) -> "Places":
        """Return this kit with the keys in another folder; as it is for None."""
        return replace(self, other_keys=folder.resolve()) if folder else self

    @property
    def exercises(self) -> Path:
        """What the learner edits."""
        return self.root / "exercises"

    @property
    def solutions(self) -> Path | None:
        """What only authors and instructors have."""
        folder = self.root / "solutions"
        return folder if folder.is_dir() else None

    def reference(self, exercise: str) -> Path:
        """Return where an exercise's reference lies, in a copy that has the solutions."""
        return self.root / "solutions" / exercise / "reference.py"

    @property
    def keys(self) -> Path:
        """The answer keys that are graded with."""
        return self.other_keys or self.learners_keys

    @property
    def learners_keys(self) -> Path:
        """The answer keys that every copy of the kit has."""
        return self.root / ".key"

    @property
    def secret(self) -> tuple[Path, ...]:
        """The folders that no submission may read; the program's own is hidden from them in any case.

        Where the program is installed among other packages and there is no kit, those are no secret.
        """
        root = () if self.root.name in SHARED_FOLDERS else (self.root,)
        return (*root, self.other_keys) if self.other_keys else root

    @property
    def progress(self) -> Path:
        """What the kit remembers about the learner: the history, journals, files kept aside."""
        return self.root / ".progress"


def find_places() -> Places:
    """Return the kit that GRADER_KIT names, else the one around the working directory, else the program's own.

    GRADER_KEYS names a folder of other keys to grade with.
    """
    keys = os.environ.get("GRADER_KEYS")
    return _kit().with_keys(Path(keys) if keys else None)


def _kit() -> Places:
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
