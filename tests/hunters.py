"""Kits to hunt in, and the command run in them with lines typed beforehand."""

import os
import subprocess
import sys
from pathlib import Path

from grader.hunting.journal import Journal
from grader.hunting.rounds import Round, all_rounds
from grader.places import Places

SOFTMAX = """import numpy as np


def softmax(logits):
    # take the largest off, or it overflows
    e = np.exp(logits - np.max(logits, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)
"""


def kit_for(places: Places, folder: Path, *, solutions: bool = False, **programs: str) -> Path:
    """Return a kit with these exercises written; all others, where they are asked for, are stubs."""
    (folder / "exercises").mkdir(parents=True)
    (folder / ".key").symlink_to(places.keys)
    if solutions:
        (folder / "solutions").symlink_to(places.root / "solutions")
    for name, text in programs.items():
        (folder / "exercises" / f"{name}.py").write_text(text)
    return folder


def grader(kit: Path, *arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    """Run a command in a kit, with these lines as its input."""
    return subprocess.run(
        [sys.executable, "-m", "grader", *arguments],
        input=typed,
        env={**os.environ, "GRADER_KIT": str(kit), "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def hunts_of(kit: Path) -> list[Round]:
    """Return the hunts that a kit's journal tells of."""
    return all_rounds(Journal(kit / ".progress").events())


def program_of(kit: Path) -> Path:
    """Return the program of the last hunt."""
    begun = hunts_of(kit)[-1].begun
    return kit / "hunts" / begun.folder / f"{begun.hunt.partition('.')[0]}.py"
