"""The report as HTML: what a terminal shows, in the same words and order, for pages and notebooks.

Plain text building, for it also runs beside a student's notebook. All that comes from a submission is escaped,
and what cannot be seen (control characters, changes of direction) is written out. No script, nothing fetched.
"""

from collections.abc import Callable
from functools import cache
from html import escape
from pathlib import Path

from grader.curriculum.catalogue import exercises
from grader.findings.printable import printable
from grader.record import ConceptResult, Counterexample, ExerciseResult, Record, SourceLine
from grader.report.wording import MARKS, WALLS, counted, tally, verdict, where_to_start

CardOf = Callable[[ExerciseResult], str]
MOST_CHARACTERS = 20_000  # of one value; `findings` keeps far below


def record_html(record: Record) -> str:
    """Return a whole record as one fragment that needs nothing else: a table, then a card for each failure."""
    return _with_style(record_body(record))


def result_html(result: ExerciseResult) -> str:
    """Return one exercise as a fragment that needs nothing else."""
    return _with_style(exercise_card(result))


def exercise_card(result: ExerciseResult) -> str:
    """Return an exercise's card: verdict, failed concepts, what passed, notes, the next step."""
    exercise = exercises()[result.exercise]
    failed = [concept for concept in result.concepts if concept.status == "failed"]
    title = f"{exercise.number} {result.exercise} {_verdict(result)}"
    parts = [f'<h2 id="{result.exercise}">{title}</h2>', *map(_concept, failed)]
    if failed:
        parts += [f'<p class="quiet">{_text(phrase)}</p>' for phrase in tally(result)]
    parts += [f'<p class="note">note: {_text(note)}</p>' for note in result.notes]
    if failed:
        parts.append(f"<p>next: <code>grader hint {result.exercise}</code></p>")
    return _element("article", result.status, parts, f' aria-labelledby="{result.exercise}"')


def record_body(record: Record, card_of: CardOf = exercise_card) -> str:
    """Return a record without the style sheet, for a page that holds it already."""
    table = [_table(record)] if len(record.exercises) > 1 else []
    told = [result for result in record.exercises if not table or _has_more(result)]
    return "\n".join([*table, *map(card_of, told), _closing(record)])


@cache
def style_sheet() -> str:
    """Return the style of a report, for a page's head."""
    return Path(__file__).with_name("report.css").read_text("utf-8")


def _with_style(body: str) -> str:
    return f'<div class="grader-report" lang="en">\n<style>{style_sheet()}</style>\n{body}\n</div>\n'


def _table(record: Record) -> str:
    head = _row([("th", "Exercise"), ("th", "Verdict"), ("th", "Concepts")], scope="col")
    rows = [
        _row([("th", _linked(result)), ("td", _verdict(result)), ("td", _score(result))], scope="row")
        for result in record.exercises
    ]
    return "\n".join(["<table>", f"<thead>{head}</thead>", "<tbody>", *rows, "</tbody>", "</table>"])


def _row(cells: list[tuple[str, str]], scope: str) -> str:
    marked = [
        f'<th scope="{scope}">{text}</th>' if tag == "th" else f"<td>{text}</td>" for tag, text in cells
    ]
    return f"<tr>{''.join(marked)}</tr>"


def _score(result: ExerciseResult) -> str:
    return f"{result.score:g} of {result.max_score:g}"


def _linked(result: ExerciseResult) -> str:
    number = exercises()[result.exercise].number
    name = f"{number} {result.exercise}"
    return f'<a href="#{result.exercise}">{name}</a>' if _has_more(result) else name


def _has_more(result: ExerciseResult) -> bool:
    return result.status == "failed" or bool(result.notes)


def _verdict(result: ExerciseResult) -> str:
    """Return mark and words; the mark is for the eye alone, the words say all."""
    words = _text(f"failed: {verdict(result)}" if result.status == "failed" else verdict(result))
    mark = f'<span aria-hidden="true">{MARKS[result.status]}</span>'
    return f'<span class="verdict {result.status}">{mark} {words}</span>'


def _concept(concept: ConceptResult) -> str:
    parts = [f"<h3><code>{_text(concept.concept)}</code> — {_text(concept.message)}</h3>"]
    if concept.line is not None:
        parts.append(_source(concept.line))
    if concept.counterexample is not None:
        parts.append(_example(concept.counterexample))
    if concept.story:
        parts.append(_block(concept.story))
    if concept.cause:
        parts.append(f'<p class="cause">{_text(concept.cause)}</p>')
    return _element("section", "concept", parts)


def _example(example: Counterexample) -> str:
    remark = f'<p class="remark">{_text(example.remark)}</p>' if example.remark else ""
    return "\n".join(
        [
            _block(example.call),
            "<dl>",
            f"<dt>yours</dt><dd>{_block(example.yours)}{remark}</dd>",
            f"<dt>expected</dt><dd>{_block(example.expected)}</dd>",
            "</dl>",
        ]
    )


def _source(line: SourceLine) -> str:
    """Return a line of the student's own, with a pointer to the column where one is known."""
    code = line.text.strip()
    pointer = ""
    if line.column is not None:
        indent = len(line.text) - len(line.text.lstrip())
        pointer = "\n" + " " * max(0, min(line.column - 1 - indent, len(code))) + "^"
    return f"<p>line {line.number}:</p>\n{_block(code + pointer)}"


def _block(text: str) -> str:
    """Return preformatted text. Rows of numbers keep their columns; one long line may be broken."""
    kind = "rows" if "\n" in text else "line"
    return f'<pre class="{kind}">{_text(text)}</pre>'


def _closing(record: Record) -> str:
    walls = WALLS.get(record.isolation)
    lines = [f'<p class="quiet">{counted(record)}{f" · {walls}" if walls else ""}</p>']
    first = where_to_start(record)
    if first is not None:
        file = f"<code>exercises/{first}.py</code>"
        lines.append(f"<p>Start with {file}: read its first lines, write the body, and grade again.</p>")
    return "\n".join(lines)


def _element(name: str, kind: str, parts: list[str], attributes: str = "") -> str:
    return "\n".join([f'<{name} class="{kind}"{attributes}>', *parts, f"</{name}>"])


def _text(text: str) -> str:
    return escape(printable(text, MOST_CHARACTERS))
