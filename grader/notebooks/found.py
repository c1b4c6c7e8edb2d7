"""The exercises that a notebook holds, each as a program of its own."""

from collections.abc import Sequence
from dataclasses import replace

from grader.curriculum.catalogue import Exercise, exercises
from grader.notebooks.cells import MOST_CODE, Cell, NotebookError, cells_of
from grader.notebooks.choice import (
    Choice,
    choice_of,
    defines,
    exercise_meant,
    named_exercise,
    own_functions,
    untouched,
    without_old_stubs,
)
from grader.notebooks.slicing import needed, program_of
from grader.notebooks.statements import ReadCell, read_cells
from grader.notebooks.telling import says_broken, says_chosen, says_left_out, says_nothing_found
from grader.workspace import Found


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
                one = Found(exercise, problem=says_nothing_found(cells, exercises()[exercise]))
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
    """Return the program of one exercise in the cells of a notebook that is for this exercise.

    Of cells that are there several times, as in the history of a session, the last counts.
    """
    kept, crowded_out = _latest(cells)
    found = _found(read_cells(kept), exercises()[exercise], alone=True)
    if not crowded_out:
        return found
    note = f"Only the last {MOST_CODE >> 10} KB of code are read: {crowded_out} code cells before them were left out."
    return replace(found, notes=(*found.notes, note))


def _latest(cells: list[Cell]) -> tuple[list[Cell], int]:
    """Return the cells, with empty ones for those that come again later or are too much code; how many the latter."""
    seen: set[Cell] = set()
    room = MOST_CODE
    crowded_out = 0
    kept = []
    for cell in reversed(cells):
        again = cell in seen
        room -= 0 if again else len(cell.source)
        crowded_out += room < 0 and not again
        kept.append(replace(cell, source="") if again or room < 0 else cell)
        seen.add(cell)
    return kept[::-1], crowded_out


def _found(cells: Sequence[ReadCell], exercise: Exercise, alone: bool) -> Found:
    choices = [choice_of(exercise, function, cells, alone) for function in exercise.functions]
    if not _is_there(exercise, choices):
        return _not_found(cells, exercise)
    broken = [cell for choice in choices if (cell := _broken(cells, choice, exercise))]
    if broken:
        return _of_broken(broken[-1], exercise)
    passed_over = {one for choice in choices for one in choice.passed_over}
    statements = [one for cell in cells for one in cell.statements if one not in passed_over]
    kept = needed(without_old_stubs(statements), set(exercise.functions))
    notes = [note for choice in choices if (note := says_chosen(choice, kept))]
    program, lines = program_of(kept)
    return Found(exercise.name, program, notes=(*notes, *says_left_out(cells, kept, exercise)), lines=lines)


def _is_there(exercise: Exercise, choices: list[Choice]) -> bool:
    """Return whether these functions are this exercise: `train` alone is none of torch_loop."""
    there = [choice.function for choice in choices if choice.chosen is not None]
    return len(there) == len(choices) or any(name in own_functions(exercise) for name in there)


def _broken(cells: Sequence[ReadCell], choice: Choice, exercise: Exercise) -> ReadCell | None:
    """Return the cell that Python cannot read and that holds the only attempt at a function."""
    if choice.chosen is not None and not untouched(choice.chosen.node):
        return None
    attempts = [cell for cell in cells if cell.fault and defines(cell, choice.function)]
    return next((cell for cell in reversed(attempts) if exercise_meant(cell) in (None, exercise.name)), None)


def _of_broken(cell: ReadCell, exercise: Exercise) -> Found:
    """Return a cell as the program: Python says in which of its lines it stops."""
    if not cell.shown:
        return Found(exercise.name, problem=says_broken(cell))
    return Found(exercise.name, cell.text, notes=(says_broken(cell),))


def _not_found(cells: Sequence[ReadCell], exercise: Exercise) -> Found:
    """Return what is to be said of an exercise without its functions: nothing, where none was meant."""
    for cell in reversed(cells):
        attempted = any(defines(cell, name) for name in own_functions(exercise))
        if cell.fault and (attempted or _meant(cell, exercise)):
            return _of_broken(cell, exercise)
    if any(_meant(cell, exercise) for cell in cells):
        return Found(exercise.name, problem=says_nothing_found(cells, exercise))
    return Found(exercise.name)


def _meant(cell: ReadCell, exercise: Exercise) -> bool:
    """Return whether this is the cell in which the answer was to be written."""
    if exercise_meant(cell) != exercise.name:
        return False
    return cell.cell.solution or cell.cell.grade_id == exercise.name
