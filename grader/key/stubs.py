"""From a reference to the stub that a learner gets: the text between the solution marks becomes one line."""

import ast
import re
import warnings
from contextlib import suppress
from pathlib import Path

_REGION = re.compile(
    r"^(?P<indent>[ \t]*)### BEGIN SOLUTION\n.*?^[ \t]*### END SOLUTION\n", re.MULTILINE | re.DOTALL
)
_MARKS = re.compile(r"^[ \t]*### (BEGIN|END) SOLUTION\n", re.MULTILINE)
_TOP = re.compile(r'\A\s*""".*?"""', re.DOTALL)
_STUB = "# YOUR CODE HERE\n{indent}raise NotImplementedError()\n"


def stub_of(reference: str) -> str:
    """Return the stub of a reference: what nbgrader's ClearSolutions makes of it, without needing nbgrader."""
    return _REGION.sub(lambda region: region["indent"] + _STUB.format(indent=region["indent"]), reference)


def without_marks(reference: str) -> str:
    """Return a reference without the marks around its solution."""
    return _MARKS.sub("", reference)


def known_stub(keys: Path, solutions: Path | None, exercise: str) -> str | None:
    """Return an exercise's stub: from its reference, in a student's copy from beside its key, or None."""
    with suppress(OSError):
        if solutions is not None:
            return stub_of((solutions / exercise / "reference.py").read_text("utf-8"))
    with suppress(OSError):
        return path_of(keys, exercise).read_text("utf-8")
    return None


def path_of(keys: Path, exercise: str) -> Path:
    """Return where an exercise's stub lies in a folder of keys."""
    return keys / f"{exercise}.stub"


def essence(text: str) -> str:
    """Return a file without comments, blank lines and trailing space: a stub with a remark is still a stub.

    So is one without the docstring at its top, which in a notebook is a cell of text.
    """
    lines = (line.rstrip() for line in _TOP.sub("", text, count=1).splitlines())
    return "\n".join(line for line in lines if line and not line.lstrip().startswith("#"))


def bare(text: str) -> list[str] | None:
    """Return the statements of a file without imports, documentation and annotations; None for what is no Python.

    A stub in a notebook has its imports and its text in other cells, and is still a stub.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(text)
        for node in ast.walk(tree):
            _strip(node)
        return [ast.dump(node) for node in tree.body if not isinstance(node, (ast.Import, ast.ImportFrom))]
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return None


def _strip(node: ast.AST) -> None:
    if isinstance(node, (ast.Module, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        node.body = [one for one in node.body if not _is_text(one)]
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
        node.returns = None
    elif isinstance(node, ast.arg):
        node.annotation = None


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
