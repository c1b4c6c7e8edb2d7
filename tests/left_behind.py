"""No process may outlive what started it: orphans come to this process, however far below they were started."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import psutil

from tests.kills import lives

SECONDS_TO_CLEAN_UP = 3.0
PR_SET_CHILD_SUBREAPER = 36


@contextmanager
def nothing_left_behind() -> Iterator[None]:
    """Check that all processes which began in here end, at most a few seconds after it."""
    before = set(psutil.Process().children(recursive=True))
    _adopt(True)
    try:
        yield
        _, alive = psutil.wait_procs(_beside(before), SECONDS_TO_CLEAN_UP)
        assert not [(one, one.cmdline()) for one in alive if lives(one)]
    finally:
        for one in _beside(before):
            with suppress(psutil.NoSuchProcess):
                one.kill()
        _adopt(False)


def _beside(before: set[psutil.Process]) -> list[psutil.Process]:
    return [one for one in psutil.Process().children(recursive=True) if one not in before]


def _adopt(orphans: bool) -> None:
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, int(orphans), 0, 0, 0)
