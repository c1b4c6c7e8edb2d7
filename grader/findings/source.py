"""Lines of code in a result: as they stand in the learner's file, whatever the learner's process said of them."""

import re

from msgspec import structs

from grader.findings.printable import printable
from grader.record import ConceptResult, ExerciseResult, SourceLine

LONGEST_LINE = 1000


def with_lines_of(result: ExerciseResult, source: str) -> ExerciseResult:
    """Return a result whose lines are those of `source`; where that has no such line, without it."""
    if all(concept.line is None for concept in result.concepts):
        return result
    lines = re.split(r"\r\n?|\n", source)  # as Python counts lines, and no others
    return structs.replace(result, concepts=[_concept(concept, lines) for concept in result.concepts])


def _concept(concept: ConceptResult, lines: list[str]) -> ConceptResult:
    told = concept.line
    if told is None:
        return concept
    if not 1 <= told.number <= len(lines):
        return structs.replace(concept, line=None)
    text = printable(lines[told.number - 1][:LONGEST_LINE])
    if told.column is None:
        return structs.replace(concept, line=SourceLine(told.number, text.strip()))
    column = told.column if 1 <= told.column <= len(text) + 1 else None
    return structs.replace(concept, line=SourceLine(told.number, text, column))
