"""The outcome of each concept: what it rests on, what does not run, what its check says."""

from dataclasses import replace

from grader.checks.alike import as_in_the_key
from grader.checks.blindness import blind_functions, by_heart
from grader.checks.claims import AnswerBook, Failed, Unusable
from grader.checks.graders import Grader
from grader.checks.outcome import Outcome
from grader.checks.plan import Call
from grader.checks.problems import Problem
from grader.curriculum.catalogue import Exercise


class ConceptJudge:
    """Goes through the concepts of one exercise in order: what each rests on first."""

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
        self.consulted: dict[str, set[str]] = {}

    def outcomes(self) -> list[Outcome]:
        """Return one outcome for each concept."""
        broken = self._call_that_does_not_run()
        self.done[self.runs] = self._runs(broken)
        for concept in self.exercise.concepts[1:]:
            self.done[concept.id] = self._outcome(concept.id)
        self._let_nothing_wrong_through()
        self._doubt_what_does_not_compute()
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
        self.book.consulted.clear()
        try:
            check.function(self.book)
        except Failed as failed:
            problem = self.problems.get(failed.call)
            return Outcome(concept, "failed", check.sentence, failed.remark, failed.call, problem)
        except Unusable as unusable:
            return self._unusable(concept, unusable.call)
        self.consulted[concept] = {self.calls[name].function for name in self.book.consulted}
        dead = [self._function_is_dead(function) for function in self._functions_of(concept)]
        if all(dead) or (concept.endswith(".inputs_untouched") and any(dead)):
            return Outcome(concept, "not_checked", because=self.runs)  # nothing was there to be judged
        return Outcome(concept, "passed", check.sentence)

    def _functions_of(self, concept: str) -> set[str]:
        """Return the functions whose calls are about a concept; where no call says so, those that were looked at."""
        about = {call.function for call in self.calls.values() if concept in (call.about, call.blames)}
        every = {call.function for call in self.calls.values()}
        return about or self.consulted.get(concept) or every

    def _blamed_call(self, concept: str) -> str | None:
        """Return the call that does not work and is blamed on this concept, unless nothing of it works."""
        for name, problem in self.problems.items():
            call = self.calls[name]
            if call.blames == concept and problem.kind != "skipped" and not problem.is_of_signature:
                return None if self._fails_to_run(call.function) else name
        return None

    def _fails_to_run(self, function: str) -> bool:
        broken = self.done[self.runs].call
        if broken is None:
            return False
        return self.calls[broken].function == function or self._function_is_dead(function)

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

    def _doubt_what_does_not_compute(self) -> None:
        """Whatever holds of answers that are always the same, or known beforehand, was not earned."""
        calls = self.calls.values()
        blind = blind_functions(self.grader, calls, self.book) | by_heart(self.grader, calls, self.book)
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
