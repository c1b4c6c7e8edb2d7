"""The quiz for other programs: the questions of a seed as JSON, and the verdicts on answers to them.

Nothing is kept between the two: a seed and a question's key give the same question again.
"""

from typing import Any

import msgspec

from grader.quiz.kinds.judged import Judged, NotUnderstood
from grader.quiz.kinds.letters import LETTERS
from grader.quiz.kinds.spoken import PutSpoken
from grader.quiz.putting import Put, judge, put
from grader.quiz.questions import Question

SCHEMA = 1


class ExchangeError(ValueError):
    """The answers that were sent cannot be graded. The message says which and why."""


class Answers(msgspec.Struct, frozen=True):
    """What a program sends: the seed of the questions, and its answers by their keys, written as one types them."""

    seed: int
    answers: dict[str, str | int | float | list[int] | None]


def posed_document(questions: dict[str, Question], keys: list[str], seed: int) -> dict[str, Any]:
    """Return the questions as a document, without their answers."""
    return {"schema": SCHEMA, "seed": seed, "questions": [_posed(put(questions[key], seed)) for key in keys]}


def graded_document(questions: dict[str, Question], data: bytes) -> dict[str, Any]:
    """Return the verdicts on the answers in `data`, in the same order. Raises ExchangeError."""
    try:
        sent = msgspec.json.decode(data, type=Answers)
    except msgspec.DecodeError as error:
        raise ExchangeError(
            f'The answers are not JSON such as {{"seed": 7, "answers": {{}}}}: {error}.'
        ) from error
    results = []
    for key, answer in sent.answers.items():
        if key not in questions:
            raise ExchangeError(f"There is no question {key!r}. `grader quiz --json` lists their keys as id.")
        results.append(_result(put(questions[key], sent.seed), answer))
    return {"schema": SCHEMA, "seed": sent.seed, "results": results, "summary": _summary(results)}


def _posed(posed: Put) -> dict[str, Any]:
    question = posed.question
    options = {} if isinstance(posed, PutSpoken) else dict(zip(LETTERS, posed.options, strict=False))
    return {
        "id": question.key,
        "topic": question.topic,
        "level": question.level,
        "kind": question.kind,
        "idea": question.idea,
        "asks": posed.asks,
        "options": options,
        "how": posed.how,
    }


def _result(posed: Put, answer: str | float | list[int] | None) -> dict[str, Any]:
    question = posed.question
    result: dict[str, Any] = {"id": question.key, "kind": question.kind, "answer": answer}
    if answer is None:
        return {**result, "verdict": "unanswered"}
    said = " ".join(map(str, answer)) if isinstance(answer, list) else str(answer)
    try:
        if isinstance(posed, PutSpoken):
            return {**result, "verdict": "self_rated", "ticked": posed.ticked(said), "points": posed.points}
        return {**result, **_verdict(judge(posed, said))}
    except NotUnderstood as misunderstanding:
        raise ExchangeError(
            f"{question.key}: {said[:40]!r} is no answer. {misunderstanding}"
        ) from misunderstanding


def _verdict(judged: Judged) -> dict[str, Any]:
    mistake = None
    if judged.mistake is not None:
        mistake = {
            "name": judged.name,
            "belief": judged.mistake.belief,
            "correction": judged.mistake.correction,
        }
    return {"verdict": judged.verdict, "mistake": mistake, "right": judged.right, "because": judged.because}


def _summary(results: list[dict[str, Any]]) -> dict[str, int]:
    """Return how many had which verdict; what was ticked stands apart from what was graded."""
    verdicts = [result["verdict"] for result in results]
    counts = {verdict: verdicts.count(verdict) for verdict in ("right", "wrong", "unknown", "unanswered")}
    rated = [result for result in results if result["verdict"] == "self_rated"]
    return {
        **counts,
        "self_rated": len(rated),
        "ticked": sum(len(result["ticked"]) for result in rated),
        "points": sum(len(result["points"]) for result in rated),
    }
