"""A hint, as the learner reads it: the rungs shown so far, the newest last."""

import textwrap
from itertools import groupby

from click import style

from grader.curriculum.catalogue import exercises
from grader.curriculum.hints import RUNGS

WIDTH = 78
NAMES = ["A question", "Worked by hand", "What to change"]


def hint_text(exercise: str, concept: str, rungs: list[str]) -> str:
    """Return the hints `rungs` of a concept, each under its name, and how to get the next."""
    title = f"{concept}: {exercises()[exercise].concept(concept).says}"
    lines = [line.replace(concept, style(concept, bold=True)) for line in textwrap.wrap(title, WIDTH)]
    for name, rung in zip(NAMES, rungs, strict=False):
        lines += ["", style(name, fg="cyan"), *_wrapped(rung.strip())]
    left = RUNGS - len(rungs)
    next_step = f"{left} more: grader hint {exercise}"
    if not left:
        next_step = f"That was the last hint. Still stuck: grader reveal {exercise} --show-me"
    return "\n".join([*lines, "", style(next_step, dim=True)])


def _wrapped(text: str) -> list[str]:
    """Return indented lines that fit. A paragraph with a line that is too long is filled anew; tables stay."""
    lines = []
    for indented, group in groupby(text.splitlines(), key=lambda line: line.startswith(" ")):
        paragraph = list(group)
        if not indented and max(map(len, paragraph)) + 2 > WIDTH:
            paragraph = [" ".join(line.strip() for line in paragraph)]
        for line in paragraph:
            indent = "  " + " " * (len(line) - len(line.lstrip()))
            lines += textwrap.wrap(line.strip(), WIDTH, initial_indent=indent, subsequent_indent=indent) or [
                ""
            ]
    return lines
