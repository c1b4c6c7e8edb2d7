"""A review as the learner reads it: what is due and why, an exercise to write again, when it all comes back."""

from collections import Counter
from datetime import date
from pathlib import Path

from click import style

from grader.history.days import day_of
from grader.history.events import WritingBegun
from grader.quiz.questions import Question
from grader.record import ExerciseResult
from grader.report.dates import in_days
from grader.report.quiz import filled
from grader.report.terminal import exercise_text
from grader.review.memory import Memory
from grader.review.subjects import title_of
from grader.review.ways import Item


def plan_text(items: list[Item], left_for_later: int) -> str:
    """Return what is to be done today."""
    counted = Counter(item.way for item in items)
    parts = [
        _counted(counted["question"], "question"),
        _counted(counted["hunt"], "bug", " to find"),
        _counted(counted["writing"], "exercise", " to write again"),
    ]
    *first, last = [part for part in parts if part]
    said = (
        f"To review: {', '.join(first)}{' and ' if first else ''}{last}. q stops; what was answered is kept."
    )
    more = f" {left_for_later} more can wait for another day." if left_for_later else ""
    return "\n".join(filled(said + more, " "))


def enough_text(done: int, left: int, *, more_on_request: bool) -> str:
    """Return that the day's share is done."""
    more = (
        f"`grader review --count {done + left}` takes more on"
        if more_on_request
        else "an exercise to write and a few bugs to find are enough for a day"
    )
    return f"That is enough for today: {done} reviewed. {left} more can wait; {more}."


def nothing_text(next_day: date | None, today: date, *, ever: bool) -> str:
    """Return that nothing is due, and when something will be."""
    if next_day is not None:
        return f"Nothing is due today. The next review is {in_days(next_day, today)}."
    if ever:
        return "Nothing is due today. What you write and answer comes back here, what slipped as soon as tomorrow."
    return "Nothing to review yet. It is fed by what you do: grade an exercise, or answer `grader quiz`."


def hunting_text(number: int, count: int) -> str:
    """Return what a bug hunt begins with in a review."""
    title = style(f" {number} of {count}", bold=True) + style("  find the bug", fg="cyan")
    return f"\n{title}"


def writing_text(work: WritingBegun, number: int, count: int) -> str:
    """Return what to write, and where."""
    file = style(f"{work.about}.py", fg="cyan")
    title = style(f" {number} of {count}", bold=True) + style("  write it again", fg="cyan")
    lines = filled(f"{work.exercise}, from the stub, without looking at what you wrote before:", "   ")
    after = (
        "It is graded here as often as you like. It stays open until it passes, or until you delete the file."
    )
    return "\n".join(["", title, "", *lines, "", f"     {file}", "", *filled(after, "   "), ""])


def verdict_text(result: ExerciseResult, work: WritingBegun) -> str:
    """Return the verdict on what was written; its way to a hint leads to this file."""
    if result.status == "missing":
        return f"   {work.about}.py is not there anymore. q leaves it at that."
    return exercise_text(result, Path(work.folder))


def closing_text(memories: list[Memory], today: date, questions: dict[str, Question]) -> str:
    """Return when each idea that was reviewed comes back."""
    lines = ["", style(" Reviewed", bold=True)]
    for memory in memories:
        mark = "✗" if memory.slips else "✓"
        lines += filled(
            f"{mark} {title_of(memory.subject, questions)}: {in_days(day_of(memory.due), today)}",
            "   ",
            "     ",
        )
    return "\n".join([*lines, ""])


def _counted(number: int, noun: str, after: str = "") -> str:
    if not number:
        return ""
    return f"{number} {noun}{'s' if number != 1 else ''}{after}"
