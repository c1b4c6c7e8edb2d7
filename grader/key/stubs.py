"""From a reference to the stub that a learner gets: the text between the solution marks becomes one line."""

import re
from contextlib import suppress
from pathlib import Path

_REGION = re.compile(
    r"^(?P<indent>[ \t]*)### BEGIN SOLUTION\n.*?^[ \t]*### END SOLUTION\n", re.MULTILINE | re.DOTALL
)
_STUB = "# YOUR CODE HERE\n{indent}raise NotImplementedError()\n"


def stub_of(reference: str) -> str:
    """Return the stub of a reference: what nbgrader's ClearSolutions makes of it, without needing nbgrader."""
    return _REGION.sub(lambda region: region["indent"] + _STUB.format(indent=region["indent"]), reference)


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
    """Return a file without comments, blank lines and trailing space: a stub with a remark is still a stub."""
    lines = (line.rstrip() for line in text.splitlines())
    return "\n".join(line for line in lines if line and not line.lstrip().startswith("#"))
