"""What became of each concept of an exercise, and what that was drawn from."""

from dataclasses import dataclass
from typing import Literal

from grader.checks.claims import AnswerBook
from grader.checks.problems import Problem

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
