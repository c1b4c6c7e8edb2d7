"""`grader verify` finds each fault of hints, checks and calls: one is planted, one sentence must tell it."""

from dataclasses import replace

import pytest

from tests.faulty_kit import REDUCED, SQUARED, Kit, a_worker, kit

__all__ = ["a_worker", "kit"]


def test_a_concept_without_a_hint(kit: Kit) -> None:
    del kit.hints[SQUARED]
    [sentence] = kit.told()
    assert sentence.startswith("grader/curriculum/hints/mse.toml: There is no hint for mse.squared_error.")


def test_a_hint_for_no_concept(kit: Kit) -> None:
    kit.hints["mse.average"] = kit.hints[SQUARED]
    [sentence] = kit.told()
    assert "There is no concept mse.average in mse." in sentence


def test_an_empty_rung(kit: Kit) -> None:
    kit.change_hint(SQUARED, worked=" \n")
    [sentence] = kit.told()
    assert "mse.squared_error: The rung 'worked' is empty." in sentence


@pytest.mark.parametrize(
    "change",
    [
        "Square each error, then average all of them.",
        "So: square each error, then average all of them, as shown.",
        "Square every error, then average all of them, please.",
    ],
)
def test_two_rungs_that_say_the_same(kit: Kit, change: str) -> None:
    kit.change_hint(SQUARED, question="Square each error, then average all of them?", change=change)
    [sentence] = kit.told()
    assert "The rungs 'question' and 'change' say the same." in sentence


@pytest.mark.parametrize(
    "proof, expected",
    [
        (("mse_loss(np.array([3.0]), np.array([1.0]))", "5.0"), "gives 4.0, not 5.0"),
        (("rmse_loss(1)", "1.0"), "raises NameError: name 'rmse_loss' is not defined"),
    ],
)
def test_a_proof_that_does_not_hold(kit: Kit, proof: tuple[str, str], expected: str) -> None:
    kit.change_hint(SQUARED, proofs=[proof])
    [sentence] = kit.told()
    assert sentence.startswith("grader/curriculum/hints/mse.toml, mse.squared_error: The proof `")
    assert expected in sentence


def test_a_concept_without_a_check(kit: Kit) -> None:
    checks = {concept: check for concept, check in kit.grader.checks.items() if concept != REDUCED}
    kit.grader = replace(kit.grader, checks=checks)
    [sentence] = kit.told()
    assert sentence.startswith("grader/checks/test_mse.py: No check decides mse.mean_reduction")


def test_a_check_without_a_sentence(kit: Kit) -> None:
    kit.change_check(REDUCED, sentence="")
    [sentence] = kit.told()
    assert "The check of mse.mean_reduction has no docstring" in sentence


def test_a_check_that_rests_on_what_comes_later(kit: Kit) -> None:
    kit.change_check(SQUARED, needs=(REDUCED,))
    [sentence] = kit.told()
    assert "mse.squared_error needs mse.mean_reduction, which is no concept that comes before it" in sentence


@pytest.mark.parametrize(
    "fields, expected",
    [
        ({"about": "mse.average"}, "about names mse.average, which is no concept of mse"),
        ({"function": "rmse_loss"}, "It calls rmse_loss, which is no function of mse"),
        ({"name": "one example"}, "2 calls are named 'one example'"),
    ],
)
def test_a_call_that_names_what_is_not_there(kit: Kit, fields: dict[str, str], expected: str) -> None:
    kit.change_call(**fields)
    [sentence] = kit.told()
    assert expected in sentence
