"""Bug hunts: each is proven to be what it says, and its symptom is there to be seen."""

import ast
import re
from collections import Counter
from dataclasses import dataclass

import pytest

from grader.curriculum.catalogue import exercises
from grader.grading import Judge
from grader.hunting.breaking import FIXED_SEED, Broken, broken, symptom_of
from grader.hunting.catalogue import Change, Hunt, hunts
from grader.hunting.choosing import read_reference
from grader.hunting.planting import planted, without_comments
from grader.hunting.symptom import NoSymptom, Symptom, shown_by, visible
from grader.key.variants import Solutions
from grader.places import Places
from grader.report.hunt import symptom_text

FRESH_SEEDS = (17, 404)
FEWEST = 15
KEYS = list(hunts())


@dataclass(frozen=True)
class Planted:
    """A hunt in the lesson's own program, with the fixed numbers."""

    hunt: Hunt
    right: str
    broken: Broken

    def symptom(self, judge: Judge, seed: int) -> Symptom:
        """Return what this program and the healthy one do with the numbers of `seed`."""
        found = symptom_of(judge, self.hunt, self.broken.source, self.right, seed)
        assert found is not None, "it does not run with these numbers"
        return found


def planted_in_the_reference(judge: Judge, places: Places, key: str) -> Planted:
    hunt = hunts()[key]
    right = read_reference(places, hunt.exercise)
    found = broken(judge, hunt, right, FIXED_SEED)
    assert found is not None, f"{key} cannot be planted in the reference, or its symptom is not visible"
    return Planted(hunt, right, found)


@pytest.fixture(scope="module", params=KEYS)
def a_hunt(request: pytest.FixtureRequest, a_judge: Judge, places: Places) -> Planted:
    """Each of the hunts, planted once for all that is asked of it."""
    return planted_in_the_reference(a_judge, places, request.param)


# --- what is written


def test_there_are_enough_over_all_exercises() -> None:
    assert len(hunts()) >= FEWEST
    assert {hunt.exercise for hunt in hunts().values()} == set(exercises())


def test_each_concept_that_is_hunted_can_be_asked_again_by_another_bug() -> None:
    bugs = Counter(hunt.concept for hunt in hunts().values())
    assert [concept for concept, count in bugs.items() if count == 1] == []


@pytest.mark.parametrize("key", KEYS)
def test_a_hunt_is_about_a_mistake_of_its_exercise(key: str, places: Places) -> None:
    hunt = hunts()[key]
    assert places.solutions is not None
    written = Solutions(places.solutions / hunt.exercise).misconceptions
    mistakes = {one.id: one.concept for one in written}
    assert mistakes[hunt.mistake] == hunt.concept
    concepts = {concept.id for exercise in exercises().values() for concept in exercise.concepts}
    assert hunt.concept in hunt.choices and set(hunt.choices) <= concepts
    assert 3 <= len(set(hunt.choices)) == len(hunt.choices) <= 6
    assert 0.05 <= hunt.margin <= 0.5, "a symptom that nobody sees, or one that is hardly ever there"


@pytest.mark.parametrize("key", KEYS)
def test_what_is_read_first_does_not_name_the_mistake(key: str) -> None:
    hunt = hunts()[key]
    said = f"{hunt.title} {hunt.story}".lower()
    assert hunt.mistake.replace("_", " ") not in said


# --- the symptom


def test_the_symptom_is_visible_with_the_fixed_numbers_and_with_fresh_ones(
    a_hunt: Planted, a_judge: Judge
) -> None:
    for symptom in (a_hunt.broken.symptom, *(a_hunt.symptom(a_judge, seed) for seed in FRESH_SEEDS)):
        healthy = Symptom(symptom.healthy, symptom.healthy)
        assert visible(a_hunt.hunt, symptom), "not visible with these numbers"
        assert symptom_text(a_hunt.hunt, symptom) != symptom_text(a_hunt.hunt, healthy)


def test_the_symptom_fits_into_80_columns(a_hunt: Planted) -> None:
    lines = symptom_text(a_hunt.hunt, a_hunt.broken.symptom).splitlines()
    assert all(len(line) <= 80 for line in lines)
    apart = [re.split(r" {1,}", line.strip()) for line in lines if re.match(r" {7}(this|a|number)", line)]
    assert all(len(part) <= 40 and part.count(".") <= 1 for parts in apart for part in parts)


def test_without_zero_grad_the_loss_goes_down_faster(a_judge: Judge, places: Places) -> None:
    headline = planted_in_the_reference(a_judge, places, "torch_loop.no_zero_grad")
    for seed in (FIXED_SEED, *FRESH_SEEDS):
        symptom = headline.symptom(a_judge, seed)
        wrong, healthy = symptom.broken["curve"], symptom.healthy["curve"]
        assert wrong[:2] == pytest.approx(healthy[:2])
        assert all(one < other for one, other in zip(wrong[2:], healthy[2:], strict=True))
        assert wrong[-1] < 0.2 * healthy[-1]


def test_a_healthy_program_has_no_symptom(a_judge: Judge, places: Places) -> None:
    hunt = hunts()["softmax.no_max"]
    shown = shown_by(a_judge, hunt, read_reference(places, "softmax"), 1)
    assert not visible(hunt, Symptom(shown, shown))


@pytest.mark.parametrize("source", ["def softmax(", "import os\nos.abort()", "def softmax(z): return 'no'"])
def test_a_program_that_does_not_run_has_none_either(source: str, a_judge: Judge) -> None:
    with pytest.raises(NoSymptom):
        shown_by(a_judge, hunts()["softmax.no_max"], source, 1)


# --- planting


def test_in_a_program_of_another_shape_the_same_mistake_is_planted(a_judge: Judge) -> None:
    hunt = hunts()["softmax.no_max"]
    mine = "import numpy as np\ndef softmax(z):\n    e = np.exp(z - np.max(z, -1, keepdims=True))\n"
    mine += "    return e / e.sum(-1, keepdims=True)\n"
    found = broken(a_judge, hunt, mine, 3)
    assert found is not None and "np.exp(z)" in found.source and "np.max" not in found.source


def test_what_is_planted_is_only_what_the_grader_recognises(a_judge: Judge) -> None:
    hunt = hunts()["softmax.no_max"]
    scipys = "from scipy.special import softmax as s\ndef softmax(z):\n    return s(z - 0 * z, axis=-1)\n"
    assert broken(a_judge, hunt, scipys, 3) is None


def test_no_comment_betrays_it() -> None:
    source = "def f(o):  # clear\n    # clear the gradients\n    o.zero_grad()  # here\n    return '# no comment'\n"
    [program] = planted(source, (Change("_o.zero_grad(*_more)", ""),))
    assert program == "def f(o):\n    return '# no comment'\n"


@pytest.mark.parametrize(
    ("source", "find", "replace", "programs"),
    [
        ("y = a * (b - c)\n", "_x - _y", "_x + _y", ["y = a * (b + c)\n"]),
        ("y = a * b - c\n", "_x * _y", "_x", ["y = a - c\n"]),
        ("y = (p - q) * s\n", "_x * s", "_x / s", ["y = (p - q) / s\n"]),
        ("y = -f(a + b)\n", "f(_x)", "_x * 2", ["y = -(a + b) * 2\n", "y = -((a + b) * 2)\n"]),
        ("y = x ** 2.0\n", "_e ** 2", "_e * 2", ["y = x * 2\n"]),
        ("y = n * 2\n", "2 * _x", "_x", ["y = n\n"]),
        ("é = 'é' + a - b\n", "_x - _y", "_y", ["é = b\n"]),
        ("y = z.sum(0, keepdims=True)\n", "_z.sum(*_more)", "_z.sum()", ["y = z.sum()\n"]),
        ("if a:\n    w = 0\n", "_w = 0", "", []),
        ("y = a - a\n", "_x - _x", "_x", ["y = a\n"]),
        ("y = a - b\n", "_x - _x", "_x", []),
        ("def f(:\n", "_x - _x", "_x", []),
    ],
)
def test_one_place_is_rewritten_and_all_else_stays(
    source: str, find: str, replace: str, programs: list[str]
) -> None:
    found = list(planted(source, (Change(find, replace),)))
    assert len(found) == (1 if programs else 0)
    assert all(program in programs for program in found)


def test_two_places_are_tried_one_by_one_and_together() -> None:
    found = list(planted("w = w - lr * g\nb = b - lr * h\n", (Change("_p - _s", "_p + _s"),)))
    signs = [[line[6] for line in program.splitlines()] for program in found]
    assert signs == [["+", "-"], ["-", "+"], ["+", "+"]]


def test_a_statement_that_must_be_there_lends_its_names() -> None:
    change = Change("y[_rows]", "y[_a:_b]", given="_rows = _order[_a:_b]")
    [program] = planted("k = o[s:t]\nx = X[k], y[k]\n", (change,))
    assert program == "k = o[s:t]\nx = X[k], y[s:t]\n"
    assert list(planted("k = list(o)\nx = X[k], y[k]\n", (change,))) == []


@pytest.mark.parametrize("key", KEYS)
def test_patterns_are_python_and_planted_programs_too(key: str, places: Places) -> None:
    hunt = hunts()[key]
    right = read_reference(places, hunt.exercise)
    programs = [program for changes in hunt.plants for program in planted(right, changes)]
    assert programs and all(ast.parse(program) for program in programs)
    assert "###" not in without_comments(right)
