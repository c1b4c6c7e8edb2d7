"""The numbers of the quiz: fresh for every seed, and every result is recognised as what it is."""

import pytest

from grader.quiz.kinds.judged import NotUnderstood
from grader.quiz.kinds.number import PutNumber, number_in
from grader.quiz.numbers.registry import DRAWS
from grader.quiz.putting import judge, put
from grader.quiz.questions import Number
from grader.quiz.topics import by_key, topics

QUESTIONS = {key: one for key, one in by_key(topics()).items() if isinstance(one, Number)}
SEEDS = range(200)


def posed(key: str, seed: int) -> PutNumber:
    found = put(QUESTIONS[key], seed)
    assert isinstance(found, PutNumber)
    return found


def test_every_function_that_draws_is_asked_for_once() -> None:
    assert sorted(one.draws for one in QUESTIONS.values()) == sorted(DRAWS)


@pytest.mark.parametrize("key", QUESTIONS)
def test_every_result_is_recognised_as_what_it_is(key: str) -> None:
    for seed in SEEDS:
        question = posed(key, seed)
        tolerance = question.question.tolerance
        assert question.judged(repr(float(question.drawn.right))).verdict == "right"
        assert question.judged(repr(float(question.drawn.right) + 0.9 * tolerance)).verdict == "right"
        for name, value in question.drawn.wrong.items():
            judged = question.judged(repr(float(value)))
            assert (judged.verdict, judged.name) == ("wrong", name), (seed, value)
            assert judged.mistake is not None
            assert "{" not in judged.mistake.belief + judged.mistake.correction + judged.because


@pytest.mark.parametrize("key", QUESTIONS)
def test_the_result_as_it_is_printed_is_right(key: str) -> None:
    assert all(judge(found, found.right).verdict == "right" for found in (posed(key, seed) for seed in SEEDS))


@pytest.mark.parametrize("key", QUESTIONS)
def test_the_numbers_are_fresh_and_belong_to_their_seed(key: str) -> None:
    assert posed(key, 7).asks == posed(key, 7).asks
    assert len({posed(key, seed).asks for seed in range(30)}) >= 4


def test_a_number_that_no_mistake_gives_is_wrong_without_a_name() -> None:
    judged = posed("losses.mse", 1).judged("123456")
    assert (judged.verdict, judged.name, judged.mistake) == ("wrong", "", None)


@pytest.mark.parametrize(
    ("said", "value"), [("0.18", 0.18), (" -3 ", -3.0), ("−3", -3.0), ("2/3", 2 / 3), ("1e-3", 0.001)]
)
def test_numbers_are_read_as_people_write_them(said: str, value: float) -> None:
    assert number_in(said) == value


@pytest.mark.parametrize("said", ["", "about 3", "0,18", "1/0", "nan", "inf", "1/2/3", "\x00", "9" * 400])
def test_what_is_no_number_is_asked_for_again(said: str) -> None:
    with pytest.raises(NotUnderstood, match="number"):
        number_in(said)
