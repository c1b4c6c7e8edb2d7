"""Hidden grading: of a record, what a student may read who must not learn the inputs.

Everything that comes out of a student's process is theirs to choose: prints, messages, names of classes, shapes,
the line that raises, the time that it takes. So nothing is cleaned here. What stays are the verdicts, the sentences
that authors wrote, and a line of their own file, once an exercise, near its top: no more than some bits.
"""

from msgspec import structs

from grader.checks.graders import grader_of
from grader.findings.result import OBSERVED, PRINTED
from grader.record import ConceptResult, ExerciseResult, Record, SourceLine

OUR_FAULT = "This could not be graded, by a fault of the grader's own. It is not held against you."
HIDDEN = "Inputs and expected values are hidden in this grading."
LAST_LINE = 400  # with a longer file, which of its lines raises would tell too much


def without_inputs(record: Record) -> Record:
    """Return a record with concepts and sentences, and nothing that a hidden input or answer can be read from."""
    return structs.replace(
        record, seconds=0.0, exercises=[without_inputs_of(result) for result in record.exercises]
    )


def without_inputs_of(result: ExerciseResult) -> ExerciseResult:
    """Return one exercise's result in the same way."""
    if result.status == "error":
        return structs.replace(result, concepts=[], notes=[OUR_FAULT], seconds=0.0)
    notes = [note for note in result.notes if not note.startswith((PRINTED, OBSERVED))]
    return structs.replace(
        result,
        concepts=[_concept(result, concept) for concept in result.concepts],
        notes=[*notes, HIDDEN] if result.status == "failed" else notes,
        seconds=0.0,
    )


def _concept(result: ExerciseResult, concept: ConceptResult) -> ConceptResult:
    if concept.status == "not_checked":
        return ConceptResult(concept.concept, concept.status, because=concept.because)
    sentence = grader_of(result.exercise).checks[concept.concept].sentence
    if concept.status != "failed":
        return ConceptResult(concept.concept, concept.status, sentence)
    if concept.concept == f"{result.exercise}.runs":
        sentence = concept.without_values or sentence
    elif concept.without_values:
        sentence = f"{sentence} {concept.without_values}"
    line = _line(concept.line) if concept.concept == result.headline else None
    return ConceptResult(concept.concept, "failed", sentence, line=line, cause=concept.cause)


def _line(line: SourceLine | None) -> SourceLine | None:
    return SourceLine(line.number, line.text) if line is not None and line.number <= LAST_LINE else None
