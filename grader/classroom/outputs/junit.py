"""JUnit's XML for a class: a suite for each submission, a case for each concept."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from click import unstyle

from grader.curriculum.catalogue import exercises
from grader.findings.printable import printable, shown_name
from grader.record import ConceptResult, ExerciseResult, Record
from grader.report.terminal import concept_card
from grader.report.wording import short

MOST_CHARACTERS = 20_000
OPENING = '<?xml version="1.0" encoding="utf-8"?>\n<testsuites name="grader">\n'
CLOSING = "</testsuites>\n"
_KINDS = {"failed": "failures", "error": "errors", "not_checked": "skipped"}


@dataclass(frozen=True)
class Cases:
    """The cases of one exercise, as XML, and how many of them there are of each kind."""

    xml: str
    counts: Counter[str]


def cases_of(result: ExerciseResult) -> Cases:
    """Return one exercise's cases; where nothing ran, each concept is skipped and says why."""
    by_concept = {concept.concept: concept for concept in result.concepts}
    why = "our error" if result.status == "error" else result.status.replace("_", " ")
    lines, counts = [], Counter[str]()
    for concept in exercises()[result.exercise].concepts:
        outcome = by_concept.get(concept.id)
        counts["tests"] += 1
        if outcome is None or outcome.status != "passed":
            counts[_KINDS[outcome.status] if outcome else "skipped"] += 1
        opening = f"<testcase classname={_quoted(result.exercise)} name={_quoted(concept.name)}"
        inside = _inside(outcome, why)
        lines.append(f"{opening}>{inside}</testcase>" if inside else f"{opening}/>")
    return Cases("\n".join(lines), counts)


def suite(record: Record, cases: Iterable[Cases]) -> str:
    """Return a submission's suite."""
    total, xml = Counter[str](), []
    for one in cases:
        total.update(one.counts)
        xml.append(one.xml)
    numbers = " ".join(f'{kind}="{total[kind]}"' for kind in ("errors", "failures", "skipped", "tests"))
    opening = (
        f'<testsuite name={_quoted(shown_name(record.submission))} {numbers} time="{record.seconds:.3f}">'
    )
    return "\n".join([opening, *xml, "</testsuite>\n"])


def _inside(outcome: ConceptResult | None, why: str) -> str:
    if outcome is None:
        return f"<skipped message={_quoted(why)}/>"
    if outcome.status == "not_checked":
        why = f"not checked: rests on {short(outcome.because or '')}"
        return f"<skipped message={_quoted(why)}/>"
    if outcome.status == "error":
        return f"<error message={_quoted(outcome.message)}/>"
    if outcome.status == "failed":
        told = unstyle("\n".join([*concept_card(outcome), outcome.cause])).strip()
        message = _quoted(outcome.message)
        return f"<failure message={message}>{escape(printable(told, MOST_CHARACTERS))}</failure>"
    return ""


def _quoted(text: str) -> str:
    return quoteattr(printable(text, MOST_CHARACTERS))
