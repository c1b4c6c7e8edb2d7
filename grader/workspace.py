"""The learner's folder: which files are there, which were never touched, and what is wrong with the others.

An exercise is a program, `softmax.py`, or the cells of a notebook, `softmax.ipynb`.
"""

import os
import re
import stat
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from grader.curriculum.catalogue import exercises
from grader.key.stubs import bare, essence

LARGEST_FILE = 2**20
LARGEST_STUB = 2**14  # parsing what is larger can take a gigabyte, for one long name
NO_FOLDER = "There is no folder {folder}. Name the one that holds your exercises with --dir."
_UNFINISHED = "raise NotImplementedError"
_IMPORTS_TORCH = re.compile(r"^[ \t]*(?:import|from)[ \t]+torch\b", re.MULTILINE)


class WorkspaceError(ValueError):
    """What was asked for is not there. The message says what to do: a matter of usage, not of an exercise."""


@dataclass(frozen=True)
class Found:
    """One exercise's program: its text, or why there is none (`problem`; `missing` where there is no file at all).

    `notes` say what was remarkable about how it was found; they end up in the result. `lines` has the number that
    its learner knows each line by, where that is another than in `source`.
    """

    exercise: str
    source: str | None = None
    problem: str = ""
    notes: tuple[str, ...] = ()
    lines: tuple[int, ...] = ()

    @property
    def missing(self) -> bool:
        """Whether there is no such file."""
        return self.source is None and not self.problem

    def is_stub(self, stub: str) -> bool:
        """Return whether nobody has written anything into it yet."""
        if self.source is None or _UNFINISHED not in self.source:
            return False
        if essence(self.source) == essence(stub):
            return True
        functions = bare(self.source) if len(self.source) <= LARGEST_STUB else None
        return bool(functions) and functions == bare(stub)


def needs_torch(found: Found) -> bool:
    """Return whether this file is best run where torch is there already."""
    source = found.source or ""
    return exercises()[found.exercise].torch or _IMPORTS_TORCH.search(source) is not None


def chosen_exercises(names: tuple[str, ...]) -> list[str]:
    """Return the exercises that these names mean; all for none. Raises WorkspaceError.

    Accepts `softmax.py` and `softmax.ipynb` too.
    """
    known = exercises()
    chosen = []
    for name in names:
        plain = Path(name).name.removesuffix(".py").removesuffix(".ipynb")
        by_number = {str(exercise.number): exercise.name for exercise in known.values()}
        plain = by_number.get(plain, plain)
        if plain not in known:
            raise WorkspaceError(
                f"There is no exercise {name!r}.{_meant(plain)} They are: {', '.join(known)}."
            )
        chosen.append(plain)
    return list(dict.fromkeys(chosen)) or list(known)


def _meant(name: str) -> str:
    """Return which exercise was meant, by a concept of its own or by a similar name; "" where none is likely."""
    of = [one.name for one in exercises().values() for concept in one.concepts if concept.name == name]
    return f" {name} is a concept of {of[0]}." if len(of) == 1 else similar(name, exercises())


def similar(name: str, known: Iterable[str]) -> str:
    """Return a question after the known name that is most like this one; "" where none is."""
    import difflib

    close = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
    return f" Did you mean {close[0]}?" if close else ""


def find(folder: Path, names: list[str]) -> list[Found]:
    """Return each exercise's file in `folder`. Raises WorkspaceError where that is no folder of exercises."""
    if not folder.exists():
        raise WorkspaceError(NO_FOLDER.format(folder=folder))
    if not folder.is_dir():
        raise WorkspaceError(f"{folder} is a file, not a folder. Give the folder that it lies in.")
    found = [read(folder, name) for name in names]
    if all(one.missing for one in found):
        files = ", ".join(f"{name}.py" for name in names[:3]) + (" ..." if len(names) > 3 else "")
        bring = f" `grader reset {names[0]}` brings the stub." if len(names) == 1 else ""
        raise WorkspaceError(
            f"The folder {folder} holds none of the files asked for ({files}). "
            f"A notebook is read too: {names[0]}.ipynb.{bring}"
        )
    return found


def read(folder: Path, exercise: str) -> Found:
    """Return what lies at `<folder>/<exercise>.py`, or in the notebook of that name, without trusting either."""
    program = _content(folder, f"{exercise}.py", exercise, LARGEST_FILE)
    found = decoded(exercise, program) if isinstance(program, bytes) else program
    if not os.path.lexists(folder / f"{exercise}.ipynb"):
        return found
    from grader.notebooks import in_file  # costs some milliseconds, and most folders hold no notebook
    from grader.notebooks.cells import LARGEST_NOTEBOOK

    notebook = _content(folder, f"{exercise}.ipynb", exercise, LARGEST_NOTEBOOK)
    other = in_file(notebook, exercise) if isinstance(notebook, bytes) else notebook
    return of_both(found, other, f"{exercise}.py", f"{exercise}.ipynb")


def of_both(first: Found, second: Found, first_name: str, second_name: str) -> Found:
    """Return which of two files of an exercise counts, with a note that says so.

    It is the first, unless that one is unfinished or unreadable and the second is not.
    """
    if first.missing or second.missing:
        return second if first.missing else first
    if _unfinished(first) and not _unfinished(second):
        why = "cannot be read" if first.source is None else "is unfinished"
        return _noted(second, f"{second_name} was graded, not {first_name}, which {why}.")
    return _noted(first, f"{first_name} was graded, not {second_name}.")


def _noted(found: Found, note: str) -> Found:
    return replace(found, notes=(note, *found.notes))


def _unfinished(found: Found) -> bool:
    return found.source is None or _UNFINISHED in found.source


def _content(folder: Path, name: str, exercise: str, most: int) -> bytes | Found:
    """Return a file's bytes, or what is to be said instead."""
    path = folder / name
    try:
        status = path.lstat()
        if stat.S_ISLNK(status.st_mode) and not path.exists():
            return Found(
                exercise, problem=f"{name} is a link to a file that is not there: {os.readlink(path)}."
            )
        if stat.S_ISLNK(status.st_mode) and not path.resolve().is_relative_to(folder.resolve()):
            problem = f"{name} is a link to a file elsewhere. Put the file itself into the folder."
            return Found(exercise, problem=problem)
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            return Found(exercise, problem=f"{name} is a folder, not a file.")
        if not stat.S_ISREG(status.st_mode):
            return Found(exercise, problem=f"{name} is not an ordinary file.")
        if status.st_size > most:
            size = status.st_size / 2**20
            return Found(exercise, problem=f"{name} has {size:.0f} MB; {_LIMITS[path.suffix]}.")
        return path.read_bytes()
    except FileNotFoundError:
        return Found(exercise)
    except OSError as error:
        return Found(exercise, problem=f"{name} cannot be read: {error.strerror}.")


_LIMITS = {
    ".py": "an exercise has at most 1 MB of text",
    ".ipynb": "a notebook may have 20 MB. Clear its outputs and save it again",
}


def decoded(exercise: str, data: bytes) -> Found:
    """Return the program that these bytes of `<exercise>.py` are, or why they are none."""
    name = f"{exercise}.py"
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        problem = f"{name} is not UTF-8 text: line {line} holds the byte 0x{data[error.start]:02x}. Save it as UTF-8."
        return Found(exercise, problem=problem)
    if "\0" in text:
        return Found(
            exercise, problem=f"{name} holds zero bytes: it is not a text file. Save it as UTF-8 text."
        )
    if not text.strip():
        return Found(exercise, problem=f"{name} is empty. `grader reset {exercise}` brings the stub back.")
    return Found(exercise, text)
