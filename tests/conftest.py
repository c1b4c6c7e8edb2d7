"""What all tests share: this kit's places, and one judge for each test process."""

from collections.abc import Iterator

import pytest

from grader.grading import Judge
from grader.judging import judge_for
from grader.places import Places, find_places


@pytest.fixture(scope="session")
def places() -> Places:
    return find_places()


@pytest.fixture(scope="session")
def a_judge(places: Places) -> Iterator[Judge]:
    with judge_for(places) as judge:
        yield judge
