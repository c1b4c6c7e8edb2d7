"""From a notebook to the programs of its exercises.

`cells` reads the file, `magics` takes out what is IPython's, `names` (by `scopes`) are those that a statement
binds and needs, `statements` are the pieces, `slicing` keeps those that some functions rest on, `choice` says which
definition counts, `found` puts it together, and `telling` says what was odd. Nothing of a notebook is ever run here.
"""

from grader.notebooks.cells import Cell, NotebookError, cells_of
from grader.notebooks.found import found_in, found_in_cells, in_file

__all__ = ["Cell", "NotebookError", "cells_of", "found_in", "found_in_cells", "in_file"]
