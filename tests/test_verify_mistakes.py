"""`grader verify` finds each fault of a catalogue of mistakes: one is planted, one sentence must tell it."""

import re

import pytest

from tests.faulty_kit import MEAN, REDUCED, RUNS, SQUARED, SQUARES, Kit, a_worker, kit

__all__ = ["a_worker", "kit"]


def test_a_misconception_that_passes(kit: Kit) -> None:
    kit.add("no_mistake", SQUARED, (SQUARES, "errors * errors"))
    [sentence] = kit.told()
    assert sentence.startswith("solutions/mse/misconceptions.toml, no_mistake: It is wrong, but passes")


def test_a_misconception_with_another_headline(kit: Kit) -> None:
    kit.add("thirteenfold", SQUARED, (MEAN, f"13 * {MEAN}"))
    [sentence] = kit.told()
    assert "Its label is mse.squared_error, but its headline is mse.mean_reduction: mse_loss(" in sentence
    assert "gives" in sentence and "expected" in sentence


def test_a_misconception_that_cannot_be_named(kit: Kit) -> None:
    kit.write(
        "wrong/unloadable.py",
        "# concept: mse.runs\n# says: It stops.\n# change: Let it load.\nimport numpie\n",
    )
    [sentence] = kit.told()
    assert sentence.startswith("solutions/mse/wrong/unloadable.py: It is not named: what does not load")


def test_a_misconception_that_is_named_as_another(kit: Kit) -> None:
    kit.add("sizes", SQUARED, (SQUARES, "abs(errors)"), unnamed="it is said to be without numbers")
    [sentence] = kit.told()
    assert "sizes: It is named as another: absolute_error." in sentence


@pytest.mark.parametrize(
    "find, put, expected",
    [
        ("errors ** 3", "errors", "'errors ** 3' is found 0 times in reference.py, not once"),
        ("errors", "error", "'errors' is found 7 times in reference.py, not once"),
    ],
)
def test_an_edit_that_does_not_apply_once(kit: Kit, find: str, put: str, expected: str) -> None:
    count = (kit.folder / "reference.py").read_text("utf-8").count(find)
    kit.add("misplaced", SQUARED, (find, put))
    [sentence] = kit.told()
    assert expected.replace("7", str(count)) in sentence


def test_edits_that_overlap(kit: Kit) -> None:
    kit.add("twice", SQUARED, (SQUARES, "errors"), ("squared_errors = errors", "squared_errors = 2 * errors"))
    [sentence] = kit.told()
    assert "Two of its edits replace the same text" in sentence


def test_a_misconception_without_edits(kit: Kit) -> None:
    kit.add("nothing", SQUARED)
    [sentence] = kit.told()
    assert "It has no edits" in sentence


def test_a_misconception_that_says_nothing(kit: Kit) -> None:
    kit.add("silent", REDUCED, (MEAN, f"13 * {MEAN}"), says="")
    [sentence] = kit.told()
    assert "silent: Its 'says' is empty." in sentence


def test_a_label_that_is_no_concept(kit: Kit) -> None:
    kit.add("thirteenfold", "mse.average", (MEAN, f"13 * {MEAN}"))
    [sentence] = kit.told()
    assert "Its label 'mse.average' is no concept of mse. Label it with one of: mse.runs, mse.sq" in sentence


@pytest.mark.parametrize(
    "other, expected",
    [
        ("nobody", "names 'nobody', which is no other misconception"),
        ("absolute_error", "names 'absolute_error', but its numbers are others"),
    ],
)
def test_a_same_as_that_is_not_true(kit: Kit, other: str, expected: str) -> None:
    kit.add("thirteenfold", REDUCED, (MEAN, f"13 * {MEAN}"), same_as=other)
    assert any("thirteenfold" in sentence and expected in sentence for sentence in kit.told())


def test_a_same_as_that_names_one_without_a_name(kit: Kit) -> None:
    kit.add("thirteenfold", REDUCED, (MEAN, f"13 * {MEAN}"), unnamed="for a reason")
    kit.add("thirteen_times", REDUCED, (MEAN, f"{MEAN} * 13"), same_as="thirteenfold")
    [sentence] = kit.told()
    assert "names 'thirteenfold', which is itself never named" in sentence


def test_a_catalogue_that_cannot_be_read(kit: Kit) -> None:
    kit.add("absolute_error", SQUARED, (SQUARES, "abs(errors)"))
    [sentence] = kit.told()
    assert "The wrong answers cannot be read." in sentence and "'absolute_error' is there twice" in sentence


def test_two_misconceptions_with_the_same_numbers(kit: Kit) -> None:
    kit.add("sizes", SQUARED, (SQUARES, "abs(errors)"))
    [sentence] = kit.told()
    assert "absolute_error: It has the same numbers as sizes on every call" in sentence
    assert 'write same_as = "sizes"' in sentence


def test_two_misconceptions_without_a_clear_gap(kit: Kit) -> None:
    kit.add("thirteenfold", REDUCED, (MEAN, f"13 * {MEAN}"))
    kit.add("a_little_more", REDUCED, (MEAN, f"13.01 * {MEAN}"))
    [sentence] = kit.told()
    assert "thirteenfold: It is too close to a_little_more" in sentence
    assert "by more than 7.7e-04 of its scale, and a clear gap is 3e-03" in sentence


def test_a_misconception_close_to_the_reference(kit: Kit) -> None:
    kit.add("a_little_more", REDUCED, (MEAN, f"1.0005 * {MEAN}"))
    [sentence] = kit.told()
    assert "a_little_more: It is too close to the reference" in sentence


def test_a_concept_that_nothing_breaks(kit: Kit) -> None:
    kit.keep(lambda entry: f'concept = "{RUNS}"' not in entry)
    assert any("No misconception breaks mse.runs" in sentence for sentence in kit.told())


def test_too_few_misconceptions(kit: Kit) -> None:
    seen: dict[str, int] = {}

    def is_early(entry: str) -> bool:
        [concept] = re.findall(r'concept = "(.*)"', entry)
        seen[concept] = seen.get(concept, 0) + 1
        return "same_as" not in entry and seen[concept] <= 3

    kit.keep(is_early)
    [sentence] = kit.told()
    assert re.search(r"There are \d+ misconceptions, fewer than 15", sentence)
