"""Building a key: run the reference and every mistake, alone and in pairs, through the learner's own way."""

from collections.abc import Iterable
from itertools import islice
from typing import Any

import numpy as np

from grader.checks.graders import Grader, grader_of
from grader.checks.plan import Call, encode_steps
from grader.curriculum.catalogue import Exercise, exercises
from grader.diagnosis.fingerprint import Fingerprint, fingerprints
from grader.diagnosis.match import agree
from grader.key import store
from grader.key.digests import plan_digest, sources_digest
from grader.key.variants import SolutionError, Solutions
from grader.worker import wire
from grader.worker.client import Worker
from grader.worker.messages import Answers, Task

_PROGRAMS_A_CHILD = 300  # few children: what one program imports, such as torch._dynamo, the next has


def build(solutions: Solutions, worker: Worker, seed: int) -> store.Key:
    """Return the key of one exercise. Raises SolutionError where its reference does not run."""
    exercise, grader = exercises()[solutions.exercise], grader_of(solutions.exercise)
    calls = grader.calls(seed)
    runner = _Runner(exercise, grader, calls, worker)
    [answers] = runner.answers([solutions.reference])
    expected = _expected(solutions, answers)
    return store.Key(
        format=store.FORMAT,
        exercise=exercise.name,
        sources=sources_digest(solutions.folder),
        plan=plan_digest(grader),
        seed=seed,
        steps=runner.steps,
        expected=wire.encode(wire.pack(expected)),
        mistakes=[
            store.Mistake(one.id, one.concept, one.says, one.change) for one in solutions.misconceptions
        ],
        groups=wire.encode(_groups(solutions, runner, fingerprints(grader, calls, answers))),
    )


class _Runner:
    """Runs whole programs of one exercise and returns what they answer."""

    def __init__(self, exercise: Exercise, grader: Grader, calls: list[Call], worker: Worker) -> None:
        self.exercise = exercise
        self.grader = grader
        self.calls = calls
        self.worker = worker
        self.steps = encode_steps(calls)

    def answers(self, programs: Iterable[str]) -> list[Answers]:
        waiting, done = iter(programs), []
        while some := list(islice(waiting, _PROGRAMS_A_CHILD)):
            done += self.worker.run([self._task(program) for program in some])
        return done

    def fingerprints(self, programs: Iterable[str]) -> list[dict[str, Fingerprint]]:
        return [fingerprints(self.grader, self.calls, answers) for answers in self.answers(programs)]

    def _task(self, program: str) -> Task:
        exercise = self.exercise
        functions, classes = list(exercise.functions), list(exercise.classes)
        return Task(exercise.name, program, functions, self.steps, [], 30.0, 30.0, 60.0, classes)


def _expected(solutions: Solutions, answers: Answers) -> dict[str, Any]:
    if answers.load != "ok":
        raise SolutionError(f"{solutions.folder}/reference.py does not load: {answers.fault}.")
    for answer in answers.answers:
        if answer.status != "ok":
            raise SolutionError(
                f"{solutions.folder}/reference.py fails on the call {answer.name!r}: {answer.fault}."
            )
    return {answer.name: answer.value for answer in answers.answers}


def _groups(solutions: Solutions, runner: _Runner, reference: dict[str, Fingerprint]) -> list[store.Group]:
    """Return the fingerprints of all mistakes and pairs of mistakes that can be told apart."""
    named = [one for one in solutions.misconceptions if not one.unnamed and not one.same_as]
    prints = runner.fingerprints(solutions.program(one) for one in named)
    singles = {one.id: differing(found, reference) for one, found in zip(named, prints, strict=True)}
    rows = [(function, name, found) for name, by in singles.items() for function, found in by.items()]
    rows += _pair_rows(solutions, runner, reference, singles)
    return grouped(rows)


def _pair_rows(
    solutions: Solutions,
    runner: _Runner,
    reference: dict[str, Fingerprint],
    singles: dict[str, dict[str, Fingerprint]],
) -> list[tuple[str, str, Fingerprint]]:
    """Return the pairs whose numbers are neither right nor those of one mistake alone."""
    pairs = [pair for pair in solutions.pairs() if singles[pair[0].id].keys() & singles[pair[1].id].keys()]
    rows = []
    prints = runner.fingerprints(solutions.program(*pair) for pair in pairs)
    for (one, other), found in zip(pairs, prints, strict=True):
        for function, fingerprint in differing(found, reference).items():
            alone = [by[function] for by in singles.values() if function in by]
            both = function in singles[one.id] and function in singles[other.id]
            if both and not any(agree(fingerprint, single) for single in alone):
                rows.append((function, f"{one.id} + {other.id}", fingerprint))
    return rows


def differing(found: dict[str, Fingerprint], reference: dict[str, Fingerprint]) -> dict[str, Fingerprint]:
    """Return the fingerprints of those functions that do not answer as the reference does."""
    return {
        function: fingerprint
        for function, fingerprint in found.items()
        if not agree(fingerprint, reference[function])
    }


def grouped(rows: list[tuple[str, str, Fingerprint]]) -> list[store.Group]:
    """Return rows of function, name and fingerprint as the key keeps them: together where the structure is one."""
    by_structure: dict[tuple[str, str], list[tuple[str, Fingerprint]]] = {}
    for function, name, fingerprint in rows:
        by_structure.setdefault((function, fingerprint.structure), []).append((name, fingerprint))
    return [
        store.Group(
            function,
            structure,
            [name for name, _ in members],
            np.array([fingerprint.numbers for _, fingerprint in members]).tobytes(),
            list(members[0][1].lengths),
        )
        for (function, structure), members in by_structure.items()
    ]
