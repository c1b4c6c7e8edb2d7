"""A gradient check that passed is its learner's tool: `grader grade backprop` shows what it says."""

from collections.abc import Callable
from pathlib import Path

import pytest

from grader.commands.grade import _graded
from grader.grading import Judge
from grader.key.variants import Solutions
from grader.own_gradient import with_own_gradient
from grader.places import find_places
from grader.record import Record
from grader.workspace import find

ROOT = find_places().solutions or find_places().root
CHECK, NETWORK = Solutions(ROOT / "gradient_check"), Solutions(ROOT / "backprop")
Shown = Callable[..., Record]
# Right as long as it is graded; afterwards, asked about a layer's weights, it does something else.
TURNS = """
def numerical_gradient(f, x, eps=1e-5):
    if x.shape == (2, 2) and eps == 2**-7:
        {}
    return right(f, x, eps)
"""
OTHERWISE = ["raise SystemExit", "return 'W1'", "return x[0]", "return [f] * 4", "__import__('os')._exit(0)"]


def wrong(solutions: Solutions, name: str) -> str:
    return solutions.program(next(one for one in solutions.misconceptions if one.id == name))


@pytest.fixture
def shown(a_judge: Judge, tmp_path: Path) -> Shown:
    def shown(network: str, check: str | None) -> Record:
        (tmp_path / "backprop.py").write_text(network)
        if check is not None:
            (tmp_path / "gradient_check.py").write_text(check)
        record, _ = a_judge.grade("it", find(tmp_path, ["backprop"]))
        return with_own_gradient(record, a_judge, tmp_path)

    return shown


def notes(record: Record) -> str:
    return " ".join(record.exercises[0].notes)


@pytest.mark.parametrize("check", [CHECK.reference, *CHECK.accepted().values()])
def test_a_right_check_points_to_the_gradient_that_is_wrong(shown: Shown, check: str) -> None:
    seen = notes(shown(wrong(NETWORK, "W1_transposed"), check))
    assert "agrees with your backward on W2, b2, b1. On W1 it gives [[" in seen


def test_where_the_gradients_are_scaled_all_differ(shown: Shown) -> None:
    seen = notes(shown(wrong(NETWORK, "divided_by_N_again"), CHECK.reference))
    assert "agrees with your backward on none." in seen
    assert all(f" On {name} it gives" in seen for name in ("W2", "W1", "b2", "b1"))


@pytest.mark.parametrize("check", [None, wrong(CHECK, "forward_difference"), "", "x = ("])
def test_a_check_that_is_not_right_says_nothing(shown: Shown, check: str | None) -> None:
    assert "numerical_gradient" not in notes(shown(wrong(NETWORK, "W1_transposed"), check))


@pytest.mark.parametrize("network", [NETWORK.reference, wrong(NETWORK, "no_relu"), "x = ("])
def test_it_is_asked_only_where_the_way_back_is_wrong(shown: Shown, network: str) -> None:
    assert "numerical_gradient" not in notes(shown(network, CHECK.reference))


@pytest.mark.parametrize("otherwise", OTHERWISE)
def test_a_check_that_turns_is_not_heard_and_changes_no_verdict(shown: Shown, otherwise: str) -> None:
    check = CHECK.reference.replace("def numerical_gradient(", "def right(") + TURNS.format(otherwise)
    record = shown(wrong(NETWORK, "W1_transposed"), check)
    assert record.exercises[0].headline == "backprop.hidden_layer"
    assert "numerical_gradient" not in notes(record)


def test_names_of_one_file_are_not_those_of_the_other(shown: Shown) -> None:
    check = CHECK.reference + "\nforward = backward = np = None\n"
    check = check.replace("    ### BEGIN SOLUTION", "    import numpy as np", 1)
    network = wrong(NETWORK, "W1_transposed") + "\nnumerical_gradient = None\n"
    assert "On W1 it gives" in notes(shown(network, check))


def test_the_command_prints_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "backprop.py").write_text(wrong(NETWORK, "W1_transposed"))
    (tmp_path / "gradient_check.py").write_text(CHECK.reference)
    places = find_places()
    assert _graded(places, tmp_path, find(tmp_path, ["backprop"]), None, None, {}) == 1
    assert "your own numerical_gradient" in " ".join(capsys.readouterr().out.split())
