"""Laying files out for the learner: in a new folder of the day, and never over what is there."""

import os
from datetime import date
from pathlib import Path
from typing import Annotated

from msgspec import Meta

FolderName = Annotated[str, Meta(pattern=r"\A[\w-]+\Z")]  # what `new_folder` gives: it leads nowhere else


def new_folder(root: Path, about: str = "") -> Path:
    """Return a folder in `root` that was just made, named after the day and what it is about. Raises OSError."""
    root.mkdir(parents=True, exist_ok=True)
    number = 1
    while True:
        parts = [str(date.today()), about, str(number) if number > 1 else ""]
        folder = root / "-".join(filter(None, parts))
        try:
            folder.mkdir()
            return folder
        except FileExistsError:
            number += 1


def write_new(path: Path, text: str) -> bool:
    """Write a file where none is, whole or not at all; return whether it was written. Raises OSError."""
    if os.path.lexists(path):
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, text)
    return True


def write_whole(path: Path, text: str) -> None:
    """Write a file, or another in its place, whole or not at all. Raises OSError."""
    part = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        part.write_text(text, "utf-8")
        os.replace(part, path)
    except OSError:
        part.unlink(missing_ok=True)
        raise
