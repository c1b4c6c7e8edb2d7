"""Notebooks for tests, as Jupyter writes them."""

import json
from typing import Any

from grader.curriculum.catalogue import exercises
from grader.notebooks import Cell, found_in, found_in_cells
from grader.workspace import Found


def notebook(*cells: str | Cell, **fields: Any) -> bytes:
    """Return the file of a notebook with these code cells, after one with text."""
    parts = [Cell(cell) if isinstance(cell, str) else cell for cell in cells]
    text = {"cell_type": "markdown", "metadata": {}, "source": ["# Exercises\n", "def softmax(x): no code\n"]}
    saved = {"cells": [text, *map(_saved, parts)], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps({**saved, **fields}).encode()


def _saved(cell: Cell) -> dict[str, Any]:
    marks = {"grade_id": cell.grade_id, "solution": cell.solution, "locked": False, "schema_version": 3}
    return {
        "cell_type": "code",
        "execution_count": None,
        "metadata": {"nbgrader": marks} if cell.grade_id else {},
        "outputs": [],
        "source": cell.source.splitlines(keepends=True),
    }


def softmax_in(*cells: str) -> Found:
    """Return the program of softmax in these cells."""
    return found_in_cells([Cell(cell) for cell in cells], "softmax")


def all_in(name: str, *cells: str | Cell) -> dict[str, Found]:
    """Return what a notebook of this name holds of all exercises."""
    return found_in(notebook(*cells), name, list(exercises()))
