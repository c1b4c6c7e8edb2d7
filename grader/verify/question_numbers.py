"""The numbers of the questions: those that are drawn can be told apart, those that texts state are computed."""

import math
import re
import string
from collections.abc import Iterator

import msgspec
import numpy as np

from grader.quiz.kinds.number import PutNumber
from grader.quiz.numbers.registry import DRAWS
from grader.quiz.putting import put
from grader.quiz.questions import Number, Question
from grader.verify.flaw import Flaw, listed

SEEDS = 25
_NUMBER = re.compile(r"(?<![\w.])\d+(?:\.\d+)?(?:e-?\d+)?(?!\w)")
_PLACEHOLDER = re.compile(r"\{\w+\}")


def draw_flaws(where: str, question: Number) -> Iterator[Flaw]:
    """Yield what is wrong with a question whose numbers are drawn."""
    if question.draws not in DRAWS:
        what = f"Its draws names {question.draws}, which is no function of grader/quiz/numbers."
        yield Flaw(where, what, f"They are: {listed(sorted(DRAWS))}.")
        return
    if not (math.isfinite(question.tolerance) and question.tolerance >= 0):
        yield Flaw(where, f"Its tolerance is {question.tolerance}.", "Let it be 0 or more.")
        return
    for seed in range(SEEDS):
        try:
            posed = put(question, seed)
        except ValueError as error:
            yield Flaw(where, str(error), "Make the tolerance smaller, or draw other numbers.")
            return
        assert isinstance(posed, PutNumber)
        found = list(_drawn_flaws(where, posed))
        if found:
            yield from found
            return


def _drawn_flaws(where: str, posed: PutNumber) -> Iterator[Flaw]:
    """Yield what is wrong with one case: mistakes without words, words without numbers, results taken for others."""
    question, drawn = posed.question, posed.drawn
    faults = [*_name_flaws(where, posed), *_placeholder_flaws(where, posed)]
    yield from faults
    for name, value in {} if faults else {"": drawn.right, **drawn.wrong}.items():
        if posed.judged(repr(float(value))).name != name:
            what = f"The result {value} of {name or question.draws} is taken for another."
            yield Flaw(where, what, "Make the tolerance smaller.")


def _name_flaws(where: str, posed: PutNumber) -> Iterator[Flaw]:
    for name in sorted(set(posed.drawn.wrong) ^ set(posed.question.mistakes)):
        given = name in posed.drawn.wrong
        what = "is not explained" if given else f"is none that {posed.question.draws} gives"
        yield Flaw(where, f"The mistake {name} {what}.", "Let the two have the same names.")


def _placeholder_flaws(where: str, posed: PutNumber) -> Iterator[Flaw]:
    question, known = posed.question, set(posed.drawn.texts())
    texts = [question.asks, question.because]
    for mistake in question.mistakes.values():
        texts += [mistake.belief, mistake.correction]
    for text in texts:
        try:
            named = {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
        except ValueError as error:
            yield Flaw(where, f"A text cannot be filled in ({error}): “{text[:40]}”.", "Close its braces.")
            continue
        for name in sorted(named - known):
            yield Flaw(where, f"{{{name}}} is no number that {question.draws} shows.", "Correct the name.")


def stated_number_flaws(where: str, question: Question) -> Iterator[Flaw]:
    """Yield which proofs do not hold, and which numbers of the texts nobody computes."""
    known = {float(number) for given in question.given for number in _NUMBER.findall(given)}
    for expression, stated in question.proofs:
        known |= set(map(float, _NUMBER.findall(f"{expression} {stated}")))
        try:
            found = repr(eval(expression, {"math": math, "np": np}))
        except Exception as error:
            what = f"The proof `{expression}` raises {type(error).__name__}: {error}."
            yield Flaw(where, what, "A proof is an expression over math and np.")
            continue
        if found != stated:
            yield Flaw(where, f"The proof `{expression}` gives {found}, not {stated}.", "Correct the number.")
    left_out = [number for number in _stated(question) if float(number) not in known]
    if left_out:
        what = f"No proof computes {listed(left_out)}."
        yield Flaw(where, what, "Add a proof, or list what the question itself sets under given.")


def _stated(question: Question) -> list[str]:
    """Return the numbers of a question's texts: all with a point or an exponent, and whole ones from 10 on."""
    fields = msgspec.to_builtins(question)
    for name in ("proofs", "given", "id", "see", "topic", "draws", "level", "tolerance"):
        fields.pop(name, None)
    text = " ".join(_strings(fields))
    numbers = dict.fromkeys(_NUMBER.findall(_PLACEHOLDER.sub("", text)))
    return [number for number in numbers if len(number) > 1]


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from _strings(list(value.values()))
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one)
