"""The checks as they are written: one for each concept, each with its sentence, resting on what comes before."""

from collections import Counter
from collections.abc import Iterator

from grader.checks.plan import Call
from grader.verify.flaw import Flaw, listed
from grader.verify.subject import Subject


def check_flaws(subject: Subject) -> Iterator[Flaw]:
    """Yield what keeps the checks from judging anything. With one of these, nothing can be run."""
    concepts = [concept.id for concept in subject.exercise.concepts]
    checks = subject.grader.checks
    for number, concept in enumerate(concepts):
        if concept not in checks:
            what = f"No check decides {concept}, which the curriculum lists."
            remedy = (
                f'Write a function with @concept("{concept}"), or take the concept out of the curriculum.'
            )
            yield Flaw(subject.checks_file, what, remedy)
            continue
        for need in checks[concept].needs:
            if need not in concepts[:number]:
                what = f"The check of {concept} needs {need}, which is no concept that comes before it."
                yield Flaw(subject.checks_file, what, "Correct the name, or the order in the curriculum.")


def plan_flaws(subject: Subject, calls: list[Call]) -> Iterator[Flaw]:
    """Yield which calls of the plan name something that is not there."""
    concepts = {concept.id for concept in subject.exercise.concepts}
    for call in calls:
        where = f"{subject.checks_file}, the call {call.name!r}"
        for role, concept in (("about", call.about), ("blames", call.blames)):
            if concept is not None and concept not in concepts:
                what = f"{role} names {concept}, which is no concept of {subject.name}."
                yield Flaw(where, what, f"They are: {listed(sorted(concepts))}.")
        if call.function not in subject.exercise.functions:
            what = f"It calls {call.function}, which is no function of {subject.name}."
            yield Flaw(where, what, f"They are: {listed(list(subject.exercise.functions))}.")
    for name, count in Counter(call.name for call in calls).items():
        if count > 1:
            what = f"{count} calls are named {name!r}, so their answers cannot be told apart."
            yield Flaw(subject.checks_file, what, "Give each call a name of its own.")


def sentence_flaws(subject: Subject) -> Iterator[Flaw]:
    """Yield which checks say nothing to the learner, and which decide what is no concept."""
    concepts = {concept.id for concept in subject.exercise.concepts}
    for check in subject.grader.checks.values():
        where = f"{subject.checks_file}, {getattr(check.function, '__name__', check.concept)}"
        if check.concept not in concepts:
            what = f"It decides {check.concept}, which is no concept of {subject.name}."
            yield Flaw(where, what, "Correct the name, or add the concept to the curriculum.")
        if not check.sentence.strip():
            what = f"The check of {check.concept} has no docstring, which is the line that the learner reads."
            yield Flaw(where, what, "Say in one sentence what is true of a right solution.")
