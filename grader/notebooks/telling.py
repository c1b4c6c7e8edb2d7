"""What a learner is told about how their functions were found in a notebook. Code cells are counted from 1."""

import builtins
from collections.abc import Sequence

from grader.curriculum.catalogue import Exercise
from grader.notebooks.choice import Choice, defines, untouched
from grader.notebooks.statements import ReadCell, Statement

LAST_COUNTS = "the last one was graded."  # the end of a note that says nothing new where cells are run again
MOST_NOTES = 5
MOST_NAMES = 20
_GIVEN = frozenset(dir(builtins)) | {"__file__", "__doc__", "__name__"}


def says_nothing_found(cells: Sequence[ReadCell], exercise: Exercise) -> str:
    """Return what to tell where an exercise's notebook holds none of its functions."""
    functions = " or ".join(exercise.functions)
    names = [getattr(one.node, "name", "") for cell in cells for one in cell.statements]
    there = list(dict.fromkeys(name[:40] for name in names if name))
    also = f" They define: {', '.join(there[:5])}." if there else ""
    return f"No code cell of the notebook defines {functions}.{also} The functions keep their names."


def says_broken(cell: ReadCell) -> str:
    """Return what to tell where the only attempt at a function is a cell that Python cannot read."""
    if not cell.shown:
        return f"Code cell {cell.number} cannot be graded: {cell.fault}."
    return f"Only code cell {cell.number} was graded, for Python cannot read it."


def says_chosen(choice: Choice, kept: Sequence[Statement]) -> str:
    """Return what must be said of a function that is defined more than once, "" where nothing must."""
    if choice.chosen is None:
        return ""
    name, cell = choice.function, choice.chosen.cell
    later = [one.cell for one in choice.rivals if one.cell > cell]
    if later:
        return (
            f"The untouched stub of {name} in code cell {later[-1]} comes after the function in code cell {cell} "
            f"and would replace it; that of code cell {cell} was graded."
        )
    in_program = set(kept)
    replaced = [one for one in choice.rivals if one not in in_program and not untouched(one.node)]
    earlier = {one.cell for one in replaced} - {cell}
    if not earlier:
        return ""
    return f"{name} is defined in code cells {_listed([*sorted(earlier), cell])}; {LAST_COUNTS}"


def says_left_out(cells: Sequence[ReadCell], kept: Sequence[Statement], exercise: Exercise) -> list[str]:
    """Return a note on each cell that was not read and seems to hold what the program needs."""
    bound = {name for one in kept for name in one.names.binds}
    needs = {name for one in kept for name in one.names.now | one.names.later}
    absent = [*exercise.functions, *sorted(needs - bound - _GIVEN)[:MOST_NAMES]]
    notes = []
    for cell in cells:
        if not cell.fault and not cell.magic:
            continue
        name = next((name for name in absent if defines(cell, name)), None)
        if name is not None:
            why = (
                f"Python cannot read it ({cell.fault})"
                if cell.fault
                else f"%%{cell.magic} takes it elsewhere"
            )
            notes.append(f"Code cell {cell.number}, which defines {name[:40]}, was left out: {why}.")
    return notes[:MOST_NOTES]


def _listed(numbers: list[int]) -> str:
    shown = numbers if len(numbers) <= 6 else [*numbers[:5], numbers[-1]]
    return ", ".join(map(str, shown[:-1])) + f" and {shown[-1]}"
