"""Right answers pass: the reference, the same each time, and every accepted submission."""

from collections.abc import Iterator
from dataclasses import replace
from textwrap import shorten

from grader.checks.graders import Grader
from grader.checks.plan import Call
from grader.diagnosis.fingerprint import fingerprints
from grader.diagnosis.match import agree
from grader.record import ExerciseResult
from grader.verdict import judged
from grader.verify.flaw import Flaw
from grader.verify.runs import Runner, Trial
from grader.verify.subject import Subject
from grader.worker.messages import Answer, Answers

MOST_OF_A_VALUE = 160


def reference_flaws(subject: Subject, runner: Runner) -> Iterator[Flaw]:
    """Yield where the reference gives no answer, or another one when it runs again. Then there is no key."""
    where, once = subject.solution_file("reference.py"), runner.reference
    [again] = runner.answers([subject.solutions.reference])
    for run in (once, again):
        if run.load != "ok":
            why = f"{run.fault.type}: {run.fault.message}" if run.fault else run.load
            what = f"It does not load where exercises run: {why}."
            yield Flaw(where, what, "Correct it; nothing else can be verified before.")
            return
    answers = zip(runner.calls, once.answers, again.answers, strict=True)
    for call, first, second in answers:
        if first.status != "ok":
            why = f"{first.fault.type}: {first.fault.message}" if first.fault else first.status
            what = f"It gives no answer to the call {call.name!r}: {why}."
            yield Flaw(where, what, f"Correct it, or the call in {subject.checks_file}.")
            continue
        if not _the_same(subject.grader, call, first, second):
            what = f"Run twice, it gives two different answers to the call {call.name!r}."
            remedy = "Take randomness from an argument, or leave what is free out of `features`"
            yield Flaw(where, what, f"{remedy} in {subject.checks_file}.")


def _the_same(grader: Grader, call: Call, one: Answer, other: Answer) -> bool:
    """Return whether two answers agree in what is judged: all of it, or what `features` leaves of a free one."""
    if call.about is not None:
        grader = replace(grader, features=lambda _call, value: value)
    both = [
        fingerprints(grader, [call], Answers(grader.exercise, "ok", answers=[answer]))
        for answer in (one, other)
    ]
    return agree(both[0][call.function], both[1][call.function])


def right_flaws(trial: Trial, file: str, answers: Answers) -> Iterator[Flaw]:
    """Yield where a right file, by its name in the solutions folder, does not pass every concept."""
    subject = trial.subject
    where = subject.solution_file(file)
    result = judged(subject.name, answers, trial.key).result
    if result.status == "error":
        yield Flaw(where, " ".join(result.notes), f"Correct {subject.checks_file}.")
        return
    failed = [one.concept for one in result.concepts if one.status == "failed"]
    for concept in failed:
        what = f"It is right, but fails {concept}: {shown(result, concept)}"
        yield Flaw(where, what, f"Correct it, or the check in {subject.checks_file}.")


def shown(result: ExerciseResult, concept: str) -> str:
    """Return how a concept failed: the call, what it gave and what is expected, on one line."""
    found = next(one for one in result.concepts if one.concept == concept)
    example = found.counterexample
    if example is None or concept.endswith(".runs"):
        return found.message
    call, yours, expected = (
        shorten(text, MOST_OF_A_VALUE, placeholder=" ...")
        for text in (example.call, example.yours, example.expected)
    )
    remark = f" ({example.remark})" if example.remark else ""
    return f"{call} gives {yours}{remark}, expected {expected}."
