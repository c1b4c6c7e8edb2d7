"""From a learner's answers and the key's to one outcome per concept. Pure: the same answers, the same verdict."""

from dataclasses import dataclass, replace
from typing import Any, Literal

from grader.checks.alike import as_in_the_key
from grader.checks.blindness import blind_functions
from grader.checks.claims import AnswerBook, Failed, Unusable
from grader.checks.graders import Grader
from grader.checks.plan import Call
from grader.checks.problems import Problem, problem_of_answer, problem_of_kind, problem_of_loading
from grader.checks.usable import WrongKind, as_epoch, as_expected
from grader.curriculum.catalogue import Exercise
from grader.worker.messages import Answers

Status = Literal["passed", "failed", "not_checked", "error"]


@dataclass(frozen=True)
class Outcome:
    """What became of one concept. `call` names the call that shows it; `problem` is set where it could not be used."""

    concept: str
    status: Status
    sentence: str = ""
    remark: str = ""
    call: str | None = None
    problem: Problem | None = None
    because: str | None = None


@dataclass(frozen=True)
class Evaluation:
    """All outcomes of an exercise in the order of dependence, and the answers they were drawn from."""

    outcomes: list[Outcome]
    book: AnswerBook
    problems: dict[str, Problem]

    @property
    def headline(self) -> Outcome | None:
        """The first concept that failed: what a good teacher would name first."""
        return next((outcome for outcome in self.outcomes if outcome.status == "failed"), None)


def evaluate(
    exercise: Exercise, grader: Grader, calls: list[Call], answers: Answers, expected: dict[str, Any]
) -> Evaluation:
    """Return the outcome of every concept of `exercise`."""
    if answers.load != "ok":
        problem = problem_of_loading(exercise, answers)
        return Evaluation(_nothing_ran(exercise, problem), AnswerBook({}, {}, expected), {})
    book, problems = _read(exercise, grader, calls, answers, expected)
    judge = _Judge(exercise, grader, calls, book, problems)
    return Evaluation(judge.outcomes(), book, problems)


def _nothing_ran(exercise: Exercise, problem: Problem) -> list[Outcome]:
    runs, *others = exercise.concepts
    first = Outcome(runs.id, "failed", problem.sentence, problem=problem)
    return [first, *(Outcome(other.id, "not_checked", because=runs.id) for other in others)]


def _read(
    exercise: Exercise, grader: Grader, calls: list[Call], answers: Answers, expected: dict[str, Any]
) -> tuple[AnswerBook, dict[str, Problem]]:
    """Return the answers that can be used, and what is wrong with each of the others."""
    raw = {answer.name: answer for answer in answers.answers}
    usable: dict[str, Any] = {}
    problems: dict[str, Problem] = {}
    for call in calls:
        answer = raw.get(call.name)
        problem = problem_of_answer(exercise, call, answer, answers.absent, grader.seconds_per_call)
        if problem is None and answer is not None and answer.status == "ok":
            try:
                read = as_epoch if call.verb == "epoch" else as_expected
                usable[call.name] = read(answer.value, expected[call.name])
            except WrongKind as wrong:
                problem = problem_of_kind(call, answer.value, expected[call.name], wrong)
        if problem is not None:
            problems[call.name] = problem
    return AnswerBook(usable, raw, expected), problems


class _Judge:
    """Goes through the concepts of one exercise in order."""

    def __init__(
        self,
        exercise: Exercise,
        grader: Grader,
        calls: list[Call],
        book: AnswerBook,
        problems: dict[str, Problem],
    ) -> None:
        self.exercise = exercise
        self.grader = grader
        self.calls = {call.name: call for call in calls}
        self.book = book
        self.problems = problems
        self.runs = exercise.concepts[0].id
        self.done: dict[str, Outcome] = {}

    def outcomes(self) -> list[Outcome]:
        """Return one outcome for each concept."""
        broken = self._call_that_does_not_run()
        self.done[self.runs] = self._runs(broken)
        for concept in self.exercise.concepts[1:]:
            self.done[concept.id] = self._outcome(concept.id)
        self._let_nothing_wrong_through()
        self._doubt_what_ignores_its_inputs()
        self._doubt_untouched_inputs()
        return list(self.done.values())

    def _call_that_does_not_run(self) -> str | None:
        """Return the first call whose failure is to blame on `runs`: no concept fits, or no call of it works."""
        told_first = sorted(self.problems.items(), key=lambda item: item[1].kind == "skipped")
        for name, problem in told_first:
            call = self.calls[name]
            dead = self._function_is_dead(call.function)
            if problem.kind == "skipped" and not dead:
                continue
            if call.blames is None or problem.is_of_signature or dead:
                return name
        return None

    def _runs(self, broken: str | None) -> Outcome:
        if broken is None:
            return Outcome(self.runs, "passed", self.grader.checks[self.runs].sentence)
        problem = self.problems[broken]
        return Outcome(self.runs, "failed", problem.sentence, call=broken, problem=problem)

    def _outcome(self, concept: str) -> Outcome:
        check = self.grader.checks[concept]
        for need in check.needs:
            if self.done[need].status in ("failed", "not_checked"):
                return Outcome(concept, "not_checked", because=self.done[need].because or need)
        blamed = self._blamed_call(concept)
        if blamed is not None:
            return self._failed_by_problem(concept, blamed)
        try:
            check.function(self.book)
        except Failed as failed:
            problem = self.problems.get(failed.call)
            return Outcome(concept, "failed", check.sentence, failed.remark, failed.call, problem)
        except Unusable as unusable:
            return self._unusable(concept, unusable.call)
        if all(self._function_is_dead(function) for function in self._functions_of(concept)):
            return Outcome(concept, "not_checked", because=self.runs)  # nothing was there to be judged
        return Outcome(concept, "passed", check.sentence)

    def _functions_of(self, concept: str) -> set[str]:
        """Return the functions whose calls are about a concept; the dead ones where no call says so."""
        about = {call.function for call in self.calls.values() if concept in (call.about, call.blames)}
        dead = {call.function for call in self.calls.values() if self._function_is_dead(call.function)}
        return about or dead or {call.function for call in self.calls.values()}

    def _blamed_call(self, concept: str) -> str | None:
        """Return the call that does not work and is blamed on this concept, unless nothing of it works."""
        for name, problem in self.problems.items():
            call = self.calls[name]
            if call.blames == concept and problem.kind != "skipped" and not problem.is_of_signature:
                return None if self._fails_to_run(call.function) else name
        return None

    def _fails_to_run(self, function: str) -> bool:
        broken = self.done[self.runs].call
        return broken is not None and self.calls[broken].function == function

    def _function_is_dead(self, function: str) -> bool:
        """Return whether no call of it gave the kind of thing that was asked for."""
        names = [call.name for call in self.calls.values() if call.function == function]
        lengths = [
            name for name in names if name in self.problems and self.problems[name].kind == "wrong_length"
        ]
        return not lengths and not any(name in self.book for name in names)

    def _failed_by_problem(self, concept: str, call: str) -> Outcome:
        problem = self.problems[call]
        return Outcome(
            concept, "failed", self.grader.checks[concept].sentence, problem.sentence, call, problem
        )

    def _unusable(self, concept: str, call: str) -> Outcome:
        to_blame = self.calls[call].blames
        if to_blame is None or self._fails_to_run(self.calls[call].function):
            to_blame = self.runs
        return Outcome(concept, "not_checked", because=to_blame)

    def _let_nothing_wrong_through(self) -> None:
        """Fail what a call is about when its value is wrong and every check let it pass."""
        if any(outcome.status == "failed" for outcome in self.done.values()):
            return
        for name, call in self.calls.items():
            if name in self.problems:
                problem = self.problems[name]
                for concept in self.done:
                    self.done[concept] = Outcome(concept, "not_checked", because=self.runs)
                self.done[self.runs] = Outcome(
                    self.runs, "failed", problem.sentence, call=name, problem=problem
                )
                return
            if not as_in_the_key(self.grader, call, self.book[name], self.book.expected[name]):
                concept = call.about or call.blames or self.exercise.concepts[1].id
                self.done[concept] = replace(self.done[concept], status="failed", call=name)
                return

    def _doubt_what_ignores_its_inputs(self) -> None:
        """Whatever holds of answers that are always the same was not earned."""
        blind = blind_functions(self.calls.values(), self.book)
        first = next((one for one in self.done.values() if one.status == "failed"), None)
        if not blind or first is None:
            return
        for concept, outcome in list(self.done.items())[1:]:
            if outcome.status == "passed" and self._functions_of(concept) <= blind:
                self.done[concept] = Outcome(concept, "not_checked", because=first.concept)

    def _doubt_untouched_inputs(self) -> None:
        """Leaving inputs alone earns nothing where nothing else was got right."""
        untouched = self.done.get(f"{self.exercise.name}.inputs_untouched")
        others = [one for one in self.done.values() if one is not untouched]
        earned = any(one.status == "passed" for one in others[1:])
        if untouched is not None and untouched.status == "passed" and not earned:
            first = next(one for one in others if one.status == "failed")
            self.done[untouched.concept] = Outcome(untouched.concept, "not_checked", because=first.concept)
