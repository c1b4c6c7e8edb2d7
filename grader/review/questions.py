"""By a question: another than the last time where there is one, with fresh numbers and in another order."""

import secrets
import time
from datetime import UTC, datetime

from grader.history import Happened, History, QuizAnswered
from grader.quiz.dialogue import QUIT, Stopped
from grader.quiz.kinds.judged import Judged, NotUnderstood
from grader.quiz.kinds.spoken import PutSpoken
from grader.quiz.putting import Graded, judge, put
from grader.quiz.questions import Question
from grader.report.quiz import judged_text, question_text
from grader.review.memory import Memory
from grader.review.subjects import questions_about
from grader.review.trials import Place
from grader.review.ways import Item, Terminal, Unrecorded

SEEDS = 1_000_000
_NEVER = datetime.min.replace(tzinfo=UTC)


class Questions:
    """The quiz's questions, as a way to review."""

    name = "question"
    place: Place = "question"
    most_a_day: int | None = None
    waiting: str | None = None

    def __init__(self, questions: dict[str, Question], history: History, events: list[Happened]) -> None:
        self._questions = questions
        self._history = history
        self._asked = {one.event.question: one.at for one in events if isinstance(one.event, QuizAnswered)}

    def offer(self, memory: Memory) -> str | None:
        """Return the question about a subject that was not asked for longest; one with numbers before others."""
        found = questions_about(memory.subject, self._questions)
        found.sort(key=lambda one: (self._asked.get(one.key, _NEVER), one.kind != "number"))
        return found[0].key if found else None

    def ask(self, item: Item, number: int, count: int, terminal: Terminal) -> None:
        """Put the question and keep the answer before its verdict is shown. Raises Stopped, EOFError, Unrecorded."""
        posed = put(self._questions[item.what], secrets.randbelow(SEEDS))
        assert not isinstance(posed, PutSpoken), "open questions are rated by the learner and never offered"
        terminal.show(question_text(posed, number, count))
        begun = time.monotonic()
        judged = _understood(posed, terminal)
        kept = self._history.record(
            QuizAnswered(
                question=item.what,
                concept=posed.question.see,
                kind=posed.question.kind,
                verdict=judged.verdict,
                mistake=judged.name,
                seconds=round(time.monotonic() - begun, 1),
                where="review",
            )
        )
        if not kept:
            raise Unrecorded
        terminal.show(judged_text(judged))


def _understood(posed: Graded, terminal: Terminal) -> Judged:
    """Return the verdict on an answer; asks again as long as it is none."""
    while True:
        line = terminal.read(f"   ({posed.how}, ? or q) > ").strip()
        if line.lower() in QUIT:
            raise Stopped
        try:
            return judge(posed, line)
        except NotUnderstood as misunderstanding:
            terminal.show(f"   {misunderstanding}")
