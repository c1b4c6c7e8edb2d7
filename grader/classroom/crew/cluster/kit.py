"""What verdicts depend on beside submission and key: they must be the same, whichever machine gives them."""

import hashlib
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import grader

_KINDS = (".py", ".toml")
_LIBRARIES = ("numpy", "scipy", "torch")
_PROGRAM = Path(grader.__file__).parent
_MEND = "Install the same there as here, and start the workers again."


def _digest() -> str:
    state = hashlib.sha256()
    for path in sorted(_PROGRAM.rglob("*")):
        if path.suffix in _KINDS:
            content = path.read_bytes()
            state.update(f"{path.relative_to(_PROGRAM).as_posix()}:{len(content)}:".encode() + content)
    return state.hexdigest()


# A process that lives for days runs what it has imported, not what lies on the disk now.
_ON_IMPORT = _digest()


def this_kit() -> dict[str, str]:
    """Return the versions of all that verdicts are made with, in this process."""
    libraries = {name: _version(name) for name in _LIBRARIES}
    return {"grader": _ON_IMPORT, "Python": ".".join(platform.python_version_tuple()[:2]), **libraries}


def difference(theirs: dict[str, str], ours: dict[str, str]) -> str:
    """Return in a sentence what is not the same there as here, "" where all is."""
    if theirs.get("grader") != ours["grader"]:
        return "It has another version of this kit, or runs one that has been replaced since. " + _MEND
    other = [
        f"{name} is {theirs.get(name)} there and {ours[name]} here"
        for name in ours
        if theirs.get(name) != ours[name]
    ]
    return f"{', '.join(other)}. {_MEND}" if other else ""


def _version(name: str) -> str:
    """Return a library's version; how it was built, `+cpu` say, does not matter."""
    try:
        return version(name).partition("+")[0]
    except PackageNotFoundError:
        return "missing"
