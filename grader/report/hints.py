"""A hint, as the learner reads it: the rungs shown so far, the newest last."""

import textwrap

from rich.text import Text

from grader.curriculum.catalogue import exercises
from grader.curriculum.hints import RUNGS

WIDTH = 78
NAMES = ["A question", "Worked by hand", "What to change"]


def hint_text(exercise: str, concept: str, rungs: list[str]) -> Text:
    """Return the hints `rungs` of a concept, each under its name, and how to get the next."""
    says = exercises()[exercise].concept(concept).says
    text = Text.assemble((concept, "bold"), f": {says}\n")
    for name, rung in zip(NAMES, rungs, strict=False):
        text.append(f"\n{name}\n", style="cyan")
        text.append("\n".join(_wrapped(line) for line in rung.strip().splitlines()) + "\n")
    left = RUNGS - len(rungs)
    if left:
        text.append(f"\n{left} more: grader hint {exercise}", style="dim")
    else:
        text.append(f"\nThat was the last hint. Still stuck: grader reveal {exercise} --show-me", style="dim")
    return text


def _wrapped(line: str) -> str:
    """Return a line, indented, on as many lines as it needs; what it is indented by already stays."""
    indent = "  " + " " * (len(line) - len(line.lstrip()))
    return textwrap.fill(line.strip(), WIDTH, initial_indent=indent, subsequent_indent=indent)
