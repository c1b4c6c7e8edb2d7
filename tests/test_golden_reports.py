"""What a learner reads is under test, word for word."""

from pathlib import Path

import pytest

from grader.grading import Judge
from grader.places import Places
from tests.golden_reports import golden_files, program_of, report_of


@pytest.mark.parametrize("golden", golden_files(), ids=lambda path: path.stem)
def test_the_report_is_the_golden_one(golden: Path, places: Places, a_judge: Judge) -> None:
    exercise, program = program_of(places, golden)
    assert report_of(a_judge, exercise, program) == golden.read_text("utf-8")


@pytest.mark.parametrize("golden", golden_files(), ids=lambda path: path.stem)
def test_the_report_fits_a_terminal(golden: Path) -> None:
    text = golden.read_text("utf-8")
    assert max(len(line) for line in text.splitlines()) <= 80
    assert "\x1b" not in text
