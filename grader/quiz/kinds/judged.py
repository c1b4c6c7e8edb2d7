"""What an answer is worth: right, or wrong and by which belief; and answers that cannot be read."""

from dataclasses import dataclass
from typing import Literal

from grader.quiz.questions import Mistake

Verdict = Literal["right", "wrong", "unknown"]


class NotUnderstood(ValueError):
    """What was typed is no answer to this question. The message says what one looks like."""


@dataclass(frozen=True)
class Judged:
    """A verdict: `unknown` is an honest "I do not know". A recognised mistake has its name, belief and correction."""

    verdict: Verdict
    right: str
    because: str
    name: str = ""
    mistake: Mistake | None = None
