"""Which definition of a function counts, where a notebook holds several."""

import ast
import re
from collections.abc import Sequence
from dataclasses import dataclass

from grader.curriculum.catalogue import Exercise, exercises
from grader.notebooks.statements import ReadCell, Statement

_NO_WORD = re.compile(r"[^0-9a-z]+")


@dataclass(frozen=True)
class Choice:
    """The definition of one function that counts, and the others that might have been meant.

    `passed_over` may not stand in the program: they belong to another exercise, or are stubs left behind.
    """

    function: str
    chosen: Statement | None
    rivals: tuple[Statement, ...]
    passed_over: tuple[Statement, ...]


def choice_of(exercise: Exercise, function: str, cells: Sequence[ReadCell], alone: bool) -> Choice:
    """Return the definition that counts: the last one, as in a notebook run from top to bottom.

    Two exercises may share a function's name; then nbgrader's name for the cell tells them apart, or the number
    of parameters. `alone` says that the notebook is for this exercise only. A stub that nobody touched replaces
    nothing, wherever it stands.
    """
    every = [(cell, one) for cell in cells for one in cell.statements if function in one.names.binds]
    candidates = [one for cell, one in every if _belongs(cell, one, exercise, function)]
    if not candidates and alone:
        candidates = [one for cell, one in every if exercise_meant(cell) in (None, exercise.name)]
    begun = [one for one in candidates if not untouched(one.node)]
    chosen = next(reversed(begun or candidates), None)
    rivals = tuple(one for one in candidates if one is not chosen)
    ours, later = set(candidates), False
    passed_over = []
    for _, one in every:
        if later or one not in ours:
            passed_over.append(one)
        later = later or one is chosen
    return Choice(function, chosen, rivals, tuple(passed_over))


def exercise_meant(cell: ReadCell) -> str | None:
    """Return the exercise that nbgrader's name for this cell speaks of, None for none."""
    if cell.cell.grade_id is None:
        return None
    words = f"_{_NO_WORD.sub('_', cell.cell.grade_id.lower())}_"
    named = [name for name in exercises() if f"_{name}_" in words]
    return max(named, key=len, default=None)


def named_exercise(file_name: str) -> str | None:
    """Return the exercise that a notebook is named after, as `softmax_ada.ipynb` is."""
    words = _NO_WORD.sub("_", file_name.lower()).lstrip("_0123456789")
    named = [name for name in exercises() if re.match(f"{name}(?![a-z])", words)]
    return max(named, key=len, default=None)


def own_functions(exercise: Exercise) -> list[str]:
    """Return the functions of an exercise that no other has."""
    others = {name for other in exercises().values() if other != exercise for name in other.functions}
    return [name for name in exercise.functions if name not in others]


def defines(cell: ReadCell, name: str) -> bool:
    """Return whether a cell, read or not, looks as if it bound this name."""
    word = re.escape(name)
    binding = rf"^[ \t]*(?:(?:async )?def|class)[ \t]+{word}\b|^{word}[ \t]*="
    return re.search(binding, cell.text, re.MULTILINE) is not None


def untouched(node: ast.stmt) -> bool:
    """Return whether this is a function, or a class of functions, of which only the stub's body is there."""
    if isinstance(node, ast.ClassDef):
        methods = [one for one in node.body if isinstance(one, ast.FunctionDef)]
        return bool(methods) and all(map(untouched, methods))
    if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
        return False
    body = [one for one in node.body if not isinstance(getattr(one, "value", None), ast.Constant)]
    if len(body) != 1 or not isinstance(body[0], ast.Raise) or body[0].exc is None:
        return False
    raised = body[0].exc.func if isinstance(body[0].exc, ast.Call) else body[0].exc
    return isinstance(raised, ast.Name) and raised.id == "NotImplementedError"


def without_old_stubs(statements: Sequence[Statement]) -> list[Statement]:
    """Return the statements without untouched stubs of functions that somebody wrote elsewhere."""
    written = {name for one in statements if not untouched(one.node) for name in one.names.binds}
    return [one for one in statements if not (untouched(one.node) and one.names.binds <= written)]


def _belongs(cell: ReadCell, one: Statement, exercise: Exercise, function: str) -> bool:
    """Return whether a definition is this exercise's, and not that of another with such a function."""
    sharing = [other for other in exercises().values() if function in other.functions]
    if len(sharing) == 1:
        return True
    meant = exercise_meant(cell)
    if meant in {other.name for other in sharing}:
        return meant == exercise.name
    return _takes(one.node, exercise.functions[function])


def _takes(node: ast.stmt, parameters: str) -> bool:
    """Return whether a function can be called with so many arguments; True for what cannot be told."""
    function = node.value if isinstance(node, ast.Assign) else node
    if not isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
        return True
    count = len(parameters.split(","))
    positional = len(function.args.posonlyargs) + len(function.args.args)
    return positional - len(function.args.defaults) <= count and (
        count <= positional or function.args.vararg is not None
    )
