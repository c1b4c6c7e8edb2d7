"""The report that a learner reads. Colour helps; nothing rests on it.

Everything here is text with terminal styles; who prints it takes the styles out where they do not belong.
"""

import textwrap
from pathlib import Path

from click import style

from grader.curriculum.catalogue import exercises
from grader.record import ConceptResult, Counterexample, ExerciseResult, Record, SourceLine
from grader.report.fitting import WIDTH, paragraph
from grader.report.wording import MARKS, WALLS, counted, tally, verdict, way_to, where_to_start

COLOURS = {"passed": "green", "failed": "red", "error": "yellow"}


def record_text(record: Record, elsewhere: Path | None = None) -> str:
    """Return a whole record: one line an exercise, a card below each that failed, what to do next.

    `elsewhere` is the folder where the exercises lie, if these are not the kit's own.
    """
    cards = "\n".join(exercise_text(result, elsewhere) for result in record.exercises)
    return f"{cards.rstrip()}\n{closing(record, elsewhere)}"


def exercise_text(result: ExerciseResult, elsewhere: Path | None = None) -> str:
    """Return one exercise: its line, and its card below it."""
    return "\n".join([summary_line(result), *exercise_card(result, elsewhere)])


def summary_line(result: ExerciseResult) -> str:
    """Return an exercise's one line: number, name, mark, and the headline where there is one."""
    exercise = exercises()[result.exercise]
    marked = f"{MARKS[result.status]} {verdict(result)}"
    colour = COLOURS.get(result.status)
    return f"{exercise.number:2} {result.exercise:<15} {style(marked, fg=colour, dim=colour is None)}"


def exercise_card(result: ExerciseResult, elsewhere: Path | None = None) -> list[str]:
    """Return the lines below an exercise's own, the way on last; none where there is nothing to say."""
    lines = card_without_way_on(result)
    if any(concept.status == "failed" for concept in result.concepts):
        lines += ["   next: " + style(way_to("hint", result.exercise, elsewhere), fg="cyan"), ""]
    return lines


def card_without_way_on(result: ExerciseResult) -> list[str]:
    """Return what is wrong with an exercise, for where the way on is shown already."""
    lines = []
    failed = [concept for concept in result.concepts if concept.status == "failed"]
    for concept in failed:
        lines += ["", *concept_card(concept)]
        lines += [style(line, bold=True) for line in paragraph(concept.cause, "   ")]
    if failed:
        lines += [style(line, dim=True) for line in _tally(result)]
    for note in result.notes:
        lines += paragraph(f"note: {note}", "   ")
    return lines


def concept_card(concept: ConceptResult) -> list[str]:
    """Return a failed concept: its line, the learner's own line of code, the counterexample, the story."""
    title = f"   {concept.concept} — "
    first, *others = paragraph(concept.message, title, "     ") or [title]
    lines = [first.replace(concept.concept, style(concept.concept, fg="red", bold=True), 1), *others]
    if concept.line is not None:
        lines += _source(concept.line)
    if concept.counterexample is not None:
        lines += _example(concept.counterexample)
    return [*lines, *(f"     {line}" for line in concept.story.splitlines())]


def closing(record: Record, elsewhere: Path | None = None) -> str:
    """Return the last lines: how many passed, how long it took, behind which walls, where to start."""
    walls = WALLS.get(record.isolation)
    text = f"\n{counted(record)}" + (style(f" · {walls}", dim=True) if walls else "")
    first = where_to_start(record)
    if first is None:
        return text
    file = style(f"{elsewhere or 'exercises'}/{first}.py", fg="cyan")
    begin = "Go on" if any(result.status == "passed" for result in record.exercises) else "Start"
    return f"{text}\n{begin} with {file}: read its first lines, write the body, and grade again."


def _example(example: Counterexample) -> list[str]:
    lines = [f"     {line}" for line in example.call.splitlines()]
    return [
        *lines,
        *_labelled("yours", example.yours, example.remark),
        *_labelled("expected", example.expected, ""),
    ]


def _labelled(label: str, value: str, remark: str) -> list[str]:
    room = 63  # what 80 columns leave beside the label
    first, *others = [part for line in value.splitlines() for part in _fitting(line, room)] or [""]
    lines = [f"       {label:<9} {first}", *(f"       {'':<9} {other}" for other in others)]
    if remark and not others and len(lines[0]) + len(remark) + 3 <= WIDTH:
        lines[0] += f"   {remark}"
    elif remark:
        lines.append(f"       {'':<9} ({remark})")
    return lines


def _fitting(line: str, room: int) -> list[str]:
    """Return a line on as many lines as it needs; one that fits stays as it is."""
    return [line] if len(line) <= room else textwrap.wrap(line, room, subsequent_indent="  ")


def _source(line: SourceLine) -> list[str]:
    label = f"     line {line.number}: "
    code, column = _part_that_fits(line, WIDTH - len(label))
    pointer = [" " * (len(label) + column) + style("^", fg="red")] if column is not None else []
    return [label + code, *pointer]


def _part_that_fits(line: SourceLine, room: int) -> tuple[str, int | None]:
    """Return a line, or what of it is around the column that is pointed at, and where in it that column is."""
    code = line.text.strip()
    column = None
    if line.column is not None:
        column = max(0, line.column - 1 - (len(line.text) - len(line.text.lstrip())))
    start = max(0, (column or 0) - room // 2) if len(code) > room else 0
    part = code[start : start + room]
    return part, column - start if column is not None and column - start <= len(part) else None


def _tally(result: ExerciseResult) -> list[str]:
    """Return what passed and what was not checked, on one line where it fits."""
    said = tally(result)
    joined = "     ".join(said)
    if said and len(joined) + 3 <= WIDTH:
        return [f"   {joined}"]
    return [line for one in said for line in paragraph(one, "   ")]
