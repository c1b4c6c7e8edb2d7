"""A kit to practise in, and a session of `grader watch` in it: in a terminal, with an editor's ways to save."""

import os
import shutil
import termios
from pathlib import Path
from typing import Any

from grader.curriculum.catalogue import exercises
from grader.key.variants import Solutions
from grader.places import Places
from tests.quiz_terminal import Terminal

WRONG = "import numpy as np\n\ndef softmax(z):\n    e = np.exp(z - z.max())\n    return e / e.sum()\n"
ENDLESS = "def softmax(z):\n    while True:\n        pass\n"
READY = "q quit"


def make_kit(places: Places, folder: Path) -> Path:
    """A kit with the same keys and solutions, its exercises untouched."""
    for name in (".key", "solutions"):
        (folder / name).symlink_to(places.root / name)
    (folder / "exercises").mkdir()
    for name in exercises():
        shutil.copy(places.learners_keys / f"{name}.stub", folder / "exercises" / f"{name}.py")
    return folder


def reference(places: Places, exercise: str) -> str:
    assert places.solutions is not None
    return Solutions(places.solutions / exercise).reference


class Session(Terminal):
    """`grader watch` in a terminal that can steer its cursor, once all files were judged."""

    def __init__(self, kit: Path, term: str = "xterm") -> None:
        super().__init__(kit, command="watch", term=term)
        self.exercises = kit / "exercises"
        self.before = termios.tcgetattr(self.ours)
        self.wait_for(f"of {len(exercises())} pass")
        self.wait_for(READY)

    def save(self, program: str, exercise: str = "softmax") -> None:
        """Save as most editors do, in place."""
        (self.exercises / f"{exercise}.py").write_text(program, "utf-8")

    def save_through_a_temporary_file(self, program: str, exercise: str = "softmax") -> None:
        """Save as vim and many others do: write beside it, then rename over it."""
        beside = self.exercises / f".{exercise}.py.4913"
        beside.write_text(program, "utf-8")
        os.replace(beside, self.exercises / f"{exercise}.py")

    def verdict(self, text: str) -> str:
        """Wait for a verdict with this text and the keys below it; return what was seen on the way."""
        seen = self.wait_for("checking")
        return seen + self.wait_for(text) + self.wait_for(READY)

    def settings(self) -> list[Any]:
        return termios.tcgetattr(self.ours)
