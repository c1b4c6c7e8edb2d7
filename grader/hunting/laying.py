"""A hunt's folder: the program to mend, and what shows the symptom, to be run and looked into."""

import os
from datetime import date
from pathlib import Path

from grader.curriculum.catalogue import exercises
from grader.hunting.catalogue import Hunt
from grader.hunting.journal import Begun

_SYMPTOM = '''"""What shows the symptom of {exercise}.py in this folder: python symptom.py [SEED]"""

import sys

import numpy as np
from {exercise} import {functions}

seed = int(sys.argv[1]) if len(sys.argv) > 1 else {seed}
{driver}
{prints}
'''


def new_folder(root: Path, exercise: str) -> Path:
    """Return a folder that was just made, named after the day and the exercise. Raises OSError."""
    root.mkdir(parents=True, exist_ok=True)
    number = 1
    while True:
        folder = root / (f"{date.today()}-{exercise}" + (f"-{number}" if number > 1 else ""))
        try:
            folder.mkdir()
            return folder
        except FileExistsError:
            number += 1


def lay_out(folder: Path, hunt: Hunt, begun: Begun) -> bool:
    """Write what is missing in a hunt's folder; return whether the program was. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    _write_new(folder / "symptom.py", symptom_program(hunt, begun.seed))
    return _write_new(folder / f"{hunt.exercise}.py", begun.broken)


def symptom_program(hunt: Hunt, seed: int) -> str:
    """Return the program that shows the symptom, for the learner to run."""
    prints = "\n".join(f"print({called + ':'!r}, {name})" for name, called in hunt.shows.items())
    functions = ", ".join(exercises()[hunt.exercise].functions)
    driver = hunt.driver.strip()
    return _SYMPTOM.format(
        exercise=hunt.exercise, functions=functions, seed=seed, driver=driver, prints=prints
    )


def _write_new(path: Path, text: str) -> bool:
    """Write a file where none is, whole or not at all; return whether it was written."""
    if os.path.lexists(path):
        return False
    part = path.with_name(f".{path.name}.{os.getpid()}")
    part.write_text(text, "utf-8")
    os.replace(part, path)
    return True
