"""One exercise as a notebook for nbgrader: the text, the imports, the answer, room to try, the graded cell."""

import ast

from nbformat import NotebookNode

from grader.classroom.gradebook.nodes import cell_of, notebook_of
from grader.classroom.gradebook.teaching import teaching_text
from grader.curriculum.catalogue import Exercise

KERNEL = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
_CHECK = 'from grader.notebook import check\n\ncheck("{exercise}")'
_TRY = "# Try things out here: this cell is not graded.\n"


def exercise_notebook(exercise: Exercise, reference: str) -> NotebookNode:
    """Return the instructor's notebook of an exercise, made from its reference."""
    imports, functions = _parted(reference)
    name = exercise.name
    points = len(exercise.concepts) - 1  # `runs` carries none
    cells = [
        cell_of("markdown", teaching_text(exercise, reference), marks(f"{name}-text", locked=True)),
        cell_of("code", imports, marks(f"{name}-imports", locked=True)),
        cell_of("code", functions, marks(name, solution=True)),
        cell_of("code", _TRY),
        cell_of("code", _CHECK.format(exercise=name), marks(f"{name}-check", locked=True, points=points)),
    ]
    return named(cells, name)


def named(cells: list[NotebookNode], name: str) -> NotebookNode:
    """Return a notebook of these cells, with ids that stay the same each time that a course is written."""
    for number, cell in enumerate(cells):
        cell["id"] = f"{name.replace('_', '-')}-{number}"
    return notebook_of(cells, KERNEL)


def marks(
    name: str, *, solution: bool = False, locked: bool = False, points: float | None = None
) -> dict[str, object]:
    """Return the metadata by which nbgrader knows a cell; one with points is graded."""
    graded = {"grade": True, "points": points} if points is not None else {"grade": False}
    about = {"schema_version": 3, "grade_id": name, "solution": solution, "locked": locked, "task": False}
    return {"nbgrader": about | graded}


def _parted(reference: str) -> tuple[str, str]:
    """Return what stands before the first function, without the docstring, and all from there on."""
    body = ast.parse(reference).body
    first = next(node for node in body if isinstance(node, ast.FunctionDef | ast.ClassDef))
    documentation = body[0].end_lineno if ast.get_docstring(ast.parse(reference)) else 0
    lines = reference.splitlines()
    start = min([first.lineno, *(decorator.lineno for decorator in first.decorator_list)]) - 1
    return "\n".join(lines[documentation:start]).strip(), "\n".join(lines[start:]).strip()
