"""Which names of the module a statement binds, which it needs when it runs, and which only when it is called."""

import ast
from dataclasses import dataclass

from grader.notebooks.scopes import Reader


@dataclass(frozen=True)
class Names:
    """The names of one statement at the top of a module.

    `binds`: those that hold something else after it; for `certain`, whatever they held before.
    `now`: those that it reads when it runs; `later`: those that functions in it read when they are called.
    `changes`: those whose objects it changes; `methods`: whose methods it calls for their effect, and which.
    `sets`: those that a function in it binds by `global`, when it is called.
    """

    binds: frozenset[str]
    certain: bool
    now: frozenset[str]
    later: frozenset[str]
    changes: frozenset[str]
    methods: frozenset[tuple[str, str]]
    sets: frozenset[str]


def names_of(statement: ast.stmt) -> Names:
    """Return the names of a statement. Raises RecursionError for one that is nested too deeply."""
    reader = Reader()
    reader.read(statement)
    module = reader.module
    return Names(
        frozenset(module.binds),
        _certain(statement),
        frozenset(module.now),
        frozenset(module.later),
        frozenset(reader.changes),
        frozenset(reader.methods),
        frozenset(reader.sets),
    )


def _certain(statement: ast.stmt) -> bool:
    if isinstance(statement, ast.Import):  # `import scipy.special` adds to what `import scipy` bound
        return all(alias.asname or "." not in alias.name for alias in statement.names)
    definitions = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.ImportFrom)
    return isinstance(statement, (*definitions, ast.Assign, ast.AnnAssign))
