"""The report that a learner reads. Colour helps; nothing rests on it."""

from rich.console import Console, Group, RenderableType
from rich.text import Text

from grader.curriculum.catalogue import exercises
from grader.record import ConceptResult, Counterexample, ExerciseResult, Record, SourceLine

MARKS = {"passed": "✓", "failed": "✗", "not_started": "·", "missing": "·", "error": "!"}
STYLES = {"passed": "green", "failed": "red", "not_started": "dim", "missing": "dim", "error": "yellow"}
WIDTH = 78


def print_record(record: Record, console: Console) -> None:
    """Print a whole record: one line an exercise, a card below each that failed, what to do next."""
    for result in record.exercises:
        console.print(summary_line(result), soft_wrap=True)
        card = exercise_card(result)
        if card is not None:
            console.print(card, soft_wrap=True)
    console.print(closing(record), soft_wrap=True)


def summary_line(result: ExerciseResult) -> Text:
    """Return an exercise's one line: number, name, mark, and the headline where there is one."""
    exercise = exercises()[result.exercise]
    words = {
        "passed": "passed",
        "failed": (result.headline or "").partition(".")[2],
        "not_started": "not started",
        "missing": f"no file {result.exercise}.py",
        "error": "could not be graded",
    }
    text = Text(f"{exercise.number:2} {result.exercise:<15} ")
    text.append(f"{MARKS[result.status]} {words[result.status]}", style=STYLES[result.status])
    return text


def exercise_card(result: ExerciseResult) -> RenderableType | None:
    """Return what is said below an exercise's line, or None where there is nothing to say."""
    parts: list[RenderableType] = []
    failed = [concept for concept in result.concepts if concept.status == "failed"]
    for concept in failed:
        parts.append(Text())
        parts.append(concept_card(concept))
        if concept.concept == result.headline and result.misconception is not None:
            parts.append(_indented(result.misconception.says, style="bold"))
    if failed:
        parts.append(_tally(result))
    parts += [_indented(f"note: {note}") for note in result.notes]
    if failed:
        parts.append(Text.assemble("   next: ", (f"grader hint {result.exercise}", "cyan"), "\n"))
    return Group(*parts) if parts else None


def concept_card(concept: ConceptResult) -> RenderableType:
    """Return a failed concept: its line, the counterexample, the learner's own line of code."""
    title = Text.assemble("   ", (concept.concept, "bold red"), " — ")
    lines: list[RenderableType] = [title.append(_after(title.plain, concept.message, 5))]
    if concept.line is not None:
        lines.append(_source(concept))
    if concept.counterexample is not None:
        lines.append(_example(concept.counterexample))
    if concept.story:
        lines.append(Text("\n".join("     " + line for line in concept.story.splitlines())))
    return Group(*lines)


def closing(record: Record) -> Text:
    """Return the last line: how many passed, how long it took, behind which walls."""
    passed = sum(result.status == "passed" for result in record.exercises)
    text = Text(f"\n{passed} of {len(record.exercises)} passed in {record.seconds:.2f} s")
    if record.isolation == "sandbox":
        text.append(" · your code ran in the sandbox", style="dim")
    if record.isolation == "process":
        text.append(" · your code ran in a process of its own, without the sandbox", style="dim")
    first = next((result for result in record.exercises if result.status == "not_started"), None)
    if first is not None and not any(result.status == "failed" for result in record.exercises):
        text.append("\nStart with ").append(f"exercises/{first.exercise}.py", style="cyan").append(
            ": read its first lines, write the body, and grade again."
        )
    return text


def _example(example: Counterexample) -> Text:
    text = Text()
    for line in example.call.splitlines():
        text.append(f"     {line}\n")
    text.append(_labelled("yours", example.yours, example.remark))
    text.append("\n")
    text.append(_labelled("expected", example.expected, ""))
    return text


def _labelled(label: str, value: str, remark: str) -> Text:
    first, *others = value.splitlines() or [""]
    text = Text(f"       {label:<9} {first}")
    for other in others:
        text.append(f"\n       {'':<9} {other}")
    if remark:
        fits = not others and len(text.plain) + len(remark) + 3 <= WIDTH
        text.append(f"   {remark}" if fits else f"\n       {'':<9} ({remark})", style="italic")
    return text


def _source(concept: ConceptResult) -> Text:
    line: SourceLine | None = concept.line
    assert line is not None
    label = f"     line {line.number}: "
    code, column = _part_that_fits(line, WIDTH - len(label))
    text = Text(label + code)
    if column is not None:
        text.append("\n" + " " * (len(label) + column) + "^", style="red")
    return text


def _part_that_fits(line: SourceLine, room: int) -> tuple[str, int | None]:
    """Return a line, or what of it is around the column that is pointed at, and where in it that column is."""
    code = line.text.strip()
    column = None
    if line.column is not None:
        column = max(0, line.column - 1 - (len(line.text) - len(line.text.lstrip())))
    start = max(0, (column or 0) - room // 2) if len(code) > room else 0
    part = code[start : start + room]
    return part, column - start if column is not None and column - start <= len(part) else None


def _tally(result: ExerciseResult) -> Text:
    passed = [_name(one.concept) for one in result.concepts[1:] if one.status == "passed"]
    waiting: dict[str, list[str]] = {}
    for one in result.concepts:
        if one.status == "not_checked":
            waiting.setdefault(_name(one.because or ""), []).append(_name(one.concept))
    lines = []
    if passed:
        lines.append(f"passed: {' · '.join(passed)}")
    lines += [f"not checked: {' · '.join(names)} (rests on {why})" for why, names in waiting.items()]
    joined = "     ".join(lines)
    if len(joined) + 3 <= WIDTH:
        return Text(f"   {joined}", style="dim")
    return Text("\n".join(f"   {part}" for line in lines for part in _wrapped(line, 3)), style="dim")


def _name(concept: str) -> str:
    return concept.partition(".")[2]


def _indented(message: str, style: str = "") -> Text:
    return Text("\n".join(f"   {line}" for line in _wrapped(message, 3)), style=style)


def _after(title: str, message: str, indent: int) -> str:
    """Return a message that begins behind a title and goes on below it."""
    import textwrap

    wrapper = textwrap.TextWrapper(WIDTH, title, " " * indent, break_on_hyphens=False)
    return wrapper.fill(message)[len(title) :]


def _wrapped(message: str, indent: int) -> list[str]:
    import textwrap

    return textwrap.wrap(message, WIDTH - indent, break_on_hyphens=False) or [""]
