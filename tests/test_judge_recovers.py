"""A judge whose process was killed takes another one, for what is graded and for what is only run."""

import psutil

from grader.hunting.catalogue import hunts
from grader.hunting.choosing import read_reference
from grader.hunting.symptom import shown_by
from grader.judging import learners_judge
from grader.places import Places


def test_a_symptom_is_shown_after_the_process_was_killed(places: Places) -> None:
    hunt, program = hunts()["softmax.no_max"], read_reference(places, "softmax")
    others = set(psutil.Process().children(recursive=True))
    with learners_judge(places) as judge:
        first = shown_by(judge, hunt, program, 1)
        for child in set(psutil.Process().children(recursive=True)) - others:
            child.kill()
        assert shown_by(judge, hunt, program, 1) == first
