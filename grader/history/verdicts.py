"""From a verdict to evidence: whose work it was, and whether it says anything at all."""

import hashlib
from pathlib import Path

from grader.history.events import Graded
from grader.key.stubs import essence
from grader.places import Places
from grader.record import ExerciseResult
from grader.workspace import Found

OWN = ("exercises", "reviews", "drills")


def folder_of(places: Places, folder: Path) -> str | None:
    """Return the name of a folder in which the learner of this kit works; None for another, such as a student's."""
    inside = folder.resolve()
    if not inside.is_relative_to(places.root.resolve()):
        return None
    name = inside.relative_to(places.root.resolve()).as_posix()
    return name if name.partition("/")[0] in OWN else None


def verdict_on(found: Found, result: ExerciseResult, folder: str) -> Graded | None:
    """Return the evidence in a verdict; None where nothing of the learner's was judged."""
    if found.source is None or result.status not in ("passed", "failed"):
        return None
    return Graded(
        exercise=result.exercise,
        folder=folder,
        source=hashlib.sha256(essence(found.source).encode("utf-8", "surrogatepass")).hexdigest(),
        status="passed" if result.status == "passed" else "failed",
        concepts={one.concept: one.status for one in result.concepts},
        headline=result.headline or "",
        misconception=result.misconception.id if result.misconception else "",
    )
