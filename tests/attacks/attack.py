"""Reads the hostile submissions: what each tries, what must happen, and how to lay it out as it was handed in."""

import importlib.util
import re
import shutil
from dataclasses import dataclass, replace
from pathlib import Path

from grader.record import ExerciseResult

FOLDER = Path(__file__).parent
_HEADER = re.compile(r"^(?:#|//) (tries|must|expect|needs|class|slow|open): *(.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Surroundings:
    """What an attacker knows of the place: `@KIT@` and the like in a file stand for these.

    `kit` holds the key, `other` another student's submission, `trace` is a file that must never come to be. What
    must never be read, or says that an attempt got through, holds the `canary`.
    """

    kit: Path
    other: Path
    trace: Path
    process: int
    canary: str

    def in_text(self, text: str) -> str:
        """Return a file of an attack with the real names in it."""
        names = {
            "KIT": self.kit,
            "OTHER": self.other,
            "TRACE": self.trace,
            "PROCESS": self.process,
            "CANARY": self.canary,
        }
        for name, value in names.items():
            text = text.replace(f"@{name}@", str(value))
        return text


@dataclass(frozen=True)
class Expected:
    """What must become of one exercise. A headline of "-" is any; so is a score of None, and `<=2` is at most 2."""

    exercise: str
    status: str
    headline: str = "-"
    score: float | None = None
    at_most: bool = False

    def seen_in(self, result: ExerciseResult) -> "Expected":
        """Return what became of it, as far as it was foretold."""
        headline = self.headline if self.headline == "-" else str(result.headline)
        score = result.score
        if self.score is None or (self.at_most and result.score <= self.score):
            score = self.score
        return replace(self, status=result.status, headline=headline, score=score)


@dataclass(frozen=True)
class Attack:
    """One hostile submission.

    `class_only`: only a class's intake reads such files. `slow` is how many seconds it costs; `open` says why it
    still gets through.
    """

    name: str
    tries: str
    must: str
    expected: tuple[Expected, ...]
    needs_sandbox: bool
    class_only: bool
    slow: float
    open: str

    @property
    def takes_all_the_time_there_is(self) -> bool:
        """Whether only the limit of all calls together ends it, not that of one."""
        return self.slow > 10

    def laid_out(self, parent: Path, surroundings: Surroundings) -> Path:
        """Return the submission's folder, newly made in `parent`."""
        folder = parent / self.name
        folder.mkdir(parents=True)
        for path in sorted((FOLDER / self.name).iterdir()):
            if path.name == "make.py":
                _make(path, folder, surroundings)
            elif path.suffix in (".py", ".ipynb"):
                text = surroundings.in_text(path.read_bytes().decode())
                (folder / path.name).write_bytes(text.encode())
            elif path.is_file():
                shutil.copyfile(path, folder / path.name)
        return folder


def _make(script: Path, folder: Path, surroundings: Surroundings) -> None:
    spec = importlib.util.spec_from_file_location(f"make_{folder.name}", script)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.make(folder, surroundings)


def _read(folder: Path) -> Attack:
    said: dict[str, list[str]] = {}
    for path in sorted(folder.iterdir()):
        if path.is_file():
            for name, value in _HEADER.findall(path.read_bytes()[:4000].decode("utf-8", "replace")):
                said.setdefault(name, []).append(value.strip())
    expected = tuple(_expected(line) for line in dict.fromkeys(said.get("expect", [])))
    slow, opened = said.get("slow", ["0"])[0], said.get("open", [""])[0]
    return Attack(
        folder.name,
        said["tries"][0],
        said["must"][0],
        expected,
        "needs" in said,
        "class" in said,
        float(slow),
        opened,
    )


def _expected(line: str) -> Expected:
    exercise, status, headline, score, *_ = [*line.split(), "-", "-", "-"]
    number = None if score == "-" else float(score.removeprefix("<="))
    return Expected(exercise, status, headline, number, score.startswith("<="))


ATTACKS = [_read(path) for path in sorted(FOLDER.iterdir()) if path.is_dir() and path.name[0] not in "._"]
