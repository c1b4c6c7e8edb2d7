"""The exercises that a notebook holds, each as a program of its own."""

import builtins
import re
from collections.abc import Sequence

from grader.curriculum.catalogue import Exercise, exercises
from grader.notebooks.cells import Cell, NotebookError, cells_of
from grader.notebooks.choice import Choice, choice_of, exercise_meant, named_exercise, untouched
from grader.notebooks.slicing import needed, program_of
from grader.notebooks.statements import ReadCell, Statement, read_cells
from grader.workspace import Found

LAST_COUNTS = "the last one was graded."  # the end of a note that says nothing new where cells are run again
_GIVEN = frozenset(dir(builtins)) | {"__file__", "__doc__", "__name__"}


def found_in(data: bytes, name: str, wanted: list[str]) -> dict[str, Found]:
    """Return those of the wanted exercises that a notebook holds. Raises NotebookError where it is none.

    A notebook that is named after an exercise holds that one, and others only where nbgrader's marks say so.
    """
    cells = read_cells(cells_of(data))
    named = named_exercise(name)
    marked = {exercise_meant(cell) for cell in cells}
    found = {}
    for exercise in wanted:
        if named is None or exercise == named or exercise in marked:
            one = _found(cells, exercises()[exercise], alone=exercise == named)
            if exercise == named and one.missing:
                one = Found(exercise, problem=_nothing_found(cells, exercises()[exercise]))
            if not one.missing:
                found[exercise] = one
    return found


def in_file(data: bytes, exercise: str) -> Found:
    """Return the program in `<exercise>.ipynb`, or why there is none."""
    try:
        return found_in(data, f"{exercise}.ipynb", [exercise])[exercise]
    except NotebookError as error:
        return Found(exercise, problem=f"{exercise}.ipynb is no notebook that can be read: {error}")


def found_in_cells(cells: list[Cell], exercise: str) -> Found:
    """Return the program of one exercise in the cells of a notebook that is for this exercise."""
    return _found(read_cells(cells), exercises()[exercise], alone=True)


def _found(cells: Sequence[ReadCell], exercise: Exercise, alone: bool) -> Found:
    choices = [choice_of(exercise, function, cells, alone) for function in exercise.functions]
    if not _is_there(exercise, choices):
        return _not_found(cells, exercise)
    broken = [cell for choice in choices if (cell := _broken(cells, choice, exercise))]
    if broken:
        return Found(exercise.name, broken[-1].text, notes=(_says_broken(broken[-1]),))
    passed_over = {id(one) for choice in choices for one in choice.passed_over}
    statements = [one for cell in cells for one in cell.statements if id(one) not in passed_over]
    chosen = needed(statements, set(exercise.functions))
    notes = [note for choice in choices if (note := _says_chosen(choice))]
    notes += _left_out(cells, chosen, exercise)
    program, lines = program_of(chosen)
    return Found(exercise.name, program, notes=tuple(notes), lines=lines)


def _is_there(exercise: Exercise, choices: list[Choice]) -> bool:
    """Return whether these functions are this exercise: `train` alone is none of torch_loop."""
    there = [choice.function for choice in choices if choice.chosen is not None]
    others = {name for other in exercises().values() if other != exercise for name in other.functions}
    return len(there) == len(choices) or any(name not in others for name in there)


def _broken(cells: Sequence[ReadCell], choice: Choice, exercise: Exercise) -> ReadCell | None:
    """Return the cell that Python cannot read and that holds the only attempt at a function."""
    if choice.chosen is not None and not untouched(choice.chosen.node):
        return None
    attempts = [cell for cell in cells if cell.fault and _defines(cell, choice.function)]
    return next((cell for cell in reversed(attempts) if exercise_meant(cell) in (None, exercise.name)), None)


def _defines(cell: ReadCell, name: str) -> bool:
    """Return whether a cell that was not read looks as if it bound this name."""
    word = re.escape(name)
    return (
        re.search(rf"^[ \t]*(?:(?:async )?def|class)[ \t]+{word}\b|^{word}[ \t]*=", cell.text, re.M)
        is not None
    )


def _not_found(cells: Sequence[ReadCell], exercise: Exercise) -> Found:
    """Return what is to be said of an exercise without its functions: nothing, where none was meant."""
    for cell in reversed(cells):
        if cell.fault and (_meant(cell, exercise) or any(_defines(cell, name) for name in _own(exercise))):
            return Found(exercise.name, cell.text, notes=(_says_broken(cell),))
    if any(_meant(cell, exercise) for cell in cells):
        return Found(exercise.name, problem=_nothing_found(cells, exercise))
    return Found(exercise.name)


def _own(exercise: Exercise) -> list[str]:
    others = {name for other in exercises().values() if other != exercise for name in other.functions}
    return [name for name in exercise.functions if name not in others]


def _meant(cell: ReadCell, exercise: Exercise) -> bool:
    if exercise_meant(cell) != exercise.name:
        return False
    return cell.cell.solution or cell.cell.grade_id == exercise.name


def _nothing_found(cells: Sequence[ReadCell], exercise: Exercise) -> str:
    functions = " or ".join(exercise.functions)
    defined = [
        name for cell in cells for one in cell.statements if one.names.certain for name in one.names.binds
    ]
    functions_there = [
        one.node.name for cell in cells for one in cell.statements if hasattr(one.node, "name")
    ]
    there = ", ".join(name[:40] for name in dict.fromkeys(functions_there or defined[:0]))
    also = f" They define: {there[:200]}." if there else ""
    return f"No code cell of the notebook defines {functions}.{also} The functions keep their names."


def _says_chosen(choice: Choice) -> str:
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
    earlier = {one.cell for one in choice.rivals if not untouched(one.node)} - {cell}
    if not earlier:
        return ""
    return f"{name} is defined in code cells {_listed([*sorted(earlier), cell])}; {LAST_COUNTS}"


def _listed(numbers: list[int]) -> str:
    shown = numbers if len(numbers) <= 6 else [*numbers[:5], numbers[-1]]
    return ", ".join(map(str, shown[:-1])) + f" and {shown[-1]}"


def _says_broken(cell: ReadCell) -> str:
    return f"Only code cell {cell.number} was graded, for Python cannot read it: {cell.fault}."


def _left_out(cells: Sequence[ReadCell], chosen: Sequence[Statement], exercise: Exercise) -> list[str]:
    """Return a note on each cell that was not read and seems to hold what the program needs."""
    bound = {name for one in chosen for name in one.names.binds}
    needs = {name for one in chosen for name in one.names.now | one.names.later}
    absent = sorted(needs - bound - _GIVEN) + list(exercise.functions)
    notes = []
    for cell in cells:
        name = next((name for name in absent if _defines(cell, name)), None)
        if name is not None and (cell.fault or cell.magic):
            why = (
                f"Python cannot read it ({cell.fault})"
                if cell.fault
                else f"%%{cell.magic} takes it elsewhere"
            )
            notes.append(f"Code cell {cell.number}, which defines {name[:40]}, was left out: {why}.")
    return notes[:5]
