"""Whether a notebook is still as it was given out where it must be, by nbgrader's own validator."""

import warnings
from pathlib import Path
from typing import Any

from nbgrader.nbgraderformat import SchemaTooNewError, SchemaTooOldError, ValidationError
from nbgrader.preprocessors import CheckCellMetadata
from nbgrader.validator import Validator
from traitlets import List

_FIRST_LINE = 60


class _WithoutKernel(Validator):  # type: ignore[misc]  # nbgrader has no types
    """nbgrader's checks of types and checksums, without running the notebook beside us."""

    preprocessors = List([CheckCellMetadata])


def changed_cells(notebook: Path) -> list[str]:
    """Return a sentence for each thing about the cells that would not be graded as it stands; none where all is well.

    The file is one that can be read as a notebook.
    """
    validator: Any = _WithoutKernel()
    validator.log.disabled = True
    try:
        with warnings.catch_warnings(action="ignore"):
            found = validator.validate(str(notebook.resolve()))
    except (SchemaTooOldError, SchemaTooNewError):
        return ["nbgrader's marks on a cell belong to another version of nbgrader. Start from a fresh copy."]
    except ValidationError as error:
        return [f"nbgrader's marks on a cell are not in order ({error.message}). Start from a fresh copy."]
    except Exception:  # it trusts what it reads, and this may be anything
        return ["nbgrader cannot read its marks on the cells. Start from a fresh copy."]
    types = [
        f"A {cell['new_type']} cell has become a {cell['old_type']} cell: {_start(cell['source'])}"
        for cell in found.get("type_changed", [])
    ]
    contents = [
        f"A cell that is the grader's has changed, and will be put back: {_start(cell['source'])}"
        for cell in found.get("changed", [])
    ]
    return types + contents


def _start(source: str) -> str:
    line = next(iter(source.strip().splitlines()), "")
    return line[:_FIRST_LINE] + ("..." if len(line) > _FIRST_LINE else "")
