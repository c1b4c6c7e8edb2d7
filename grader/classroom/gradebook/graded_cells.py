"""Which cells of a notebook are graded by which exercise, and where its report belongs."""

import ast
from collections.abc import Iterator

from nbformat import NotebookNode
from nbgrader import utils

from grader.curriculum.catalogue import exercises


def checked_exercise(source: str) -> str | None:
    """Return the exercise of a cell that calls `check("softmax")` once; None for a cell that does anything else."""
    try:
        statements = ast.parse(source).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    match [one for one in statements if not isinstance(one, (ast.Import, ast.ImportFrom))]:
        case [ast.Expr(ast.Call(func, [ast.Constant(name)]))] if _is_check(func) and name in exercises():
            return str(name)
    return None


def is_tested(cell: NotebookNode) -> bool:
    """Return whether nbgrader would run a cell to grade it."""
    return cell.cell_type == "code" and utils.is_grade(cell) and not utils.is_solution(cell)


def tested_cells(notebook: NotebookNode) -> Iterator[tuple[NotebookNode, str | None]]:
    """Yield the cells that nbgrader would run to grade them, each with its exercise."""
    for cell in notebook.cells:
        if is_tested(cell):
            yield cell, checked_exercise(cell.source)


def answer_of(notebook: NotebookNode, tested: NotebookNode) -> str | None:
    """Return the name of the answer that a tested cell is about: the nearest before it, else the first of all."""
    place = next(index for index, cell in enumerate(notebook.cells) if cell is tested)
    before = [cell for cell in notebook.cells[:place] if utils.is_solution(cell)]
    after = [cell for cell in notebook.cells[place:] if utils.is_solution(cell)]
    nearest = before[-1:] or after[:1]
    return nearest[0].metadata.nbgrader["grade_id"] if nearest else None


def _is_check(called: ast.expr) -> bool:
    return ast.unparse(called) in ("check", "notebook.check", "grader.notebook.check")
