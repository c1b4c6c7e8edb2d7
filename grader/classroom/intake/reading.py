"""From a submission to the exercises in it."""

import hashlib
from pathlib import Path

from grader import workspace
from grader.classroom.intake.listing import Handed
from grader.curriculum.catalogue import exercises
from grader.workspace import Found


def read(handed: Handed) -> list[Found]:
    """Return the exercises that a submission holds. Never raises for what was handed in."""
    found = [workspace.read(Path(handed.folder), name) for name in exercises()]
    return [one for one in found if not one.missing]


def digest(found: list[Found]) -> str:
    """Return a hash of all that grading depends on."""
    state = hashlib.sha256()
    for one in sorted(found, key=lambda one: one.exercise):
        for part in (one.exercise, one.source, one.problem, *one.notes):
            data = b"-" if part is None else b"+" + part.encode("utf-8", "surrogatepass")
            state.update(len(data).to_bytes(8, "big") + data)
        state.update(b"\xff" * 8)
    return state.hexdigest()
