"""Cells as statements: what Python can read of a notebook, piece by piece with its own text."""

import ast
import re
import warnings
from dataclasses import dataclass

from grader.notebooks.cells import Cell
from grader.notebooks.magics import RUN_AS_PYTHON, cell_magic, without_magics
from grader.notebooks.names import Names, names_of

MOST_STATEMENTS = 5_000  # in a cell
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")
_LINE_END = re.compile(r"\r\n?")
_LONG_NAME = re.compile(
    r"(?:\.[\s\\]*+\w++[\s\\]*+){200}"
)  # Python's parser takes a gigabyte for one of 64 KB


@dataclass(frozen=True, eq=False)
class Statement:
    """A statement at the top of a cell: its text as it was typed, and its first line, counted in the cell.

    Two of them are never equal, however alike they are.
    """

    cell: int
    line: int
    node: ast.stmt
    text: str
    names: Names


@dataclass(frozen=True)
class ReadCell:
    """A code cell, counted from 1: its statements, or why there are none.

    `text` is what Python was given. `fault` says where it stopped reading, or, where nothing can be `shown` to it,
    what is wrong; `magic` is what takes the whole cell elsewhere, as `bash` does.
    """

    number: int
    cell: Cell
    text: str
    statements: tuple[Statement, ...] = ()
    fault: str = ""
    shown: bool = True
    magic: str = ""


def read_cells(cells: list[Cell]) -> list[ReadCell]:
    """Return the cells, read one by one: none that is broken costs another."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a backslash in a student's text is no concern of ours
        return [_read(number, cell) for number, cell in enumerate(cells, start=1)]


def _read(number: int, cell: Cell) -> ReadCell:
    text = _LINE_END.sub("\n", cell.source)
    magic = cell_magic(text)
    if magic is not None and magic not in RUN_AS_PYTHON:
        return ReadCell(number, cell, text, magic=magic or "%%")
    try:
        return _in_statements(number, cell, text, _tree(text))
    except SyntaxError:
        text = without_magics(text)
    except _TooMuch as error:
        return ReadCell(number, cell, text, fault=str(error), shown=False)
    try:
        return _in_statements(number, cell, text, _tree(text))
    except SyntaxError as error:
        return ReadCell(number, cell, text, fault=f"{error.msg}, line {error.lineno}")
    except _TooMuch as error:
        return ReadCell(number, cell, text, fault=str(error), shown=False)


class _TooMuch(ValueError):
    """The text is none that anybody typed. The message says what is in it."""


def _tree(text: str) -> ast.Module:
    """Return what Python reads in a text. Raises SyntaxError and _TooMuch."""
    if "\0" in text or _HALF_CHARACTER.search(text):
        raise _TooMuch("it holds characters that no program may hold")
    if _LONG_NAME.search(text):
        raise _TooMuch("it holds a name of too many parts")
    try:
        tree = ast.parse(text)
    except (ValueError, MemoryError, RecursionError) as error:
        raise _TooMuch("it is nested too deeply") from error
    if len(tree.body) > MOST_STATEMENTS:
        raise _TooMuch(f"it holds more than {MOST_STATEMENTS:,} statements")
    return tree


def _in_statements(number: int, cell: Cell, text: str, tree: ast.Module) -> ReadCell:
    """Return a cell with its statements. Raises _TooMuch."""
    try:
        texts = _texts(text, tree.body)
        statements = [
            Statement(number, _first_line(node), node, own, names_of(node))
            for node, own in zip(tree.body, texts, strict=True)
        ]
    except RecursionError as error:
        raise _TooMuch("it is nested too deeply") from error
    return ReadCell(number, cell, text, tuple(statements))


def _first_line(node: ast.stmt) -> int:
    decorators = getattr(node, "decorator_list", [])
    return min([node.lineno, *(one.lineno for one in decorators)])


def _texts(text: str, nodes: list[ast.stmt]) -> list[str]:
    """Return each statement's lines as they stand; of a line that several share, each one's part."""
    lines = text.split("\n")
    ends = [node.end_lineno or node.lineno for node in nodes]
    texts = []
    for place, node in enumerate(nodes):
        first, last = _first_line(node), ends[place]
        own = lines[first - 1 : last]
        if place + 1 < len(nodes) and _first_line(nodes[place + 1]) == last:
            own[-1] = _cut(own[-1], 0, node.end_col_offset)
        if place and ends[place - 1] == first:
            own[0] = _cut(own[0], node.col_offset, None)
        texts.append("\n".join(own))
    return texts


def _cut(line: str, start: int, stop: int | None) -> str:
    """Return a part of a line, by places that count its bytes."""
    return line.encode()[start:stop].decode()
