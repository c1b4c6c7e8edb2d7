"""One exercise's result, drawn from its evaluation: statuses, sentences, counterexample, notes."""

from fnmatch import fnmatchcase
from typing import Any

from grader.checks.graders import Grader
from grader.checks.outcome import Evaluation, Outcome
from grader.checks.plan import Call
from grader.checks.problems import Problem
from grader.checks.usable import described
from grader.curriculum.catalogue import Exercise
from grader.diagnosis.match import Diagnosis
from grader.findings.calls import call_text, parameter_names
from grader.findings.difference import constant_ratio, parted
from grader.findings.printable import printable
from grader.findings.values import shown
from grader.record import (
    ConceptResult,
    Counterexample,
    ExerciseResult,
    ExerciseStatus,
    NamedMisconception,
    SourceLine,
)
from grader.worker.messages import Answers

PRINTED = "It printed: "
OBSERVED = "Observed: "


def exercise_result(
    exercise: Exercise,
    grader: Grader,
    calls: list[Call],
    answers: Answers,
    evaluation: Evaluation,
    diagnosis: Diagnosis | None,
) -> ExerciseResult:
    """Return the result of an exercise whose file was run."""
    headline = evaluation.headline
    by_name = {call.name: call for call in calls}
    causes = _causes(diagnosis)
    concepts = [
        _concept(exercise, grader, by_name, evaluation, outcome, causes.get(outcome.concept, ""))
        for outcome in evaluation.outcomes
    ]
    status: ExerciseStatus = "failed" if headline else "passed"
    if any(one.status == "error" for one in evaluation.outcomes):
        status = "error"
    elif headline is None and any(one.status != "passed" for one in evaluation.outcomes):
        status = "error"  # a check of ours withheld its verdict, and nothing says why
    return ExerciseResult(
        exercise.name,
        status,
        float(sum(outcome.status == "passed" for outcome in evaluation.outcomes[1:])),
        _most(exercise),
        headline.concept if headline else None,
        NamedMisconception(_full_id(exercise, diagnosis), diagnosis.says) if diagnosis else None,
        concepts,
        [*_notes(exercise, answers), *(OBSERVED + one for one in grader.observed(evaluation.book))],
        round(answers.seconds, 4),
    )


def _causes(diagnosis: Diagnosis | None) -> dict[str, str]:
    """Return what the proven mistakes say, by the concept that each of them breaks."""
    causes: dict[str, list[str]] = {}
    for mistake in diagnosis.mistakes if diagnosis else ():
        causes.setdefault(mistake.concept, []).append(mistake.says)
    return {concept: " ".join(dict.fromkeys(says)) for concept, says in causes.items()}


def _full_id(exercise: Exercise, diagnosis: Diagnosis) -> str:
    return " + ".join(f"{exercise.name}.{mistake.id}" for mistake in diagnosis.mistakes)


def not_run_result(exercise: Exercise, status: ExerciseStatus) -> ExerciseResult:
    """Return the result of an exercise that was not begun, or whose file is not there."""
    return ExerciseResult(exercise.name, status, max_score=_most(exercise))


def unreadable_result(exercise: Exercise, problem: str) -> ExerciseResult:
    """Return the result of a file that is no text: it does not run, and `problem` says why."""
    runs, *others = (concept.id for concept in exercise.concepts)
    concepts = [ConceptResult(runs, "failed", printable(problem), without_values=printable(problem))]
    concepts += [ConceptResult(other, "not_checked", because=runs) for other in others]
    return ExerciseResult(exercise.name, "failed", 0.0, _most(exercise), runs, None, concepts)


def error_result(exercise: Exercise, message: str) -> ExerciseResult:
    """Return the result where we failed: nothing is held against the learner."""
    concepts = [ConceptResult(concept.id, "error", message) for concept in exercise.concepts[:1]]
    return ExerciseResult(exercise.name, "error", 0.0, _most(exercise), None, None, concepts, [message])


def _most(exercise: Exercise) -> float:
    return float(len(exercise.concepts) - 1)


def _concept(
    exercise: Exercise,
    grader: Grader,
    calls: dict[str, Call],
    evaluation: Evaluation,
    outcome: Outcome,
    cause: str,
) -> ConceptResult:
    if outcome.status != "failed":
        return ConceptResult(outcome.concept, outcome.status, outcome.sentence, because=outcome.because)
    counterexample = None
    if outcome.call is not None:
        counterexample = _counterexample(exercise, grader, calls, evaluation, outcome)
    return ConceptResult(
        outcome.concept,
        "failed",
        printable(outcome.sentence),
        counterexample,
        _line(outcome.problem),
        cause,
        grader.story(evaluation.book, outcome.concept),
        without_values=outcome.problem.without_values if outcome.problem else "",
    )


def _counterexample(
    exercise: Exercise, grader: Grader, calls: dict[str, Call], evaluation: Evaluation, outcome: Outcome
) -> Counterexample:
    call = calls[outcome.call or ""]
    book = evaluation.book
    text = call_text(call, calls, exercise)
    raw = book.raw.get(call.name)
    remark = outcome.remark
    if outcome.concept.endswith(".inputs_untouched") and raw is not None and raw.changed:
        position = min(raw.changed)
        name = parameter_names(call, exercise)[position]
        yours, expected = parted(raw.changed[position], call.args[position], whole=name)
        return Counterexample(text, printable(yours), expected, "after the call")
    problem = outcome.problem or evaluation.problems.get(call.name)
    if problem is not None:
        yours = _problem_in_short(problem, raw.value if raw is not None else None)
        wanted = shown(grader.display(call, book.expected[call.name]), 3)
        return Counterexample(text, printable(yours), wanted)
    mine, right = book[call.name], book.expected[call.name]
    ratio = constant_ratio(mine, right)
    if not remark and ratio is not None:
        remark = f"{ratio:.4g} times the expected"
    yours, expected = parted(
        grader.display(call, mine), grader.display(call, right), exercise.results.get(call.function, [])
    )
    return Counterexample(text, printable(yours), expected, printable(remark))


def _problem_in_short(problem: Problem, value: Any) -> str:
    if problem.kind in ("wrong_kind", "wrong_length"):
        return described(value)
    if problem.fault is not None and problem.kind == "raised":
        return (
            f"{problem.fault.type}: {problem.fault.message}" if problem.fault.message else problem.fault.type
        )
    return {"timeout": "no answer", "died": "no answer", "absent": "no such function"}.get(
        problem.kind, "no answer"
    )


def _line(problem: Problem | None) -> SourceLine | None:
    if problem is None or problem.fault is None or problem.fault.line is None:
        return None
    return SourceLine(problem.fault.line, printable(problem.fault.text), problem.fault.column)


def _notes(exercise: Exercise, answers: Answers) -> list[str]:
    notes = []
    called = [
        f"`{pattern.strip('.*')}`"
        for pattern in exercise.library_answers
        if any(fnmatchcase(name, pattern) for name in answers.library_calls)
    ]
    if called:
        names = " and ".join(called[:3])
        notes.append(f"This calls {names}, a library's own answer. The exercise is to write it yourself.")
    if answers.printed:
        lines = printable(answers.printed).splitlines()
        more = " ..." if len(lines) > 5 or len(answers.printed) >= 2000 else ""
        notes.append(PRINTED + " | ".join(line.strip()[:120] for line in lines[:5] if line.strip()) + more)
    return notes
