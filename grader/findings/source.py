"""Lines of code in a result: as they stand in the learner's file, whatever the learner's process said of them."""

import re

from msgspec import structs

from grader.findings.printable import printable
from grader.record import ConceptResult, ExerciseResult, SourceLine

LONGEST_LINE = 1000


def with_lines_of(result: ExerciseResult, source: str, numbers: tuple[int, ...] = ()) -> ExerciseResult:
    """Return a result whose lines are those of `source`; where that has no such line, without it.

    `numbers` has the number that the learner knows each line by, where that is another than in `source`.
    """
    if all(concept.line is None for concept in result.concepts):
        return result
    lines = re.split(r"\r\n?|\n", source)  # as Python counts lines, and no others
    concepts = [_known(_concept(concept, lines), numbers) for concept in result.concepts]
    return structs.replace(result, concepts=concepts)


def _known(concept: ConceptResult, numbers: tuple[int, ...]) -> ConceptResult:
    if concept.line is None or concept.line.number > len(numbers):
        return concept
    return structs.replace(
        concept, line=structs.replace(concept.line, number=numbers[concept.line.number - 1])
    )


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
