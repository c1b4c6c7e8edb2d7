"""From a submission to the exercises in it. What is wrong with it is told, and never raised."""

import hashlib
from dataclasses import replace

from grader.classroom.intake.archive import Unreadable
from grader.classroom.intake.content import Content
from grader.classroom.intake.listing import Handed
from grader.classroom.intake.picking import Picked
from grader.curriculum.catalogue import exercises
from grader.notebooks import NotebookError, found_in
from grader.notebooks.cells import LARGEST_NOTEBOOK
from grader.workspace import LARGEST_FILE, Found, decoded, of_both


def read(handed: Handed) -> list[Found]:
    """Return the exercises asked for that a submission holds, in the order of the curriculum.

    Never raises for its faults. What cannot be read is a problem of the exercise that its name says; where the name
    says none, of those that the assignment has, or most of the class handed in, and that are not found elsewhere.
    """
    content = Content(handed.root)
    found: dict[str, tuple[Found, str]] = {}
    faults = list(handed.faults)
    for file in handed.files:
        try:
            held = _held(content, file)
        except Unreadable as error:
            faults.append(str(error))
            continue
        for one in held:
            if handed.asked and one.exercise not in handed.asked:
                continue
            before = found.get(one.exercise)
            both = of_both(before[0], one, before[1], file.name) if before else one
            found[one.exercise] = both, before[1] if before else file.name
    for exercise in handed.usual if faults else ():
        found.setdefault(exercise, (Found(exercise, problem=" ".join(faults[:3])), ""))
    return [found[name][0] for name in exercises() if name in found]


def _held(content: Content, file: Picked) -> list[Found]:
    """Return the exercises of one file. Raises Unreadable, with a sentence, where it is no exercise's own."""
    try:
        if file.is_notebook:
            data = content.of(file.entry, LARGEST_NOTEBOOK)
            held = list(found_in(data, file.entry.path[-1], list(exercises())).values())
        else:
            held = [decoded(file.exercise or "", content.of(file.entry, LARGEST_FILE))]
        return [replace(one, notes=(*file.notes, *one.notes)) for one in held]
    except Unreadable as error:
        says = f"{file.name} {error}."
    except NotebookError as error:
        says = f"{file.name} is no notebook that can be read: {error}"
    if file.exercise is None:
        raise Unreadable(says)
    return [Found(file.exercise, problem=says, notes=file.notes)]


def digest(found: list[Found]) -> str:
    """Return a hash of all that grading depends on."""
    state = hashlib.sha256()
    for one in sorted(found, key=lambda one: one.exercise):
        lines = ",".join(map(str, one.lines))
        for part in (one.exercise, one.source, one.problem, lines, *one.notes):
            data = b"-" if part is None else b"+" + part.encode("utf-8", "surrogatepass")
            state.update(len(data).to_bytes(8, "big") + data)
        state.update(b"\xff" * 8)
    return state.hexdigest()
