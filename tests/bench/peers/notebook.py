"""The nine exercises as one notebook of right answers, with a cell of assertions for each, for the peers.

A notebook has one name for one function: `training_loop`'s `train` is `train_numpy` there. The assertions are a
fraction of what our own graders ask, so the comparison flatters the peers.
"""

import re
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_notebook

from tests.bench.right_answers import CORE, variant

ASSERTS = Path(__file__).parent / "asserts"


def answer(exercise: str, number: int) -> str:
    """Return a right answer as a cell holds it."""
    program = variant(exercise, number, for_peers=True)
    return re.sub(r"\btrain\(", "train_numpy(", program) if exercise == "training_loop" else program


def asserts(exercise: str) -> str:
    """Return the assertions on an exercise."""
    return (ASSERTS / f"{exercise}.py").read_text("utf-8")


def solved(number: int, with_asserts: bool) -> nbformat.NotebookNode:
    """Return one student's notebook; where the peer wants it so, with cells that nbgrader knows as graded."""
    cells = [new_code_cell("import numpy as np\nimport torch")]
    for exercise in CORE:
        cells.append(_cell(answer(exercise, number), exercise, solution=True))
        if with_asserts:
            cells.append(_cell(asserts(exercise), f"test_{exercise}", solution=False))
    notebook = new_notebook(cells=cells)
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return notebook


def _cell(source: str, name: str, *, solution: bool) -> nbformat.NotebookNode:
    graded = (
        {"grade": True, "points": 1, "locked": True} if not solution else {"grade": False, "locked": False}
    )
    about = {"schema_version": 3, "grade_id": name, "solution": solution, "task": False, **graded}
    return new_code_cell(source, metadata={"nbgrader": about})
