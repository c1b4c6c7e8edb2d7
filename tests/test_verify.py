"""`grader verify` finds each fault of a reference and of right answers: one is planted, one sentence must tell it."""

import re

from tests.faulty_kit import ERRORS, Kit, a_worker, kit

__all__ = ["a_worker", "kit"]


def test_a_sound_exercise_has_no_flaw(kit: Kit) -> None:
    assert kit.told() == []


def test_a_reference_without_a_region(kit: Kit) -> None:
    kit.edit("reference.py", "### BEGIN SOLUTION", "# the solution")
    [sentence] = kit.told()
    assert sentence.startswith("solutions/mse/reference.py: It has no solution region")
    assert "Put each function's body between" in sentence


def test_a_region_that_does_not_close(kit: Kit) -> None:
    kit.edit("reference.py", "    ### END SOLUTION", "    ### END SOLUTION\n    ### END SOLUTION")
    [sentence] = kit.told()
    assert "does not close" in sentence


def test_a_stub_that_is_not_python(kit: Kit) -> None:
    kit.edit(
        "reference.py",
        "    ### BEGIN SOLUTION\n    errors = ",
        "    errors = (\n    ### BEGIN SOLUTION\n    ",
    )
    kit.edit("reference.py", ERRORS, f"{ERRORS}\n    )")
    assert any("The stub that is made of it is not Python" in sentence for sentence in kit.told())


def test_a_stub_that_lacks_a_function(kit: Kit) -> None:
    kit.edit("reference.py", "    ### BEGIN SOLUTION\n", "")
    kit.edit("reference.py", "def mse_loss", "### BEGIN SOLUTION\ndef mse_loss")
    [sentence] = kit.told()
    assert "no function mse_loss" in sentence and "mse_loss(predictions, targets)" in sentence


def test_a_stub_that_takes_other_parameters(kit: Kit) -> None:
    kit.edit("reference.py", "targets: np.ndarray)", "targets: np.ndarray, scale: float = 1.0)")
    [sentence] = kit.told()
    assert (
        "takes (predictions, targets, scale=1.0), but the curriculum says (predictions, targets)" in sentence
    )


def test_a_stub_that_is_written_already(kit: Kit) -> None:
    kit.edit("reference.py", "    ### END SOLUTION\n", "")
    kit.edit("reference.py", "    return float", "    ### END SOLUTION\n    return float")
    [sentence] = kit.told()
    assert "does not end in `raise NotImplementedError()`" in sentence


def test_a_stub_that_holds_a_solution_line(kit: Kit) -> None:
    kit.edit("reference.py", "There is no root", "    return float(total / count)\n\nThere is no root")
    assert any("still holds a solution line: `return float(total / count)`" in one for one in kit.told())


def test_a_stub_that_does_not_count_as_not_started(kit: Kit) -> None:
    kit.edit("reference.py", '"""Mean squared', '\ufeff"""Mean squared')
    assert any("does not count as not started" in sentence for sentence in kit.told())


def test_a_doctest_that_fails(kit: Kit) -> None:
    kit.edit("reference.py", "\n0.18\n", "\n0.19\n")
    [sentence] = kit.told()
    assert "The doctest `round(mse_loss(y_hat, y), 4)` gives 0.18, not 0.19." in sentence


def test_a_reference_without_a_doctest(kit: Kit) -> None:
    kit.edit("reference.py", ">>> ", "")
    [sentence] = kit.told()
    assert "hold no worked example" in sentence


def test_an_accepted_submission_that_fails(kit: Kit) -> None:
    kit.write("accepted/summed.py", "def mse_loss(p, t):\n    return float(((p - t) ** 2).sum())\n")
    [sentence] = kit.told()
    assert sentence.startswith("solutions/mse/accepted/summed.py: It is right, but fails mse.mean_reduction")
    assert re.search(r"mse_loss\(\[.* gives \S+ .*, expected \S+\.", sentence)


def test_an_accepted_submission_that_changes_its_inputs(kit: Kit) -> None:
    kit.write("accepted/in_place.py", "def mse_loss(p, t):\n    p -= t\n    return float((p ** 2).mean())\n")
    [sentence] = kit.told()
    assert "accepted/in_place.py: It is right, but fails mse.inputs_untouched" in sentence
    assert "predictions = [" in sentence and "after the call" in sentence


def test_an_accepted_submission_that_changes_its_inputs_on_a_fresh_call_only(kit: Kit) -> None:
    kit.write(
        "accepted/five.py",  # only a fresh call has five examples, the first of them not 2.25
        "def mse_loss(p, t):\n    loss = float(((p - t) ** 2).mean())\n"
        "    if len(p) == 5 and t[0] != 2.25:\n        p -= t\n    return loss\n",
    )
    [sentence] = kit.told()
    assert "accepted/five.py: It is right, but fails mse.inputs_untouched" in sentence


def test_a_reference_that_fails_a_concept(kit: Kit) -> None:
    kit.edit("reference.py", "errors = predictions - targets", "errors = predictions\n    errors -= targets")
    assert any("reference.py: It is right, but fails mse.inputs_untouched" in one for one in kit.told())


def test_a_reference_that_gives_no_answer(kit: Kit) -> None:
    kit.edit(
        "reference.py", "    errors = predictions", "    assert len(targets) != 7\n    errors = predictions"
    )
    [sentence] = kit.told()
    assert "It gives no answer to the call 'seven examples': AssertionError" in sentence


def test_a_reference_that_does_not_load(kit: Kit) -> None:
    kit.edit("reference.py", "import numpy as np", "import numpie as np")
    [sentence] = kit.told()
    assert "It does not load: ModuleNotFoundError: No module named 'numpie'." in sentence


def test_a_reference_that_answers_differently_each_time(kit: Kit) -> None:
    kit.edit(
        "reference.py",
        "count = errors.size",
        "count = errors.size + 1e-12 + np.random.default_rng().random() * (errors.size == 4)",
    )
    told = [sentence for sentence in kit.told() if "Run twice" in sentence]
    assert len(told) == 1 and "two different answers to the call 'four examples'" in told[0]


def test_too_few_accepted_submissions(kit: Kit) -> None:
    for path in sorted((kit.folder / "accepted").iterdir())[5:]:
        path.unlink()
    [sentence] = kit.told()
    assert "There are 5 accepted submissions, fewer than 6." in sentence
