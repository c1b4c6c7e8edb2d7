"""A hint, as the learner reads it: the rungs shown so far, the newest last."""

import textwrap
from dataclasses import dataclass

from click import style

from grader.curriculum.catalogue import exercises
from grader.curriculum.figures import Figure, figures
from grader.curriculum.hints import RUNGS

WIDTH = 79
FULL_LINE = 86
SEEN = "See it"
DRAWN_OF_ANY = ("backprop",)  # of code that is wrong, too, beside numbers from the answer key
NAMES = ["A question", "Worked by hand", "What to change"]


@dataclass(frozen=True)
class Ways:
    """How the next hint is asked for, and the reference; "" where there is no reference here.

    `pictures` tells whether pictures can be drawn of what does not pass yet: by the reference.
    """

    hint: str
    reveal: str
    pictures: bool = False


def hint_text(exercise: str, concept: str, rungs: list[str], ways: Ways) -> str:
    """Return the hints `rungs` of a concept, each under its name, what shows it, and how to get the next."""
    title = f"{concept}: {exercises()[exercise].concept(concept).says}"
    lines = [line.replace(concept, style(concept, bold=True)) for line in textwrap.wrap(title, WIDTH)]
    for name, rung in zip(NAMES, rungs, strict=False):
        lines += ["", style(name, fg="cyan"), *_wrapped(rung.strip())]
    lines += _figure(figures().get(concept), ways)
    left = RUNGS - len(rungs)
    next_step = f"{left} more: {ways.hint}"
    if not left:
        next_step = "That was the last hint."
        next_step += f" Still stuck: {ways.reveal}" if ways.reveal else ""
    return "\n".join([*lines, "", style(next_step, dim=True)])


def _figure(figure: Figure | None, ways: Ways) -> list[str]:
    """Return where an idea can be seen, and what to look for; nothing where there is no such figure here."""
    if figure is None:
        return []
    picture = figure.picture if ways.pictures or figure.picture in DRAWN_OF_ANY else ""
    drawn = f"grader plot {picture}" if picture else ""
    if not figure.play:
        return ["", style(SEEN, fg="cyan"), f"  {drawn}", *_wrapped(figure.look)] if drawn else []
    lines = ["", style(SEEN, fg="cyan"), f"  grader play {figure.play}", *_wrapped(figure.look)]
    return [*lines, f"  As a picture: {drawn}"] if drawn else lines


def _wrapped(text: str) -> list[str]:
    """Return indented lines that fit: prose is filled anew, short and indented lines (code, tables) stay."""
    lines = []
    for line in _unbroken(text.splitlines()):
        indent = "  " + " " * (len(line) - len(line.lstrip()))
        lines += textwrap.wrap(line.strip(), WIDTH, initial_indent=indent, subsequent_indent=indent) or [""]
    return lines


def _unbroken(lines: list[str]) -> list[str]:
    """Return lines with those joined that were broken in the middle of a sentence; steps keep lines of their own."""
    joined: list[str] = []
    unfinished = False
    for line in lines:
        if unfinished and line and not line.startswith(" "):
            joined[-1] += f" {line}"
        else:
            joined.append(line)
        full = len(line) >= FULL_LINE and not line.endswith((".", ":", "?"))
        unfinished = not line.startswith(" ") and (full or line.endswith(","))
    return joined
