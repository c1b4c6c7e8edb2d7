"""The playground: where its page lies, and the address of a situation on it."""

import re
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path

PROGRAM = Path(__file__).resolve().parents[1]
PAGE = Path("docs", "playground", "index.html")
INSTALLED = "share/grader-kit/playground/index.html"
_SETTING = re.compile(r"[a-z][a-z0-9]*=[\w.,+-]+")


class NotASetting(ValueError):
    """A part of a situation that is not of the form name=value. The message is that part."""


def find_page() -> Path | None:
    """Return the page beside the program, as in a clone and in a students' kit, else the one that pip installed.

    None where there is neither.
    """
    beside = PROGRAM / PAGE
    if beside.is_file():
        return beside
    try:
        installed = files("grader-kit") or []
    except PackageNotFoundError:
        return None
    found = (Path(str(one.locate())).resolve() for one in installed if one.as_posix().endswith(INSTALLED))
    return next((path for path in found if path.is_file()), None)


def situation(words: tuple[str, ...]) -> str:
    """Return the part of the address after the `#`, from `lr=1.1 zero=0` as well as from `#lr=1.1&zero=0`.

    Raises NotASetting. Whether the page knows a setting is said by the page.
    """
    settings = [one for word in words for one in word.lstrip("#").split("&") if one]
    for one in settings:
        if not _SETTING.fullmatch(one):
            raise NotASetting(one)
    return "&".join(settings)
