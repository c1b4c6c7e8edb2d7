"""Where a learner stands, as text for a terminal: signs and words say it, colour only helps."""

from click import style

from grader.curriculum.catalogue import exercises
from grader.history.days import Practice, day_of
from grader.quiz.questions import Question
from grader.report.dates import duration, on_day
from grader.report.fitting import WIDTH
from grader.report.quiz import filled
from grader.review.standing import Standing, State
from grader.review.subjects import concepts_of, question_in, title_of
from grader.review.trials import Outcome, Place

SIGNS: dict[State, str] = {"holds": "✓", "fades": "~", "slips": "✗"}
COLOURS: dict[State, str] = {"holds": "green", "fades": "yellow", "slips": "red"}
NOT_YET = "·"
LEGEND = " ✓ holds   ~ with help, or due again   ✗ slips   · not tried yet"
MOST = 8
_NAMES = 20
SAID: dict[Outcome, str] = {
    "first_try": "right at once",
    "later": "right after a mistake or a hint",
    "told": "right only after it had been shown",
    "missed": "missed",
}
ASKED: dict[Place, str] = {"program": "", "question": " in a question", "hunt": " in a hunt"}


def stats_text(found: Standing, questions: dict[str, Question]) -> str:
    """Return the whole page: the practice, the concepts by exercise, what slips, mistakes that came back."""
    if not found.practice.days:
        return "Nothing yet. Grade an exercise, or answer `grader quiz`: then this page shows what holds."
    parts = [
        [_practice_line(found.practice)],
        [style(LEGEND, dim=True), "", *_map(found)],
        _quiz(found),
        _slipping(found, questions),
        _mistakes(found),
        [_next_step(found)],
    ]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def _practice_line(practice: Practice) -> str:
    streak = f"{practice.streak} {_days(practice.streak)} in a row"
    best = f" (best {practice.best})" if practice.best > practice.streak else ""
    return style(f" {streak}{best} · {practice.days} {_days(practice.days)} in all · ", bold=True) + style(
        duration(practice.seconds), bold=True
    )


def _map(found: Standing) -> list[str]:
    """Return the exercises with their concepts, each with its sign, as many on a line as fit."""
    lines = []
    for exercise in exercises().values():
        words = [_signed(concept, found) for concept in concepts_of(exercise.name)]
        lines += _in_columns(f" {exercise.number:2} {exercise.name:<16}", words)
    return lines


def _signed(concept: str, found: Standing) -> tuple[str, State | None]:
    state = found.states.get(concept)
    return f"{SIGNS[state] if state else NOT_YET} {concept.partition('.')[2]}", state


def _in_columns(label: str, words: list[tuple[str, State | None]]) -> list[str]:
    lines, width = [label], len(label)
    for word, state in words:
        if width + len(word) > WIDTH:
            lines.append(" " * _NAMES)
            width = _NAMES
        shown = style(word, fg=COLOURS[state]) if state else style(word, dim=True)
        lines[-1] += f"{shown}  "
        width += len(word) + 2
    return [line.rstrip() for line in lines]


def _quiz(found: Standing) -> list[str]:
    """Return how many of the questions that belong to no exercise stand how."""
    alone = [state for subject, state in found.states.items() if question_in(subject) is not None]
    if not alone:
        return []
    counts = [f"{SIGNS[state]} {alone.count(state)}" for state in SIGNS if state in alone]
    return [f"    {'questions':<16}" + "  ".join(counts)]


def _slipping(found: Standing, questions: dict[str, Question]) -> list[str]:
    slipping = [found.memories[subject] for subject, state in found.states.items() if state == "slips"]
    if not slipping:
        return []
    slipping.sort(key=lambda memory: memory.last.at, reverse=True)
    lines = [style(" What slips", bold=True)]
    for memory in slipping[:MOST]:
        last = memory.last
        how = f"{SAID[last.outcome]}{ASKED[last.place]}, {on_day(day_of(last.at))}"
        lines += filled(f"{title_of(memory.subject, questions)}: {how}", "   ✗ ", "     ")
    more = len(slipping) - MOST
    return [*lines, f"     and {more} more"] if more > 0 else lines


def _mistakes(found: Standing) -> list[str]:
    if not found.mistakes:
        return []
    lines = [style(" Mistakes that came back", bold=True)]
    for name, days in found.mistakes[:MOST]:
        lines += filled(f"{name}, on {days} days", "   · ", "     ")
    return lines


def _next_step(found: Standing) -> str:
    if not found.due:
        return " Nothing is due for review."
    return f" {found.due} due for review: " + style("grader review", fg="cyan")


def _days(number: int) -> str:
    return "day" if number == 1 else "days"
