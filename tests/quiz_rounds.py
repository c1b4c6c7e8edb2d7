"""Rounds of the quiz without a terminal: what is typed goes in, what was kept is read."""

import json
from pathlib import Path

from click.testing import CliRunner, Result

from grader.commands import quiz
from grader.quiz.kinds.choice import PutChoice
from grader.quiz.putting import put
from grader.quiz.topics import by_key, topics

QUESTIONS = by_key(topics())


def run(*arguments: str, typed: str | bytes = "") -> Result:
    return CliRunner().invoke(quiz.command, arguments, input=typed)


def events(kit: Path) -> list[dict]:
    return [json.loads(line) for line in (kit / ".progress/quiz.jsonl").read_text("utf-8").splitlines()]


def choices(kit: Path) -> list[PutChoice]:
    """The questions of the round that was begun last, as they are put; all of them choices."""
    [*_, begun] = [event for event in events(kit) if event["event"] == "begun"]
    found = [put(QUESTIONS[key], begun["seed"]) for key in begun["questions"]]
    assert all(isinstance(one, PutChoice) for one in found)
    return found  # type: ignore[return-value]


def letter(posed: PutChoice, *, right: bool) -> str:
    return next(one for one in "abcd" if (posed.judged(one).verdict == "right") is right)
