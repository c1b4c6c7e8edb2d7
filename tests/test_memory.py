"""A judge that grades thousands of submissions needs no more memory for the last than for the first."""

import psutil

from grader.grading import Judge
from grader.workspace import Found

LARGE_ANSWERS = """
import numpy as np
calls = {number}
def softmax(z):
    global calls
    calls += 1
    return np.full((4, 25_000), calls % 120, dtype=np.int8)
"""


def test_large_answers_are_not_kept(a_judge: Judge) -> None:
    """Given submissions that each return three megabytes of their own."""
    memory = []
    for number in range(18):
        a_judge.grade(str(number), [Found("softmax", LARGE_ANSWERS.format(number=number))])
        memory.append(psutil.Process().memory_info().rss)
    assert memory[-1] - memory[5] < 10 * 2**20
