"""The outputs of a graded cell: what its student sees of a verdict, the score for nbgrader, the result for us."""

from typing import Any

import click
import msgspec
from nbformat import NotebookNode

from grader.classroom.gradebook.nodes import node
from grader.notebook import in_points
from grader.record import ExerciseResult
from grader.report.hidden import without_inputs_of
from grader.report.html import result_html
from grader.report.terminal import exercise_text

RESULT = "application/vnd.grader-kit.result+json"


def outputs_of(result: ExerciseResult, points: float, hidden: bool) -> list[NotebookNode]:
    """Return a cell's outputs: the report and, where there is a verdict, the score as nbgrader reads it."""
    told = without_inputs_of(result) if hidden else result
    data = {
        "text/html": result_html(told),
        "text/plain": click.unstyle(exercise_text(told)).rstrip(),
        RESULT: msgspec.to_builtins(result),  # whole: the instructor's
    }
    outputs = [_output("display_data", data)]
    if result.status != "error":
        score = {"text/plain": repr(in_points(result, points))}
        outputs.append(_output("execute_result", score, execution_count=None))
    return outputs


def said(sentence: str) -> list[NotebookNode]:
    """Return outputs that say something and hold no score."""
    return [_output("display_data", {"text/plain": sentence})]


def result_in(cell: NotebookNode) -> ExerciseResult | None:
    """Return the result that `outputs_of` left in a cell, or None."""
    for output in cell.get("outputs", []):
        data: Any = output.get("data", {})
        if RESULT in data:
            return msgspec.convert(data[RESULT], ExerciseResult)
    return None


def has_score(cell: NotebookNode) -> bool:
    """Return whether `outputs_of` left a score in a cell."""
    return any(output.output_type == "execute_result" for output in cell.get("outputs", []))


def _output(kind: str, data: dict[str, Any], **more: object) -> NotebookNode:
    return node({"output_type": kind, "data": data, "metadata": {}, **more})
