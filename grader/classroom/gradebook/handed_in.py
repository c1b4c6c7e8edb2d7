"""A notebook as a student handed it in, read without trust: its cells' kinds, texts and names, and nothing else.

Outputs, metadata and whatever else a file may hold are skipped where they stand: none of it is a student's work,
and much of it can lie, or run in the browser of whoever looks at it.
"""

import codecs
import os
import re
import stat
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, cast

import msgspec

from grader.findings.printable import shown_name
from grader.notebooks.cells import MOST_CODE

LARGEST_NOTEBOOK = 256 * 2**20  # most of a large one are outputs
MOST_CELLS = 2000
LONGEST_TEXT = 20_000
_KINDS = ("code", "markdown", "raw")
_PICTURES = ("image/png", "image/jpeg", "image/gif")
_BASE64 = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=\n")
_NOT_JSON = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)
_ESCAPES = re.compile(rb"\\\\|\\u[dD][89abAB]..\\u[dD][c-fC-F]..|\\u[dD][89a-fA-F]..")


@dataclass(frozen=True)
class HandedCell:
    """One cell. `name` is the nbgrader name that it claims; `pictures` are what its Markdown may show."""

    kind: Literal["code", "markdown", "raw"]
    source: str
    name: str | None = None
    pictures: dict[str, dict[str, str]] = field(default_factory=dict)


class Unreadable(ValueError):
    """What was handed in is no notebook. The message says why, to its student."""


class _Notebook(msgspec.Struct):
    nbformat: Any
    cells: list[msgspec.Raw]


class _Cell(msgspec.Struct):
    cell_type: Any = None
    source: Any = ""
    metadata: Any = None
    attachments: Any = None


def cells_of(path: Path) -> list[HandedCell]:
    """Return the cells of a notebook's file. Raises Unreadable, and FileNotFoundError."""
    return parsed(_bytes_of(path), shown_name(path.name))


def parsed(data: bytes, name: str) -> list[HandedCell]:
    """Return the cells in a notebook's text. Raises Unreadable."""
    try:
        notebook = _decoded(data.removeprefix(codecs.BOM_UTF8))
    except _NOT_JSON as error:
        raise Unreadable(
            f"{name} is not a notebook: it may have been cut off, or be another kind of file under this name."
        ) from error
    if notebook.nbformat != 4:
        raise Unreadable(f"{name} has a format that is not supported. Open it in Jupyter and save it again.")
    if len(notebook.cells) > MOST_CELLS:
        raise Unreadable(f"{name} has {len(notebook.cells)} cells; at most {MOST_CELLS} are read.")
    cells = [cell for raw in notebook.cells if (cell := _cell(raw)) is not None]
    code = sum(len(cell.source) for cell in cells if cell.kind == "code")
    if code > MOST_CODE:
        raise Unreadable(f"{name} holds {code >> 10} KB of code; at most {MOST_CODE >> 10} KB are read.")
    return cells


def _decoded(data: bytes) -> _Notebook:
    """Return a notebook whose cells are still text. Halves of characters, which some front ends write, are mended."""
    try:
        return msgspec.json.decode(data, type=_Notebook)
    except _NOT_JSON:
        return msgspec.json.decode(_ESCAPES.sub(_mended, data), type=_Notebook)


def _mended(escape: re.Match[bytes]) -> bytes:
    return rb"\ufffd" if len(escape[0]) == len(rb"\ud800") else escape[0]


def _bytes_of(path: Path) -> bytes:
    descriptor = -1
    name = shown_name(path.name)
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise Unreadable(f"{name} is not an ordinary file.")
        if status.st_size > LARGEST_NOTEBOOK:
            size = status.st_size / 2**20
            raise Unreadable(f"{name} has {size:.0f} MB. Clear its outputs and hand it in again.")
        with open(descriptor, "rb", closefd=False) as file:
            return file.read(LARGEST_NOTEBOOK + 1)
    except FileNotFoundError:
        raise
    except OSError as error:
        raise Unreadable(f"{name} cannot be read as a file: {error.strerror}.") from error
    finally:
        if descriptor >= 0:
            os.close(descriptor)


def _cell(raw: msgspec.Raw) -> HandedCell | None:
    """Return a cell, or None for what is none."""
    try:
        cell = msgspec.json.decode(raw, type=_Cell)
    except _NOT_JSON:
        return None
    if cell.cell_type not in _KINDS:
        return None
    text = _text(cell.source) if cell.cell_type == "code" else _text(cell.source)[:LONGEST_TEXT]
    return HandedCell(cell.cell_type, text, _name(cell.metadata), _pictures(cell.attachments))


def _text(source: Any) -> str:
    if isinstance(source, list):
        source = "".join(line for line in source if isinstance(line, str))
    return source if isinstance(source, str) else ""


def _name(metadata: Any) -> str | None:
    marks = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    name = marks.get("grade_id") if isinstance(marks, dict) else None
    return name if isinstance(name, str) else None


def _pictures(attachments: Any) -> dict[str, dict[str, str]]:
    found = {}
    for name, kinds in attachments.items() if isinstance(attachments, dict) else ():
        kept = {kind: data for kind, data in _items(kinds) if kind in _PICTURES and _is_base64(data)}
        if kept:
            found[name] = kept
    return cast(dict[str, dict[str, str]], found)


def _items(value: Any) -> list[tuple[Any, Any]]:
    return list(value.items()) if isinstance(value, dict) else []


def _is_base64(data: Any) -> bool:
    return isinstance(data, str) and _BASE64.issuperset(data)
