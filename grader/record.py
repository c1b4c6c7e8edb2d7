"""The result record: what `--json` prints, what `batch` writes a line of, and what every report is drawn from."""

import re
from typing import Literal

import msgspec

SCHEMA = 1
_HIDES = re.compile("[\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")
ExerciseStatus = Literal["passed", "failed", "not_started", "missing", "error"]
ConceptStatus = Literal["passed", "failed", "not_checked", "error"]


class Counterexample(msgspec.Struct, frozen=True, omit_defaults=True):
    """The call that shows it, what it gave and what is right; `remark` is a fact about what was given."""

    call: str
    yours: str
    expected: str
    remark: str = ""


class SourceLine(msgspec.Struct, frozen=True, omit_defaults=True):
    """A line of the learner's file, with the column of a syntax error."""

    number: int
    text: str
    column: int | None = None


class ConceptResult(msgspec.Struct, frozen=True, omit_defaults=True):
    """What became of one concept. `cause` says which proven mistake broke it, `story` tells more about it.

    `without_values` says why it does not run in words that hold nothing of the inputs (see `report.hidden`).
    """

    concept: str
    status: ConceptStatus
    message: str = ""
    counterexample: Counterexample | None = None
    line: SourceLine | None = None
    cause: str = ""
    story: str = ""
    because: str | None = None
    without_values: str = ""


class NamedMisconception(msgspec.Struct, frozen=True):
    """A mistake that was proven: the numbers are its numbers."""

    id: str
    says: str


class ExerciseResult(msgspec.Struct, frozen=True):
    """One exercise's verdict. `score` counts passed concepts, `runs` aside."""

    exercise: str
    status: ExerciseStatus
    score: float = 0.0
    max_score: float = 0.0
    headline: str | None = None
    misconception: NamedMisconception | None = None
    concepts: list[ConceptResult] = []
    notes: list[str] = []
    seconds: float = 0.0


class Record(msgspec.Struct, frozen=True):
    """One submission's verdicts. `isolation` is the level that held, empty where nothing had to run."""

    submission: str
    isolation: str
    seconds: float
    exercises: list[ExerciseResult]
    schema: int = SCHEMA


def to_json(record: Record) -> bytes:
    """Return the record as one line of JSON, `schema` first.

    Names that are no text are written as escapes, and so is what hides in a text or steers a terminal.
    """
    fields = {
        "schema": record.schema,
        "submission": record.submission.encode("utf-8", "backslashreplace").decode("utf-8"),
        "isolation": record.isolation,
        "seconds": record.seconds,
        "exercises": record.exercises,
    }
    line = msgspec.json.encode(fields)
    return line if line.isascii() else _HIDES.sub(_escaped, line.decode()).encode()


def _escaped(character: re.Match[str]) -> str:
    return f"\\u{ord(character[0]):04x}"


def total(record: Record) -> tuple[float, float]:
    """Return a record's score, and the most that can be had."""
    results = record.exercises
    return sum(one.score for one in results), sum(one.max_score for one in results)


def exit_code(results: list[ExerciseResult]) -> int:
    """Return what `grade` exits with: 0 all passed, 1 something did not, 3 an error of ours."""
    statuses = {result.status for result in results}
    if "error" in statuses:
        return 3
    return 0 if statuses <= {"passed"} else 1
