"""A file that is damaged or another program's is moved aside, never overwritten and never deleted."""

import fcntl
import os
from datetime import datetime
from pathlib import Path

PARTS = ("", "-wal", "-shm", "-journal")  # what SQLite may keep beside a database belongs to it


def set_aside(path: Path, identity: tuple[int, int]) -> Path | None:
    """Move the file aside and return where it is now; None where another command did so a moment ago.

    `identity` is that of the file which was found to be unusable (see `identity_of`). Raises OSError.
    """
    with open(path.with_suffix(".lock"), "ab") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if identity_of(path) != identity:
            return None
        kept = path.with_name(f"{path.stem}.damaged-{datetime.now():%Y%m%d-%H%M%S-%f}{path.suffix}")
        for part in PARTS:
            if os.path.lexists(f"{path}{part}"):
                os.rename(f"{path}{part}", f"{kept}{part}")
        return kept


def identity_of(path: Path) -> tuple[int, int] | None:
    """Return which file lies there, whatever its name; None where there is none."""
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_dev, status.st_ino
