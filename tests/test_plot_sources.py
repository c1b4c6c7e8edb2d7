"""Whose code a picture is drawn from: the learner's own where it passes, the reference's where not, and it says so."""

import builtins
from pathlib import Path

import numpy as np
import pytest

from grader.grading import Judge
from grader.judging import learners_judge
from grader.key.keyring import Keyring
from grader.key.seeds import keep_seed, seed_of
from grader.places import Places
from grader.plots.computing import compared
from grader.plots.credit import Credit
from grader.plots.pictures import pictures
from grader.plots.sources import LeftOut, Sources
from tests.plots import from_files, from_references, reference, wrong

ODD = {  # it passes, and does something else on what a picture asks
    "raises": "raise ValueError",
    "is no number": "return 'many'",
    "is not finite": "return float('nan')",
    "ends the process": "__import__('os')._exit(0)",
}


def write(folder: Path, **programs: str) -> None:
    for exercise, program in programs.items():
        (folder / f"{exercise}.py").write_text(program)


def test_own_code_that_passes_draws_and_is_named(places: Places, a_judge: Judge, tmp_path: Path) -> None:
    write(tmp_path, learning_rate=reference("learning_rate"), mse=reference("mse"))
    shown = from_files(places, a_judge, tmp_path, "learning_rates")
    assert shown.credit == Credit(("learning_rate", "mse"))
    assert shown.credit.sentence() == "Drawn by your own learning_rate and mse."


def test_the_numbers_are_those_of_the_own_code(places: Places, a_judge: Judge, tmp_path: Path) -> None:
    slightly = reference("schedule").replace("return final_lr + ", "return (1 + 4e-6) * final_lr + ")
    write(tmp_path, schedule=slightly)
    shown = from_files(places, a_judge, tmp_path, "schedule")
    right = from_references(places, a_judge, "schedule").numbers
    assert shown.credit.own == ("schedule",)
    assert shown.numbers.rates[-1] == pytest.approx(right.rates[-1] * (1 + 4e-6), rel=1e-9)


def test_where_it_does_not_pass_the_reference_stands_in_and_it_says_why(
    places: Places, a_judge: Judge, tmp_path: Path
) -> None:
    stub = a_judge.keyring.stub("update_rule")
    write(tmp_path, mse=reference("mse"), minibatches=wrong("minibatches", "one_short"), update_rule=stub)
    shown = from_files(places, a_judge, tmp_path, "batches")
    np.testing.assert_array_equal(
        shown.numbers.paths[2], from_references(places, a_judge, "batches").numbers.paths[2]
    )
    assert shown.credit.sentence() == (
        "Drawn by your own mse, and by the reference for minibatches (yours is not passing yet), "
        "mse_gradients (yours is not there) and update_rule (yours is not begun)."
    )


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
def test_own_code_that_passes_and_gives_no_numbers_is_replaced(
    places: Places, a_judge: Judge, tmp_path: Path, odd: str
) -> None:
    body = f"    if final_lr == 3e-5:\n        {odd}\n    ### BEGIN SOLUTION"
    write(tmp_path, schedule=reference("schedule").replace("    ### BEGIN SOLUTION", body))
    shown = from_files(places, a_judge, tmp_path, "schedule")
    assert "passing, but gives no numbers here" in shown.credit.sentence()
    with pytest.raises(LeftOut, match="Your code passes, but"):
        from_files(places, a_judge, tmp_path, "schedule", released=True)


def test_files_run_elsewhere_each_with_names_of_its_own(
    places: Places, a_judge: Judge, tmp_path: Path
) -> None:
    spoils = "import builtins\nbuiltins.spoiled = True\nmse_loss = mse_gradients = None\n"
    write(tmp_path, mse=reference("mse"), early_stopping=spoils + reference("early_stopping"))
    shown = from_files(places, a_judge, tmp_path, "early_stopping")
    assert shown.credit.own == ("mse", "early_stopping")
    assert not hasattr(builtins, "spoiled")


@pytest.mark.parametrize("name", [name for name in pictures() if name != "backprop"])
def test_without_solutions_own_code_draws_or_it_is_left_out(
    places: Places, a_judge: Judge, tmp_path: Path, name: str
) -> None:
    with pytest.raises(LeftOut, match=r"It is drawn from your own code: .* not there"):
        from_files(places, a_judge, tmp_path, name, released=True)
    uses = pictures()[name].uses
    write(tmp_path, **{exercise: reference(exercise) for exercise in uses})
    assert from_files(places, a_judge, tmp_path, name, released=True).credit == Credit(uses)


def test_a_wrong_backward_pass_is_shown_beside_the_right_numbers(
    places: Places, a_judge: Judge, tmp_path: Path
) -> None:
    write(tmp_path, backprop=_halved())
    for released in (False, True):
        shown = from_files(places, a_judge, tmp_path, "backprop", released=released)
        assert shown.numbers.wrong == ["W1"]
        W1 = shown.numbers.all[0]
        np.testing.assert_allclose(W1.yours, W1.right / 2)
        assert shown.credit.sentence() == "Drawn by your own backprop."


def _halved() -> str:
    return reference("backprop").replace('"W1": grad_W1', '"W1": grad_W1 / 2')


@pytest.mark.parametrize(
    ("given", "instead"),
    [
        ('"W1": grad_W1.T', "shape (3, 4)\nwhere (4, 3)\nis asked"),
        ('"other": 0', "is not there"),
        ('"W1": "$x^2$"', "no array"),
        ('"W1": [[1.0], 2.0]', "another shape"),
        ('"W1": np.zeros((1,) * 14)', "shape (1, 1, 1, 1, 1, 1,\nwhere (4, 3)\nis asked"),
    ],
)
def test_what_is_no_such_array_is_said_in_its_place(
    places: Places, a_judge: Judge, tmp_path: Path, given: str, instead: str
) -> None:
    write(tmp_path, backprop=reference("backprop").replace('"W1": grad_W1', given))
    W1 = from_files(places, a_judge, tmp_path, "backprop").numbers.all[0]
    assert (W1.yours, W1.instead) == (None, instead)
    assert not W1.agrees.any()


def test_a_backward_pass_that_raises_leaves_the_right_ones_alone(
    places: Places, a_judge: Judge, tmp_path: Path
) -> None:
    write(tmp_path, backprop=reference("backprop").replace('X = cache["X"]', "raise KeyError"))
    shown = from_files(places, a_judge, tmp_path, "backprop")
    assert not shown.numbers.begun
    assert "yours is not giving any gradients yet" in shown.credit.sentence()
    with pytest.raises(LeftOut, match="backprop is not giving any gradients yet"):
        from_files(places, a_judge, tmp_path, "backprop", released=True)


def test_a_private_key_is_not_shown(places: Places, quick_kit: Path, tmp_path: Path) -> None:
    keep_seed(tmp_path, seed_of("a secret of a class"))
    keyring = Keyring(tmp_path, quick_kit / "solutions", print)
    keyring.key("backprop")
    write(tmp_path, backprop=_halved())
    with learners_judge(places, keyring=keyring) as judge:
        sources = Sources(tmp_path, places.solutions, judge, ["backprop"])
        with pytest.raises(LeftOut, match="private key"):
            compared(sources, judge)
