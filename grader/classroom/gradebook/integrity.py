"""Whether a notebook is still as it was given out where it must be, by nbgrader's own validators."""

import warnings
from pathlib import Path
from typing import Any

import nbformat
from nbgrader.nbgraderformat import (
    MetadataValidator,
    SchemaTooNewError,
    SchemaTooOldError,
    ValidationError,
)
from nbgrader.validator import Validator
from traitlets import List

_AFRESH = "Start from a fresh copy of the notebook."
_FIRST_LINE = 60


class _WithoutKernel(Validator):  # type: ignore[misc]  # nbgrader has no types
    """nbgrader's checks of types and checksums, without running the notebook beside us."""

    preprocessors: Any = List([])


def changed_cells(notebook: Path) -> list[str]:
    """Return a sentence for each thing about a notebook's cells that would not be graded as it stands."""
    try:
        with warnings.catch_warnings(action="ignore"):
            found = _changes(notebook)
    except (SchemaTooOldError, SchemaTooNewError):
        return [f"The marks on a cell belong to another version of nbgrader. {_AFRESH}"]
    except ValidationError as error:
        return [f"nbgrader's marks on a cell are not in order: {error.message}. {_AFRESH}"]
    except Exception:  # nbgrader trusts what it reads, and this may be anything
        return [f"nbgrader cannot read its marks on the cells. {_AFRESH}"]
    types = [
        f"A {cell['new_type']} cell has become a {cell['old_type']} cell: {_start(cell['source'])}"
        for cell in found.get("type_changed", [])
    ]
    contents = [
        f"A cell that is the grader's has changed, and will be put back: {_start(cell['source'])}"
        for cell in found.get("changed", [])
    ]
    return types + contents


def _changes(notebook: Path) -> dict[str, list[dict[str, str]]]:
    """Return what nbgrader finds. Raises whatever it raises."""
    validator: Any = _WithoutKernel()
    validator.log.disabled = True
    found = validator.validate(str(notebook.resolve()))
    if "type_changed" not in found:
        read: Any = nbformat.read
        MetadataValidator().validate_nb(read(notebook, as_version=4))
    return found


def _start(source: str) -> str:
    line = next(iter(source.strip().splitlines()), "")
    return line[:_FIRST_LINE] + ("..." if len(line) > _FIRST_LINE else "")
