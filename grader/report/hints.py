"""A hint, as the learner reads it: the rungs shown so far, the newest last."""

import textwrap

from click import style

from grader.curriculum.catalogue import exercises
from grader.curriculum.hints import RUNGS

WIDTH = 78
NAMES = ["A question", "Worked by hand", "What to change"]


def hint_text(exercise: str, concept: str, rungs: list[str]) -> str:
    """Return the hints `rungs` of a concept, each under its name, and how to get the next."""
    lines = [f"{style(concept, bold=True)}: {exercises()[exercise].concept(concept).says}"]
    for name, rung in zip(NAMES, rungs, strict=False):
        lines += ["", style(name, fg="cyan"), *(_wrapped(line) for line in rung.strip().splitlines())]
    left = RUNGS - len(rungs)
    next_step = f"{left} more: grader hint {exercise}"
    if not left:
        next_step = f"That was the last hint. Still stuck: grader reveal {exercise} --show-me"
    return "\n".join([*lines, "", style(next_step, dim=True)])


def _wrapped(line: str) -> str:
    """Return a line, indented, on as many lines as it needs; what it is indented by already stays."""
    indent = "  " + " " * (len(line) - len(line.lstrip()))
    return textwrap.fill(line.strip(), WIDTH, initial_indent=indent, subsequent_indent=indent)
