"""What a statement binds and reads is what Python's own symbol tables say."""

import ast
import symtable
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.notebooks.names import names_of

MODULES = ["argparse", "ast", "asyncio/tasks", "collections/__init__", "dataclasses", "datetime", "doctest", "enum",
           "functools", "inspect", "json/encoder", "shutil", "pickle", "random", "statistics", "tempfile", "typing",
           "unittest/mock", "calendar"]  # fmt: skip


@pytest.mark.parametrize("module", MODULES)
def test_names_are_those_of_pythons_symbol_tables(module: str) -> None:
    source = Path(ast.__file__).parent.joinpath(f"{module}.py").read_text("utf-8")
    for node in ast.parse(source).body:
        names = names_of(node)
        table = symtable.symtable(ast.unparse(node), module, "exec")
        declared_only = isinstance(node, ast.AnnAssign) and node.value is None
        bound = {one.get_name() for one in table.get_symbols() if one.is_assigned() or one.is_imported()}
        hard = {"*", "__class__"} | names.sets | _told_otherwise(node)
        assert names.binds - hard == (set() if declared_only else bound - hard), node.lineno
        read = {one.get_name() for one in table.get_symbols() if one.is_referenced()} | set(_global(table))
        assert read - hard <= names.now | names.later, node.lineno


def _told_otherwise(node: ast.stmt) -> set[str]:
    """Return the names that a `del` binds in the tables, and, from Python 3.12 on, those of comprehensions."""
    deleted = {one.id for one in ast.walk(node) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Del)}
    if sys.version_info < (3, 12):
        return deleted
    targets = [one.target for one in ast.walk(node) if isinstance(one, ast.comprehension)]
    return deleted | {one.id for target in targets for one in ast.walk(target) if isinstance(one, ast.Name)}


def _global(table: symtable.SymbolTable) -> Iterator[str]:
    """Yield the names of the module that the scopes within read."""
    for inner in table.get_children():
        if inner.get_name() != "top":  # which symtable takes for the module
            yield from (
                one.get_name() for one in inner.get_symbols() if one.is_referenced() and one.is_global()
            )
        yield from _global(inner)
