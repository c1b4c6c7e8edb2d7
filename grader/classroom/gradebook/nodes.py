"""nbformat's notebooks and cells, with types: nbformat has none."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

import nbformat
from nbformat import NotebookNode, v4


def cell_of(
    kind: Literal["code", "markdown"], source: str, metadata: Mapping[str, object] | None = None
) -> NotebookNode:
    """Return a new cell of this kind."""
    make: Any = v4.new_code_cell if kind == "code" else v4.new_markdown_cell
    return make(source, metadata=node(metadata or {}))


def notebook_of(cells: list[NotebookNode], metadata: Mapping[str, object] | None = None) -> NotebookNode:
    """Return a new notebook of these cells."""
    make: Any = v4.new_notebook
    return make(cells=cells, metadata=node(metadata or {}))


def node(value: Mapping[str, object]) -> NotebookNode:
    """Return a mapping, and those within it, as nbformat wants them."""
    make: Any = nbformat.from_dict
    return make(dict(value))


def write(notebook: NotebookNode, path: Path) -> None:
    """Write a notebook to a file. Raises OSError."""
    write_to: Any = nbformat.write
    write_to(notebook, path)
