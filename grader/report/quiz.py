"""The quiz as the learner reads it: a question, the verdict on an answer, the round's end."""

from click import style

from grader.curriculum.catalogue import exercises
from grader.quiz.journal import Answered, SelfRated
from grader.quiz.kinds.judged import Judged
from grader.quiz.kinds.letters import LETTERS
from grader.quiz.kinds.spoken import PutSpoken
from grader.quiz.putting import Put
from grader.quiz.questions import Question
from grader.quiz.rounds import Round
from grader.report.fitting import paragraph


def question_text(posed: Put, number: int, count: int) -> str:
    """Return a question with what there is to choose from."""
    question = posed.question
    title = style(f" {number} of {count}", bold=True) + style(
        f"  {question.topic} · {question.level}", fg="cyan"
    )
    lines = ["", title, "", *filled(posed.asks, "   ")]
    options = () if isinstance(posed, PutSpoken) else posed.options
    if options:
        lines.append("")
    for letter, option in zip(LETTERS, options, strict=False):
        lines += filled(option, f"     {letter}  ", " " * 8)
    return "\n".join([*lines, ""])


def judged_text(judged: Judged) -> str:
    """Return the verdict on an answer: the belief that it goes with, its correction, and what is right."""
    lines = [""]
    if judged.verdict == "right":
        lines.append(style("   ✓ right", fg="green", bold=True))
        return "\n".join([*lines, *filled(judged.because, "     ")])
    if judged.verdict == "wrong":
        lines.append(style("   ✗ not right", fg="red", bold=True))
        if judged.mistake is None:
            lines += filled("None of the mistakes that are known here gives this result.", "     ")
        else:
            lines += filled(f"It goes with the belief: “{judged.mistake.belief}”", "     ")
            lines += filled(judged.mistake.correction, "     ")
        lines.append("")
    lines += filled(f"The answer: {judged.right}", "   ", "     ")
    return "\n".join([*lines, *filled(judged.because, "     ")])


def points_text(posed: PutSpoken) -> str:
    """Return the points of a good answer, numbered, to be ticked."""
    lines = ["", style("   What a good answer says", bold=True)]
    for number, point in enumerate(posed.points, 1):
        lines += filled(point, f"    {number}  ", "       ")
    return "\n".join([*lines, ""])


def summary_text(finished: Round, questions: dict[str, Question]) -> str:
    """Return how a round went: by topic, what was ticked apart from what was graded, what to look at again."""
    answers = [finished.answers[key] for key in finished.begun.questions if key in finished.answers]
    known = [answer for answer in answers if answer.question in questions]
    topics = dict.fromkeys(questions[answer.question].topic for answer in known)
    lines = ["", style(" The round", bold=True)]
    for topic in topics:
        lines.append(
            f"   {topic:<16} {_tally([one for one in known if questions[one.question].topic == topic])}"
        )
    again = [questions[one.question] for one in known if isinstance(one, Answered) and one.verdict != "right"]
    if again:
        lines += ["", style(" To look at again", bold=True)]
    for idea, see in dict.fromkeys((question.idea, question.see) for question in again):
        lines += filled(idea + _place(see), "   · ", "     ")
    return "\n".join([*lines, ""])


def _tally(answers: list[Answered | SelfRated]) -> str:
    graded = [one for one in answers if isinstance(one, Answered)]
    rated = [one for one in answers if isinstance(one, SelfRated)]
    said = []
    if graded:
        said.append(f"{sum(one.verdict == 'right' for one in graded)} of {len(graded)} right")
    if rated:
        ticked = sum(len(one.ticked) for one in rated)
        said.append(f"self-rated: {ticked} of {sum(one.points for one in rated)} points")
    return " · ".join(said)


def _place(see: str) -> str:
    """Return where to practise a concept; nothing where this copy has no such exercise."""
    exercise, _, concept = see.partition(".")
    return f" (exercise {exercise}, {concept})" if exercise in exercises() else ""


def filled(text: str, first: str, rest: str | None = None) -> list[str]:
    """Return lines that fit: prose is filled, a line that begins with a space is code and stays."""
    after, lines = first if rest is None else rest, list[str]()
    for line in text.strip("\n").replace(" %", "\N{NO-BREAK SPACE}%").splitlines():
        indent = after if lines else first
        if line.startswith(" "):
            lines.append(f"{indent}{line}")
        else:
            lines += paragraph(line, indent, after, whole_words=True) or [""]
    return lines
