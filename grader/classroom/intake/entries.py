"""A file that was handed in, wherever it lies; which names are nobody's work; what is told of it all."""

import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from typing import Literal

from grader.findings.printable import shown_name

Kind = Literal["file", "folder", "link", "special"]
MOST_EXAMPLES = 3
_LEFT_BY_MACHINES = {
    "__MACOSX", "__pycache__", "Thumbs.db", "desktop.ini", "node_modules", "venv", "site-packages", ".DS_Store",
    ".ipynb_checkpoints", ".git", ".venv", ".idea", ".vscode", ".mypy_cache", ".pytest_cache", ".ruff_cache",
}  # fmt: skip


class IntakeError(ValueError):
    """There is no submission to be found there. The message says what is expected and what to do."""


@dataclass(frozen=True)
class Entry:
    """A file below the root, or what stands in the place of one.

    `path` are its names below the root, or below its submission. `steps` lead there: a path on the disk below
    the root, places in the archives that were opened on the way.
    """

    path: tuple[str, ...]
    steps: tuple[str | int, ...]
    kind: Kind = "file"

    @property
    def relevant(self) -> bool:
        """Whether it may hold an exercise."""
        return self.path[-1].lower().endswith((".py", ".ipynb")) or self.is_archive

    @property
    def is_archive(self) -> bool:
        """Whether it is to be looked into."""
        return self.kind != "folder" and self.path[-1].lower().endswith(".zip")


@dataclass
class Reasons:
    """Reasons, gathered: each is told once, with some examples."""

    _counts: Counter[str] = field(default_factory=Counter)
    _examples: dict[str, list[str]] = field(default_factory=dict)

    def add(self, reason: str, example: str) -> None:
        """Add one case of a reason, as in "links are not followed"."""
        self._counts[reason] += 1
        examples = self._examples.setdefault(reason, [])
        if len(examples) < MOST_EXAMPLES:
            examples.append(shown_name(example))

    def sentences(self) -> list[str]:
        """Return one sentence for each reason."""
        return [self._sentence(reason, count) for reason, count in self._counts.items()]

    def _sentence(self, reason: str, count: int) -> str:
        examples = self._examples[reason]
        more = f" and {count - len(examples)} more" if count > len(examples) else ""
        return f"{', '.join(examples)}{more}: {reason}."


@dataclass
class Remarks:
    """What is to be said of a listing: what was left out and why, and how the rest was understood."""

    left_out: Reasons = field(default_factory=Reasons)
    noted: Reasons = field(default_factory=Reasons)


def left_by_a_machine(name: str) -> bool:
    """Return whether this is what an operating system or an editor leaves behind, of which nobody need hear."""
    return name in _LEFT_BY_MACHINES or name.startswith("._")


def composed(name: str) -> str:
    """Return a name as text that can be stored and compared: letters composed, and no half characters."""
    text = name.encode("utf-8", "backslashreplace").decode("utf-8")
    return unicodedata.normalize("NFC", text).replace("\0", "\\x00")
