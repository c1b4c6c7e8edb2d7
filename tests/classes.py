"""Classes' work for tests: in folders, and in archives as they are downloaded."""

import io
import zipfile
from pathlib import Path

from grader.classroom.intake import Listing, listing, read

MINE = "def softmax(z):\n    return z\n"


def folder(root: Path, files: dict[str, str | bytes]) -> Path:
    """Write these files below a folder, and return it."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def packed(files: dict[str, str | bytes]) -> bytes:
    """Return a zip archive of these files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def archive(path: Path, files: dict[str, str | bytes]) -> Path:
    """Write an archive of these files, and return where it is."""
    path.write_bytes(packed(files))
    return path


def names(root: Path) -> list[str]:
    """Return the names of the submissions in a root."""
    return [one.name for one in listing(root).submissions]


def programs(found: Listing) -> dict[str, dict[str, str]]:
    """Return each submission's exercises with their programs, or what is said in place of one."""
    return {one.name: {it.exercise: it.source or it.problem for it in read(one)} for one in found.submissions}


def notes(found: Listing) -> list[str]:
    """Return all notes on all exercises of all submissions."""
    return [note for one in found.submissions for it in read(one) for note in it.notes]
