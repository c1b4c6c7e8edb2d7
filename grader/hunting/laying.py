"""A hunt's folder: the program to mend, and what shows the symptom, to be run and looked into."""

from pathlib import Path

from grader.curriculum.catalogue import exercises
from grader.hunting.catalogue import Hunt
from grader.hunting.journal import Begun
from grader.laying import write_new

_SYMPTOM = '''"""What shows the symptom of {exercise}.py in this folder: python symptom.py [SEED]"""

import sys

import numpy as np
from {exercise} import {functions}

seed = int(sys.argv[1]) if len(sys.argv) > 1 else {seed}
{driver}
{prints}
'''


def lay_out(folder: Path, hunt: Hunt, begun: Begun) -> bool:
    """Write what is missing in a hunt's folder; return whether the program was. Raises OSError."""
    write_new(folder / "symptom.py", symptom_program(hunt, begun.seed))
    return write_new(folder / f"{hunt.exercise}.py", begun.broken)


def symptom_program(hunt: Hunt, seed: int) -> str:
    """Return the program that shows the symptom, for the learner to run."""
    prints = "\n".join(f"print({called + ':'!r}, {name})" for name, called in hunt.shows.items())
    functions = ", ".join(exercises()[hunt.exercise].functions)
    driver = hunt.driver.strip()
    return _SYMPTOM.format(
        exercise=hunt.exercise, functions=functions, seed=seed, driver=driver, prints=prints
    )
