"""The verdict as a comment on a student's answer: short, and without any number that was tried."""

import textwrap

from grader.record import ConceptResult, ExerciseResult
from grader.report.hidden import HIDDEN, OUR_FAULT, without_inputs_of
from grader.report.wording import tally, verdict

_WIDTH = 76


def comment_text(result: ExerciseResult) -> str:
    """Return a verdict as text for the gradebook.

    nbgrader renders comments as Markdown, and shows them to graders as they are. An indented block is the one
    thing that reads the same in both, and in which nothing of a student's is markup.
    """
    told = without_inputs_of(result)
    if told.status == "error":
        return _block([f"{told.exercise}: {OUR_FAULT}", "Your instructor grades it by hand."])
    headline = "" if told.status == "failed" else f"{verdict(told)}, "
    lines = [f"{told.exercise}: {headline}{told.score:g} of {told.max_score:g} concepts"]
    lines += [_sentence(concept) for concept in told.concepts if concept.status == "failed"]
    lines += tally(told) if told.status == "failed" else []
    lines += [f"note: {note}" for note in told.notes if note != HIDDEN]
    return _block(lines)


def _sentence(concept: ConceptResult) -> str:
    return " ".join(filter(None, [f"{concept.concept} — {concept.message}", concept.cause]))


def _block(lines: list[str]) -> str:
    wrapped = (row for line in lines for row in textwrap.wrap(line, _WIDTH, break_on_hyphens=False))
    return "\n".join(f"    {row}" for row in wrapped)
