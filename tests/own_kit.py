"""A kit of one's own, and commands run in it as its learner would."""

import os
import subprocess
import sys
from pathlib import Path

from grader.places import Places


def kit_for(places: Places, folder: Path, *, solutions: bool = False, **programs: str) -> Path:
    """Return a kit with the same keys, the solutions where asked for, and these exercises alone."""
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


def in_students_copy(copy: Path, *arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    """Run a command of a students' kit by the program that is part of it, with these lines as its input."""
    others = {name: value for name, value in os.environ.items() if not name.startswith("GRADER_")}
    return subprocess.run(
        [sys.executable, "-P", "-m", "grader", *arguments],
        cwd=copy,
        input=typed,
        env={**others, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
