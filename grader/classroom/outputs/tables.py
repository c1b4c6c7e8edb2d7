"""The class as two tables: scores by student, and concepts by student.

`students.csv`: submission, the score of each exercise, total, max, status, and the name of the student's files.
What was not handed in counts 0. An exercise that could not be graded by a fault of ours is left empty: 0 would be a
verdict. `concepts.csv`: submission, then for each concept 1 (passed), 0 (failed), or nothing where nothing is known:
not checked, not begun, not handed in, an error of ours.

Both are UTF-8 with a byte order mark, for Excel takes other UTF-8 for the local code page and spoils names; pandas
and LibreOffice read either. A text that a spreadsheet would take for a formula is led by an apostrophe, and every
text is quoted: where Excel splits lines at semicolons, a name could otherwise bring a cell of its own.
"""

import csv
import io
from collections.abc import Iterable

from grader.classroom.outputs.asked import standing
from grader.classroom.outputs.names import file_name
from grader.curriculum.catalogue import exercises
from grader.findings.printable import printable
from grader.record import Record, total

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
MOST_CHARACTERS = 10_000
_OPENS_A_FORMULA = tuple("=+-@\t\r＝＋－＠")  # the wide ones: Excel in East Asian settings
_KNOWN = {"passed": 1, "failed": 0}
Cell = str | int | float


def students_header(asked: list[str]) -> bytes:
    """Return the first line of students.csv."""
    return _line(["submission", *asked, "total", "max", "status", "file"])


def students_row(record: Record) -> bytes:
    """Return a submission's line in students.csv."""
    scores: list[Cell] = ["" if one.status == "error" else one.score for one in record.exercises]
    name = record.submission
    return _line([_text(name), *scores, *total(record), standing(record), file_name(name)])


def concepts_header(asked: list[str]) -> bytes:
    """Return the first line of concepts.csv."""
    return _line(["submission", *_concepts(asked)])


def concepts_row(record: Record) -> bytes:
    """Return a submission's line in concepts.csv."""
    known = {
        one.concept: _KNOWN.get(one.status, "") for result in record.exercises for one in result.concepts
    }
    asked = _concepts(result.exercise for result in record.exercises)
    return _line([_text(record.submission), *(known.get(concept, "") for concept in asked)])


def _concepts(names: Iterable[str]) -> list[str]:
    return [concept.id for name in names for concept in exercises()[name].concepts]


def _text(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula, nor shows other than it is."""
    harmless = printable(text, MOST_CHARACTERS).replace("\n", "\\n")
    opens = text.startswith(_OPENS_A_FORMULA) or text.lstrip().startswith(_OPENS_A_FORMULA)
    return f"'{harmless}" if opens else harmless


def _line(cells: list[Cell]) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer, quoting=csv.QUOTE_NONNUMERIC).writerow(cells)
    return buffer.getvalue().encode("utf-8")
