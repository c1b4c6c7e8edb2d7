"""Which submissions there are."""

from dataclasses import dataclass, field
from pathlib import Path


class IntakeError(ValueError):
    """There is no submission to be found there. The message says what is expected and what to do."""


@dataclass(frozen=True)
class Handed:
    """One submission: its name, unique in its listing, and where its files lie."""

    name: str
    folder: str


@dataclass(frozen=True)
class Listing:
    """The submissions sorted by name, and what was left out and why."""

    submissions: list[Handed]
    remarks: list[str] = field(default_factory=list)


def listing(root: Path) -> Listing:
    """Return the submissions in a folder or an archive. Raises IntakeError where there is none."""
    if not root.is_dir():
        raise IntakeError(
            f"There is no folder {root}. Give the folder that holds one folder for each submission."
        )
    folders = [path for path in root.iterdir() if path.is_dir() and not path.is_symlink()]
    if not folders:
        raise IntakeError(f"{root} holds no submission: expected {root}/<submission>/<exercise>.py.")
    return Listing(sorted((Handed(path.name, str(path)) for path in folders), key=lambda one: one.name))
