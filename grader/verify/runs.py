"""Every program of an exercise, run as a learner's file is run: same walls, same limits, same calls."""

from dataclasses import dataclass
from functools import cached_property

from grader.checks.plan import Call, encode_steps
from grader.diagnosis.fingerprint import Fingerprint, fingerprints
from grader.grading import SECONDS_IN_ALL, SECONDS_TO_LOAD
from grader.key.build import differing, grouped
from grader.key.store import FORMAT, Key, Mistake, OpenKey
from grader.key.variants import Misconception
from grader.verify.subject import Subject
from grader.worker import wire
from grader.worker.client import Worker
from grader.worker.messages import Answers, Task

_PROGRAMS_A_CHILD = 40


@dataclass(frozen=True)
class Tried:
    """A misconception, what its program answered, and the fingerprint of each function."""

    misconception: Misconception
    answers: Answers
    prints: dict[str, Fingerprint]


@dataclass(frozen=True)
class Trial:
    """An exercise after its wrong answers ran: the key that they give, and the reference's fingerprints."""

    subject: Subject
    key: OpenKey
    right: dict[str, Fingerprint]
    tried: list[Tried]

    @property
    def named(self) -> list[Tried]:
        """The misconceptions that the key names by their own numbers."""
        return _named(self.tried)


class Runner:
    """Runs programs of one exercise, and makes from the answers the key that judges them."""

    def __init__(self, subject: Subject, worker: Worker, seed: int) -> None:
        self.subject = subject
        self.worker = worker
        self.seed = seed
        self.calls: list[Call] = subject.grader.calls(seed)
        self.steps = encode_steps(self.calls)

    @cached_property
    def reference(self) -> Answers:
        """What the reference answers."""
        [answers] = self.answers([self.subject.solutions.reference])
        return answers

    def answers(self, programs: list[str]) -> list[Answers]:
        """Return what each program answers, in order. Raises WorkerError when the fault is ours."""
        done: list[Answers] = []
        for start in range(0, len(programs), _PROGRAMS_A_CHILD):
            some = programs[start : start + _PROGRAMS_A_CHILD]
            done += self.worker.run([self._task(program) for program in some])
        return done

    def trial(self, misconceptions: list[Misconception]) -> Trial:
        """Return what comes of running the programs of these misconceptions."""
        programs = [self.subject.solutions.program(one) for one in misconceptions]
        tried = [
            Tried(one, answers, self._prints(answers))
            for one, answers in zip(misconceptions, self.answers(programs), strict=True)
        ]
        right = self._prints(self.reference)
        return Trial(self.subject, self._key(right, tried), right, tried)

    def _prints(self, answers: Answers) -> dict[str, Fingerprint]:
        """Return the fingerprint of each function."""
        return fingerprints(self.subject.grader, self.calls, answers)

    def _key(self, right: dict[str, Fingerprint], tried: list[Tried]) -> OpenKey:
        """Return the key that these answers give, in memory.

        It holds no pairs of mistakes: a mistake alone is named before any pair, and pairs take nearly all of
        the time that a whole key takes.
        """
        entries = [one.misconception for one in tried]
        rows = [
            (function, one.misconception.id, found)
            for one in _named(tried)
            for function, found in differing(one.prints, right).items()
        ]
        expected = {answer.name: answer.value for answer in self.reference.answers}
        return OpenKey(
            Key(
                format=FORMAT,
                exercise=self.subject.name,
                sources="",
                plan="",
                seed=self.seed,
                steps=self.steps,
                expected=wire.encode(wire.pack(expected)),
                mistakes=[Mistake(one.id, one.concept, one.says, one.change) for one in entries],
                groups=wire.encode(grouped(rows)),
            )
        )

    def _task(self, program: str) -> Task:
        exercise, seconds = self.subject.exercise, self.subject.grader.seconds_per_call
        return Task(
            exercise.name,
            program,
            list(exercise.functions),
            self.steps,
            [],
            SECONDS_TO_LOAD,
            seconds,
            SECONDS_IN_ALL,
            list(exercise.classes),
        )


def _named(tried: list[Tried]) -> list[Tried]:
    return [one for one in tried if not one.misconception.unnamed and not one.misconception.same_as]
