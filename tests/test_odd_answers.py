"""Whatever one call gives, among right answers, the verdict is about it: never an error of ours."""

import random

import numpy as np
import pytest

from grader.checks.graders import grader_of
from grader.curriculum.catalogue import exercises
from grader.judging import keyring_of
from grader.places import Places
from grader.verdict import judged
from grader.worker.messages import Answer, Answers, Fault
from grader.worker.wire import Objects, Opaque

ODD = [
    None, True, 0.37, -1, float("nan"), float("inf"), "", "text", [], [0.37], [[], [1.0]], [None, "x"], {}, {"w": 1.0},
    np.array(2.0), np.zeros(0), np.zeros((0, 3)), np.array([True, False]), np.full((2, 3), np.inf), np.ones((2, 2, 2)),
    Opaque("a generator"), Objects([1.0, None]), [np.zeros(3), np.zeros(0), [True, False]],
]  # fmt: skip
FAILURES = [
    ("raised", Fault("ValueError", "x", 1)),
    ("timeout", Fault("OutOfTime")),
    ("died", Fault("Ended")),
]
TRIES = 250


@pytest.mark.parametrize("exercise", exercises())
def test_one_odd_answer_among_right_ones_is_judged(exercise: str, places: Places) -> None:
    key, chance = keyring_of(places).key(exercise), random.Random(7)
    calls = grader_of(exercise).calls(key.key.seed)
    right = {call.name: Answer(call.name, "ok", key.expected[call.name]) for call in calls}
    for _ in range(TRIES):
        call = chance.choice(calls)
        odd = Answer(call.name, "ok", _odd(chance, key.expected[call.name]))
        if chance.random() < 0.3:
            status, fault = chance.choice(FAILURES)
            odd = Answer(call.name, status, fault=fault)
        answers = Answers(exercise, "ok", answers=list((right | {call.name: odd}).values()))
        result = judged(exercise, answers, key).result
        assert result.status != "error", (odd, result.notes)


def _odd(chance: random.Random, expected: object) -> object:
    """Something odd in the place of an answer, or of a part of it."""
    if isinstance(expected, list) and expected and chance.random() < 0.7:
        place = chance.randrange(len(expected))
        return [_odd(chance, one) if number == place else one for number, one in enumerate(expected)]
    if isinstance(expected, dict) and chance.random() < 0.7:
        name = chance.choice(sorted(expected))
        return expected | {name: _odd(chance, expected[name])}
    return chance.choice(ODD)
