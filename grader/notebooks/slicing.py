"""A program made of some statements of a notebook: those that the wanted functions rest on, and no others.

A notebook run from top to bottom leaves each name with what was last bound to it. So the statements are gone
through backwards, with the names that are needed at that point; one that binds a needed name belongs in, and the
names that it needs are needed before it. What a function's body reads is needed whenever it may be called: at
the end, and before each statement that runs code of the student's own.
"""

import ast
from collections.abc import Sequence

from grader.notebooks.statements import Statement

MOST_ROUNDS = 20
_SETTERS = ("set", "seed", "manual_seed")


def needed(statements: Sequence[Statement], wanted: set[str]) -> list[Statement]:
    """Return the statements that the wanted names rest on, in their order."""
    own = _own_names(statements)
    called = set(wanted)
    for _ in range(MOST_ROUNDS):
        chosen = _backwards(statements, called, own)
        more = called.union(*(one.names.later for one in chosen))
        if len(more) == len(called):
            return chosen
        called = more
    return _backwards(statements, _all_called(statements, called), own)


def _own_names(statements: Sequence[Statement]) -> set[str]:
    """Return the names that stand for something of the student's own, not for something imported."""
    makers = (one for one in statements if not isinstance(one.node, (ast.Import, ast.ImportFrom)))
    return {name for one in makers for name in one.names.binds}


def _all_called(statements: Sequence[Statement], called: set[str]) -> set[str]:
    """Return all names that these may lead to, whichever definition of each counts."""
    leads: dict[str, set[str]] = {}
    for one in statements:
        for name in one.names.binds:
            leads.setdefault(name, set()).update(one.names.later, one.names.now)
    found, waiting = set(called), list(called)
    while waiting:
        new = leads.get(waiting.pop(), set()) - found
        found |= new
        waiting.extend(new)
    return found


def _backwards(statements: Sequence[Statement], called: set[str], own: set[str]) -> list[Statement]:
    """Return the statements that `called` rests on: names that must hold at the end, and when code is run."""
    setters = _setters(statements)
    read: set[str] = set()
    settled: set[str] = set()  # of `called`: bound already, by a later statement
    chosen = []
    for one in reversed(statements):
        names = one.names
        touched = _touched(one, own, setters)
        wanted = any(name in read or (name in called and name not in settled) for name in touched)
        if not wanted and not _always(one):
            continue
        chosen.append(one)
        if names.certain:
            read -= names.binds
            settled |= names.binds & called
        if names.now & own:
            settled = set()
        read |= names.now
    return chosen[::-1]


def _touched(one: Statement, own: set[str], setters: dict[str, frozenset[str]]) -> set[str]:
    """Return the names that are not the same after this statement: bound, or changed in place."""
    touched = set(one.names.binds | one.names.changes)
    touched |= {name for name, method in one.names.methods if name in own or method.startswith(_SETTERS)}
    return touched.union(*(setters.get(name, ()) for name in one.names.now))


def _setters(statements: Sequence[Statement]) -> dict[str, frozenset[str]]:
    """Return which names a function binds by `global`, for the functions that do."""
    with_global = (one for one in statements if one.names.sets)
    return {name: one.names.sets for one in with_global for name in one.names.binds}


def _always(one: Statement) -> bool:
    """Return whether a statement belongs in whatever is needed: nobody knows which names a star brings."""
    return isinstance(one.node, ast.ImportFrom) and (
        one.node.module == "__future__" or any(alias.name == "*" for alias in one.node.names)
    )


def program_of(chosen: Sequence[Statement]) -> tuple[str, tuple[int, ...]]:
    """Return a program of these statements, and for each of its lines which line of its cell it is."""
    first = [one for one in chosen if _for_compiler(one)]  # Python wants them before all others
    ordered = [*first, *(one for one in chosen if not _for_compiler(one))]
    lines = [one.line + place for one in ordered for place in range(one.text.count("\n") + 1)]
    return "".join(f"{one.text}\n" for one in ordered), tuple(lines)


def _for_compiler(one: Statement) -> bool:
    return isinstance(one.node, ast.ImportFrom) and one.node.module == "__future__"
