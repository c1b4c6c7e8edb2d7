"""What a statement binds and reads is what Python's own symbol tables say."""

import ast
import symtable
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.notebooks.names import names_of

MODULES = ["argparse", "ast", "asyncio/tasks", "collections/__init__", "dataclasses", "datetime", "doctest", "enum",
           "functools", "inspect", "json/encoder", "pathlib", "pickle", "random", "statistics", "tempfile", "typing",
           "unittest/mock", "zipfile"]  # fmt: skip


@pytest.mark.parametrize("module", MODULES)
def test_names_are_those_of_pythons_symbol_tables(module: str) -> None:
    source = Path(ast.__file__).parent.joinpath(f"{module}.py").read_text("utf-8")
    for node in ast.parse(source).body:
        names = names_of(node)
        table = symtable.symtable(ast.unparse(node), module, "exec")
        declared_only = isinstance(node, ast.AnnAssign) and node.value is None
        bound = {one.get_name() for one in table.get_symbols() if one.is_assigned() or one.is_imported()}
        deleted = {
            one.id for one in ast.walk(node) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Del)
        }
        hard = {"*"} | deleted | names.sets  # which the tables tell otherwise
        assert names.binds - hard == (set() if declared_only else bound - hard), node.lineno
        read = {one.get_name() for one in table.get_symbols() if one.is_referenced()} | set(_global(table))
        assert read - {"__class__"} <= names.now | names.later, node.lineno


def _global(table: symtable.SymbolTable) -> Iterator[str]:
    """Yield the names of the module that the scopes within read."""
    for inner in table.get_children():
        if inner.get_name() != "top":  # which symtable takes for the module
            yield from (
                one.get_name() for one in inner.get_symbols() if one.is_referenced() and one.is_global()
            )
        yield from _global(inner)
