"""From a reference to the stub that a learner gets: the text between the solution marks becomes one line."""

import re

_REGION = re.compile(
    r"^(?P<indent>[ \t]*)### BEGIN SOLUTION\n.*?^[ \t]*### END SOLUTION\n", re.MULTILINE | re.DOTALL
)
_STUB = "# YOUR CODE HERE\n{indent}raise NotImplementedError()\n"


def stub_of(reference: str) -> str:
    """Return the stub of a reference: what nbgrader's ClearSolutions makes of it, without needing nbgrader."""
    return _REGION.sub(lambda region: region["indent"] + _STUB.format(indent=region["indent"]), reference)


def essence(text: str) -> str:
    """Return a file without comments, blank lines and trailing space: a stub with a remark is still a stub."""
    lines = (line.rstrip() for line in text.splitlines())
    return "\n".join(line for line in lines if line and not line.lstrip().startswith("#"))
