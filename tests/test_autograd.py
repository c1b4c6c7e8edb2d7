"""Autograd agrees with torch on any graph, and its graders say what the lesson wants said."""

import math
import time
from typing import Any

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.checks.autograd_plan import doubled, random_graph
from grader.grading import Judge
from grader.key.variants import Solutions
from grader.places import Places, find_places
from grader.verdict import Graded
from grader.workspace import Found

FOLDER = (find_places().solutions or find_places().root) / "autograd"
PROGRAMS = {"reference": Solutions(FOLDER).reference, **Solutions(FOLDER).accepted()}
SIZES = st.sampled_from([-2.5, -1.25, -0.5, 0.375, 0.75, 1.5, 2.0])
WAYS = {
    "{x} + {y}": lambda x, y, n: x + y,
    "{x} * {y}": lambda x, y, n: x * y,
    "{x} - {y}": lambda x, y, n: x - y,
    "-{x}": lambda x, y, n: -x,
    "{x} + {n}": lambda x, y, n: x + n,
    "{n} * {x}": lambda x, y, n: n * x,
    "{n} - {x}": lambda x, y, n: n - x,
    "{x} ** 2": lambda x, y, n: x**2,
    "{x} ** 3": lambda x, y, n: x**3,
    "{x} ** -1": lambda x, y, n: 1 / x if abs(x) > 0.1 else math.inf,
    "{x} ** 0.5": lambda x, y, n: x**0.5 if x > 0.1 else math.inf,
    "{x}.exp()": lambda x, y, n: math.exp(x) if x < 3 else math.inf,
    "{x}.log()": lambda x, y, n: math.log(x) if x > 0.1 else math.inf,
    "{x}.relu()": lambda x, y, n: max(x, 0.0) if abs(x) > 1e-3 else math.inf,
}


@st.composite
def graphs(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A program that ends in y, and the names in it: any value may be used again, on paths of any length."""
    leaves = draw(st.lists(SIZES, min_size=1, max_size=3))
    numbers = {f"a{i}": number for i, number in enumerate(leaves)}
    lines = [f"{name} = Value({number})" for name, number in numbers.items()]
    for step in range(draw(st.integers(1, 12))):
        x, y = (draw(st.sampled_from(list(numbers))) for _ in range(2))
        way, n = draw(st.sampled_from(list(WAYS))), draw(SIZES)
        number = WAYS[way](numbers[x], numbers[y], n)
        if abs(number) < 100:
            lines.append(f"v{step} = {way.format(x=x, y=y, n=n)}")
            numbers[f"v{step}"] = number
    return "\n".join([*lines, f"y = {list(numbers)[-1]} + 0"]), list(numbers)


def run(program: str, value: Any) -> dict[str, Any]:
    names = {"Value": value}
    exec(f"{program}\ny.backward()", names)
    return names


def by_torch(program: str) -> dict[str, torch.Tensor]:
    names = run(program, lambda data: torch.tensor(data, dtype=torch.float64, requires_grad=True))
    return {name: value for name, value in names.items() if isinstance(value, torch.Tensor)}


def agree_with_torch(source: str, program: str, names: list[str]) -> None:
    defined: dict[str, Any] = {}
    exec(source, defined)
    ours, theirs = run(program, defined["Value"]), by_torch(program)
    precision = 2e-4 if "float32" in source else 1e-9
    for name in names:
        assert float(ours[name].data) == pytest.approx(theirs[name].item(), rel=precision, abs=precision)
        if theirs[name].is_leaf:
            gradient = 0.0 if theirs[name].grad is None else theirs[name].grad.item()
            assert float(ours[name].grad) == pytest.approx(gradient, rel=precision, abs=precision)


@settings(max_examples=2000, deadline=None, derandomize=True, database=None)
@given(graphs())
def test_the_reference_agrees_with_torch_on_any_graph(graph: tuple[str, list[str]]) -> None:
    agree_with_torch(PROGRAMS["reference"], *graph)


@pytest.mark.parametrize("name", [name for name in PROGRAMS if name != "float32"])
@settings(max_examples=100, deadline=None, derandomize=True, database=None)
@given(graph=graphs())
def test_so_does_every_accepted_answer(name: str, graph: tuple[str, list[str]]) -> None:
    agree_with_torch(PROGRAMS[name], *graph)


def test_graphs_for_fresh_probes_lose_no_gradient_in_a_difference() -> None:
    import numpy as np

    for seed in range(200):
        program = random_graph(np.random.default_rng(seed), 5)
        assert all(
            value.grad is None or value.grad > 0 for value in by_torch(program).values() if value.is_leaf
        )


@pytest.fixture
def graded(a_judge: Judge) -> Any:
    def grade(source: str) -> Graded:
        return a_judge.grade("it", [Found("autograd", source)])[1][0]

    return grade


def wrong(name: str) -> str:
    solutions = Solutions(FOLDER)
    return solutions.program(next(one for one in solutions.misconceptions if one.id == name))


def test_going_along_each_path_is_named_as_that_in_time_that_does_not_hang(graded: Any) -> None:
    graded(PROGRAMS["reference"])  # with the key built and a worker warm
    started = time.perf_counter()
    result = graded(wrong("once_for_each_path")).result
    assert time.perf_counter() - started < 30
    assert (result.headline, result.misconception.id) == (
        "autograd.linear_cost",
        "autograd.once_for_each_path",
    )
    assert doubled(200) in next(one for one in result.concepts if one.story).story


def test_a_right_answer_sets_each_gradient_a_few_times_whatever_the_size(graded: Any) -> None:
    values = {
        answer.name: answer.value for answer in graded(PROGRAMS["closures"]).evaluation.book.raw.values()
    }
    assert values[doubled(200)]["busiest"] < 4 * 201


def test_recursion_that_is_too_deep_for_python_is_told_and_costs_nothing(graded: Any) -> None:
    result = graded(PROGRAMS["reference"]).result
    assert result.status == "passed"
    assert any("RecursionError" in note for note in result.notes)
    assert not graded(PROGRAMS["without_recursion"]).result.notes


def test_an_answer_that_recurses_where_200_is_already_too_deep_does_not_run(graded: Any) -> None:
    deeper = PROGRAMS["reference"].replace(
        "visit(source)\n", "(lambda s: (lambda s: (lambda s: (lambda s: visit(s))(s))(s))(s))(source)\n"
    )
    result = graded(deeper).result
    assert result.headline == "autograd.runs"
    assert "RecursionError" in result.concepts[0].message


def test_a_class_that_is_not_there_is_called_one(graded: Any, places: Places) -> None:
    assert "not defined" in graded("class Number:\n    pass").result.concepts[0].message
    assert graded("Value = 3").result.concepts[0].message.startswith("Value is int, not a class")
