"""What counts as an answer that does not look at its inputs."""

import pytest

from grader.checks.blindness import blind_functions
from grader.checks.claims import AnswerBook
from grader.checks.graders import grader_of
from grader.checks.plan import call, program
from grader.worker.messages import Answer

INFINITE = float("inf")


def blind(calls: list, yours: list, right: list, exercise: str = "schedule") -> set[str]:
    names = [one.name for one in calls]
    raw = {name: Answer(name, "ok", value) for name, value in zip(names, yours, strict=True)}
    book = AnswerBook(dict(zip(names, yours, strict=True)), raw, dict(zip(names, right, strict=True)))
    return blind_functions(grader_of(exercise), calls, book)


@pytest.mark.parametrize(
    ("yours", "blindly"), [([1.0, 2.0, 5.0], False), ([2.0, 2.0, 2.0], True), ([1.0, 2.0, INFINITE], False)]
)
def test_where_the_right_answers_run_off_to_infinity_one_that_moves_still_looks(
    yours: list[float], blindly: bool
) -> None:
    calls = [call("f", number, name=f"call {number}", about="f.value") for number in range(3)]
    assert blind(calls, yours, [1.5, 3.0, INFINITE]) == ({"f"} if blindly else set())


def test_how_much_work_a_program_was_is_no_sign_that_it_looks() -> None:
    ended = {"a.grad": 0.0, "finished": True, "gradient_writes": 0.0}
    metered = program(
        "Value",
        "x = 1",
        ["a.grad"],
        name="metered",
        most=9,
        blames="autograd.linear_cost",
        sizes={"values": 3},
    )
    graphs = [
        program("Value", f"y = {n}", ["y.grad"], name=str(n), about="autograd.accumulation") for n in (1, 2)
    ]
    yours = [ended | {"busiest": 7.0}, {"y.grad": 0.0}, {"y.grad": 0.0}]
    right = [ended | {"busiest": 3.0, "a.grad": 4.0}, {"y.grad": 1.0}, {"y.grad": 2.0}]
    assert blind([metered, *graphs], yours, right, "autograd") == {"Value"}
