"""One submission as a file: its page, or what Gradescope and GitHub Classroom read."""

from collections.abc import Callable

import msgspec

from grader.record import Record
from grader.report import github_classroom, gradescope
from grader.report.page import page
from grader.report.plain_text import plain_report


def _page(record: Record) -> bytes:
    return page(record).encode()


def _gradescope(record: Record) -> bytes:
    tests = [gradescope.test_of(result, plain_report(result)) for result in record.exercises]
    return msgspec.json.encode(gradescope.results_of(record, tests)) + b"\n"


def _github_classroom(record: Record) -> bytes:
    tests = [github_classroom.test_of(result, plain_report(result)) for result in record.exercises]
    return msgspec.json.encode(github_classroom.results_of(record, tests)) + b"\n"


FORMATS: dict[str, Callable[[Record], bytes]] = {
    "html": _page,
    "gradescope": _gradescope,
    "github_classroom": _github_classroom,
}
