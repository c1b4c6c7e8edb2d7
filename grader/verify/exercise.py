"""All questions about one exercise, in the order in which an author would want the answers."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from grader.curriculum.catalogue import Exercise, exercises
from grader.key.keyring import LEARNERS_SEED
from grader.key.variants import Misconception, SolutionError, Solutions
from grader.verify.catalogue import accepted_flaws, coverage_flaws, entry_flaws
from grader.verify.checks import check_flaws, plan_flaws, sentence_flaws
from grader.verify.flaw import Flaw
from grader.verify.gaps import gap_flaws
from grader.verify.hints import proof_flaws, rung_flaws
from grader.verify.reference import doctest_flaws, loaded_reference, names_for_proofs
from grader.verify.right import reference_flaws, right_flaws
from grader.verify.runs import Runner
from grader.verify.stub import stub_flaws
from grader.verify.subject import Subject, read_grader, read_hints, read_misconceptions
from grader.verify.wrong import same_as_flaws, wrong_flaws
from grader.worker.client import Worker


@dataclass(frozen=True)
class Verified:
    """What was looked at in one exercise, and what is wrong with it."""

    exercise: Exercise
    right: int
    wrong: int
    flaws: tuple[Flaw, ...]


def verify(name: str, solutions_folder: Path, worker: Worker) -> Verified:
    """Return what is wrong with an exercise, and how much was looked at. Raises WorkerError when the fault is ours."""
    exercise, solutions = exercises()[name], Solutions(solutions_folder / name)
    grader = read_grader(name)
    if isinstance(grader, Flaw):
        return Verified(exercise, 0, 0, (grader,))
    return verify_subject(Subject(exercise, solutions, grader), worker)


def verify_subject(subject: Subject, worker: Worker) -> Verified:
    """Return what is wrong with one exercise, whose parts may lie anywhere."""
    where = subject.solution_file("reference.py")
    try:
        _ = subject.solutions.reference
    except SolutionError as error:
        flaw = Flaw(where, str(error), "Write the reference first; all else is made from it.")
        return Verified(subject.exercise, 0, 0, (flaw,))
    misconceptions = read_misconceptions(subject)
    entries = [] if isinstance(misconceptions, Flaw) else misconceptions
    flaws = [*_flaws_of_texts(subject, misconceptions), *_flaws_of_programs(subject, entries, worker)]
    return Verified(subject.exercise, 1 + len(subject.solutions.accepted()), len(entries), tuple(flaws))


def _flaws_of_texts(subject: Subject, misconceptions: list[Misconception] | Flaw) -> Iterator[Flaw]:
    """Yield what shows without running anything."""
    yield from stub_flaws(subject)
    yield from sentence_flaws(subject)
    yield from check_flaws(subject)
    yield from accepted_flaws(subject)
    if isinstance(misconceptions, Flaw):
        yield misconceptions
    else:
        yield from coverage_flaws(subject, misconceptions)
        for one in misconceptions:
            yield from entry_flaws(subject, one, misconceptions)


def _flaws_of_programs(subject: Subject, entries: list[Misconception], worker: Worker) -> Iterator[Flaw]:
    """Yield what shows when hints are proven and programs run, as far as they can be."""
    hints = read_hints(subject)
    yield from [hints] if isinstance(hints, Flaw) else rung_flaws(subject, hints)
    reference = loaded_reference(subject)
    if isinstance(reference, Flaw):
        yield reference
        return
    yield from doctest_flaws(subject, reference)
    if not isinstance(hints, Flaw):
        yield from proof_flaws(subject, hints, names_for_proofs(reference))
    if not any(check_flaws(subject)):
        usable = [one for one in entries if not any(entry_flaws(subject, one, entries))]
        yield from _flaws_of_running(subject, usable, worker)


def _flaws_of_running(subject: Subject, entries: list[Misconception], worker: Worker) -> Iterator[Flaw]:
    """Yield what shows when the programs run. Where the reference is no measure, nothing is measured by it."""
    runner = Runner(subject, worker, LEARNERS_SEED)
    broken = list(plan_flaws(subject, runner.calls)) or list(reference_flaws(subject, runner))
    if broken:
        yield from broken
        return
    trial = runner.trial(entries)
    broken = list(right_flaws(trial, "reference.py", runner.reference))
    if broken:
        yield from broken
        return
    accepted = subject.solutions.accepted()
    for name, answers in zip(accepted, runner.answers(list(accepted.values())), strict=True):
        yield from right_flaws(trial, f"accepted/{name}.py", answers)
    yield from wrong_flaws(trial)
    yield from same_as_flaws(trial)
    yield from gap_flaws(trial)
