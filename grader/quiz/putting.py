"""From a question to one that is put: the same seed gives the same numbers and the same order of answers."""

from random import Random

from grader.quiz.kinds.choice import PutChoice
from grader.quiz.kinds.judged import Judged
from grader.quiz.kinds.number import PutNumber
from grader.quiz.kinds.order import PutOrder
from grader.quiz.kinds.spoken import PutSpoken
from grader.quiz.questions import Choice, Number, Order, Question, Spoken

Graded = PutChoice | PutNumber | PutOrder
Put = Graded | PutSpoken
DONT_KNOW = "?"


def put(question: Question, seed: int) -> Put:
    """Return a question as the seed puts it, whichever others are asked beside it."""
    rng = Random(f"{seed} {question.key}")
    match question:
        case Choice():
            return PutChoice.put(question, rng)
        case Number():
            return PutNumber.put(question, rng)
        case Order():
            return PutOrder.put(question, rng)
        case Spoken():
            return PutSpoken(question)
    raise TypeError(f"{type(question).__name__} is no kind of question")


def judge(graded: Graded, said: str) -> Judged:
    """Return what an answer is worth; "?" says that one does not know. Raises NotUnderstood."""
    if said.strip() == DONT_KNOW:
        return Judged("unknown", graded.right, graded.because)
    return graded.judged(said)
