"""What the autograder's environment needs: the versions that are installed here, for those graded the class before."""

import re
from importlib.metadata import PackageNotFoundError, requires, version

OURS = "grader-kit"
_NAME = re.compile(r"[A-Za-z0-9._-]+")


class NotInstalled(RuntimeError):
    """The kit's own environment is not complete. The message says what to do."""


def requirements() -> list[str]:
    """Return one pin for each package that the kit itself needs, without its extras. Raises NotInstalled."""
    try:
        needed = [line for line in requires(OURS) or [] if "extra ==" not in line]
        names = [found[0] for line in needed if (found := _NAME.match(line))]
        return [f"{name}=={version(name).partition('+')[0]}" for name in names]
    except PackageNotFoundError as error:
        raise NotInstalled(
            f"{error.name} is not installed here, so no version can be pinned. Run `make grade` once, then this again."
        ) from error
