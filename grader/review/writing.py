"""By writing an exercise once more, from the stub, in a folder of its own; nothing that exists is touched."""

from datetime import datetime
from pathlib import Path

from grader.commands.output import OurError
from grader.commands.single import judge_of
from grader.curriculum.catalogue import exercises
from grader.grading import Judge
from grader.history import Graded, Happened, History, WritingBegun, verdict_on
from grader.key.keyring import NoKey
from grader.laying import write_new
from grader.places import Places
from grader.quiz.dialogue import QUIT, Stopped
from grader.record import ExerciseResult
from grader.report.hidden import without_inputs
from grader.report.review import verdict_text, writing_text
from grader.review.memory import Memory
from grader.review.trials import Place
from grader.review.ways import Item, Terminal, Unrecorded
from grader.workspace import Found, read

FOLDER = "reviews"


class Writing:
    """An exercise to write again, as a way to review: it takes long, so there is one a day."""

    name = "writing"
    place: Place = "program"
    most_a_day: int | None = 1

    def __init__(self, places: Places, history: History, events: list[Happened]) -> None:
        self._places = places
        self._history = history
        self._open = _open_work(places, events)

    @property
    def waiting(self) -> str | None:
        """The exercise that was begun and does not pass yet."""
        return self._open.exercise if self._open else None

    def offer(self, memory: Memory) -> str | None:
        """Return the exercise of a concept; nothing beside one that is still open, and for questions of their own."""
        exercise = memory.subject.partition(".")[0]
        if exercise not in exercises() or self.waiting not in (None, exercise):
            return None
        return exercise

    def ask(self, item: Item, number: int, count: int, terminal: Terminal) -> None:
        """Lay out the stub, and grade what is there as often as wanted.

        Raises Stopped, EOFError, Unrecorded, OurError.
        """
        with judge_of(self._places) as judge:
            work = self._open or self._laid_out(item.what, judge)
            self._open = work
            terminal.show(writing_text(work, number, count))
            while not self._passes(work, judge, terminal):
                pass
        self._open = None

    def _laid_out(self, exercise: str, judge: Judge) -> WritingBegun:
        try:
            stub = judge.keyring.stub(exercise)
        except NoKey as error:
            raise OurError(str(error)) from error
        folder = _new_folder(self._places.root / FOLDER, exercise)
        write_new(folder / f"{exercise}.py", stub)
        begun = WritingBegun(exercise=exercise, folder=f"{FOLDER}/{folder.name}")
        if not self._history.record(begun):
            raise Unrecorded
        return begun

    def _passes(self, work: WritingBegun, judge: Judge, terminal: Terminal) -> bool:
        if terminal.read("   (Enter grades it, q stops) > ").strip().lower() in QUIT:
            raise Stopped
        found = read(self._places.root / work.folder, work.exercise)
        result = _verdict(found, judge)
        event = verdict_on(found, result, work.folder)
        if event is not None and not self._history.record(event):
            raise Unrecorded
        terminal.show(verdict_text(result, work))
        return result.status == "passed"


def _verdict(found: Found, judge: Judge) -> ExerciseResult:
    record, _ = judge.grade(FOLDER, [found])
    shown = without_inputs(record) if judge.keyring.private else record
    return shown.exercises[0]


def _new_folder(root: Path, exercise: str) -> Path:
    """Return a folder for today in which there is no such exercise yet."""
    name = f"{datetime.now():%Y-%m-%d}"
    folder, number = root / name, 1
    while (folder / f"{exercise}.py").exists():
        number += 1
        folder = root / f"{name}-{number}"
    return folder


def _open_work(places: Places, events: list[Happened]) -> WritingBegun | None:
    """Return what was begun last and does not pass yet; who deletes the file is done with it."""
    work: dict[str, WritingBegun] = {}
    for happened in events:
        event = happened.event
        if isinstance(event, WritingBegun):
            work[event.about] = event
        elif isinstance(event, Graded) and event.status == "passed":
            work.pop(event.about, None)
    there = [one for one in work.values() if one.exercise in exercises() and _is_there(places, one)]
    return there[-1] if there else None


def _is_there(places: Places, work: WritingBegun) -> bool:
    return any((places.root / f"{work.about}{ending}").is_file() for ending in (".py", ".ipynb"))
