"""The code cells of a notebook's file, which may hold anything."""

import json
import re
from dataclasses import dataclass
from typing import Any

LARGEST_NOTEBOOK = 20 * 2**20  # with its outputs: pictures take megabytes
MOST_CODE = 2**17  # of all cells: some seconds of parsing, whatever it is
MOST_CELLS = 2_000
MOST_VALUES = 1_000_000
_TEXT = re.compile(r'"(?:[^"\\]|\\.)*+"?', re.DOTALL)
_PUNCTUATION = re.compile(r"[\[{,]")


class NotebookError(ValueError):
    """The file is no notebook that can be read. The message is a sentence about it: "it ..."."""


@dataclass(frozen=True)
class Cell:
    """A code cell's text; nbgrader's name for it, and whether it is one that students write."""

    source: str
    grade_id: str | None = None
    solution: bool = False


def cells_of(data: bytes) -> list[Cell]:
    """Return the code cells of a notebook in their order. Raises NotebookError."""
    if not data.strip():
        raise NotebookError("it is empty.")
    if len(data) > LARGEST_NOTEBOOK:
        raise NotebookError(
            f"it has {len(data) / 2**20:.0f} MB; {_CLEAR} at most {LARGEST_NOTEBOOK >> 20} MB."
        )
    cells = [cell for raw in _raw_cells(_decoded(data)) if (cell := _cell(raw)) is not None]
    if len(cells) > MOST_CELLS:
        raise NotebookError(f"it has {len(cells):,} code cells; at most {MOST_CELLS:,} are read.")
    code = sum(len(cell.source) for cell in cells)
    if code > MOST_CODE:
        raise NotebookError(f"its cells hold {code >> 10} KB of code; at most {MOST_CODE >> 10} KB are read.")
    return cells


_CLEAR = "clear its outputs and save it again:"


def _decoded(data: bytes) -> Any:
    try:
        text = data.decode(json.detect_encoding(data), "surrogatepass")
        if len(_PUNCTUATION.findall(_TEXT.sub("", text))) > MOST_VALUES:
            raise NotebookError(f"it holds too many values; {_CLEAR} at most {MOST_VALUES:,}.")
        return json.loads(text)
    except NotebookError:
        raise
    except json.JSONDecodeError as error:
        raise NotebookError(
            f"it is not JSON, as a notebook must be: {error.msg} in line {error.lineno}."
        ) from error
    except ValueError as error:  # neither UTF-8 nor UTF-16, or a number of thousands of digits
        raise NotebookError("it is not a text of JSON, as a notebook must be.") from error
    except (RecursionError, MemoryError) as error:
        raise NotebookError("it is nested too deeply for a notebook.") from error


def _raw_cells(notebook: Any) -> list[Any]:
    """Return the list of cells; before the format's fourth version they lay in worksheets."""
    if isinstance(notebook, dict):
        if isinstance(notebook.get("cells"), list):
            return notebook["cells"]
        sheets = notebook.get("worksheets")
        if isinstance(sheets, list):
            lists = [sheet.get("cells") for sheet in sheets if isinstance(sheet, dict)]
            return [cell for cells in lists if isinstance(cells, list) for cell in cells]
    raise NotebookError("it is JSON, but not a notebook: it has no list of cells.")


def _cell(raw: Any) -> Cell | None:
    """Return a code cell, None for any other kind."""
    if not isinstance(raw, dict) or raw.get("cell_type") != "code":
        return None
    marks = raw.get("metadata")
    marks = marks.get("nbgrader") if isinstance(marks, dict) else None
    marks = marks if isinstance(marks, dict) else {}
    grade_id = marks.get("grade_id")
    return Cell(
        _text(raw.get("source", raw.get("input"))),
        grade_id[:200] if isinstance(grade_id, str) else None,
        marks.get("solution") is True,
    )


def _text(source: Any) -> str:
    """Return a cell's text, stored as one string or as a list of lines."""
    parts = source if isinstance(source, list) else [source]
    return "".join(part for part in parts if isinstance(part, str))
