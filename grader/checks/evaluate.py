"""From a learner's answers and the key's to one outcome per concept. Pure: the same answers, the same verdict."""

from collections.abc import Callable
from typing import Any

from grader.checks.claims import AnswerBook
from grader.checks.concept_judge import ConceptJudge
from grader.checks.graders import Grader
from grader.checks.outcome import Evaluation, Outcome
from grader.checks.plan import Call
from grader.checks.problems import Problem, problem_of_answer, problem_of_kind, problem_of_loading
from grader.checks.usable import WrongKind, as_epoch, as_expected, as_outcome
from grader.curriculum.catalogue import Exercise
from grader.worker.messages import Answers

_READERS: dict[str, Callable[[Any, Any], Any]] = {"epoch": as_epoch, "program": as_outcome}


def evaluate(
    exercise: Exercise, grader: Grader, calls: list[Call], answers: Answers, expected: dict[str, Any]
) -> Evaluation:
    """Return the outcome of every concept of `exercise`."""
    if answers.load != "ok":
        problem = problem_of_loading(exercise, answers)
        return Evaluation(_nothing_ran(exercise, problem), AnswerBook({}, {}, expected), {})
    book, problems = _read(exercise, grader, calls, answers, expected)
    outcomes = ConceptJudge(exercise, grader, calls, book, problems).outcomes()
    return Evaluation(outcomes, book, problems)


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
                read = _READERS.get(call.verb, as_expected)
                usable[call.name] = read(answer.value, expected[call.name])
            except WrongKind as wrong:
                problem = problem_of_kind(call, answer.value, expected[call.name], wrong)
        if problem is not None:
            problems[call.name] = problem
    return AnswerBook(usable, raw, expected), problems
