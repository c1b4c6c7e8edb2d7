"""Patterns of code: Python in which a name that begins with an underscore stands for any expression.

`_z - _m` is any difference; the same name twice is the same code twice. `*_more` in a call stands for all further
arguments, none included. The two sides of a sum or a product may change places.
"""

import ast
from collections.abc import Iterator
from typing import Any

Bound = dict[str, ast.AST]
_IGNORED = {"ctx", "type_comment", "kind"}


def pattern_of(text: str) -> list[ast.stmt]:
    """Return the statements of a pattern. Raises SyntaxError."""
    return ast.parse(text).body


def matches(pattern: Any, node: Any, bound: Bound) -> Bound | None:
    """Return what the names of a pattern stand for where it fits a node, with what is `bound` already; else None."""
    if isinstance(pattern, ast.Name) and is_wildcard(pattern.id):
        return _bind(pattern.id, node, bound)
    if isinstance(pattern, int | float):
        return bound if isinstance(node, int | float) and pattern == node else None
    if type(pattern) is not type(node):
        return None
    if isinstance(pattern, list):
        return _all_match(pattern, node, bound)
    if not isinstance(pattern, ast.AST):
        return bound if pattern == node else None
    if isinstance(pattern, ast.Call) and pattern.args and isinstance(pattern.args[-1], ast.Starred):
        return _call_matches(pattern, node, bound)
    if isinstance(pattern, ast.BinOp) and isinstance(pattern.op, ast.Add | ast.Mult):
        found = _fields_match(pattern, node, bound)
        return found if found is not None else _turned_matches(pattern, node, bound)
    return _fields_match(pattern, node, bound)


def is_wildcard(name: str) -> bool:
    """Return whether a name of a pattern stands for something else."""
    return len(name) > 1 and name.startswith("_") and not name.startswith("__")


def found_in(tree: ast.AST, pattern: list[ast.stmt], bound: Bound) -> Iterator[tuple[list[ast.AST], Bound]]:
    """Yield each place where a pattern of statements fits: the nodes in a row, and what its names stand for."""
    for body in _bodies(tree):
        for start in range(len(body) - len(pattern) + 1):
            window = body[start : start + len(pattern)]
            found = matches(pattern, window, bound)
            if found is not None:
                yield list(window), found


def found_inside(tree: ast.AST, pattern: ast.expr, bound: Bound) -> Iterator[tuple[list[ast.AST], Bound]]:
    """Yield each expression that a pattern fits."""
    for node in ast.walk(tree):
        if isinstance(node, ast.expr):
            found = matches(pattern, node, bound)
            if found is not None:
                yield [node], found


def _bind(name: str, node: Any, bound: Bound) -> Bound | None:
    if not isinstance(node, ast.expr):
        return None
    if name in bound:
        return bound if ast.unparse(bound[name]) == ast.unparse(node) else None
    return {**bound, name: node}


def _all_match(patterns: list[Any], nodes: list[Any], bound: Bound) -> Bound | None:
    if len(patterns) != len(nodes):
        return None
    found: Bound | None = bound
    for pattern, node in zip(patterns, nodes, strict=True):
        found = matches(pattern, node, found) if found is not None else None
    return found


def _fields_match(pattern: ast.AST, node: ast.AST, bound: Bound) -> Bound | None:
    names = [name for name in pattern._fields if name not in _IGNORED]
    return _all_match(
        [getattr(pattern, name, None) for name in names], [getattr(node, name, None) for name in names], bound
    )


def _turned_matches(pattern: ast.BinOp, node: ast.AST, bound: Bound) -> Bound | None:
    return _fields_match(ast.BinOp(pattern.right, pattern.op, pattern.left), node, bound)


def _call_matches(pattern: ast.Call, node: ast.Call, bound: Bound) -> Bound | None:
    """Match a call whose pattern leaves its last arguments open."""
    fixed = pattern.args[:-1]
    found = matches(pattern.func, node.func, bound)
    return _all_match(fixed, node.args[: len(fixed)], found) if found is not None else None


def _bodies(tree: ast.AST) -> Iterator[list[ast.stmt]]:
    for node in ast.walk(tree):
        for name in ("body", "orelse"):
            body = getattr(node, name, None)
            if isinstance(body, list):
                yield body
