"""`grader verify` finds each kind of fault: one is planted in a sound exercise, and one sentence must tell it."""

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner

from grader.checks.graders import Grader, grader_of
from grader.commands.verify import command
from grader.curriculum.catalogue import exercises
from grader.curriculum.hints import Hint, hints_of
from grader.key.variants import Solutions
from grader.places import Places
from grader.verify.exercise import verify_subject
from grader.verify.subject import Subject
from grader.worker import hosts
from grader.worker.client import Worker

NAME = "mse"
SQUARES, ERRORS, MEAN = "errors ** 2", "predictions - targets", "total / count"
SQUARED, REDUCED, RUNS = "mse.squared_error", "mse.mean_reduction", "mse.runs"


class Kit:
    """A copy of one exercise, to plant faults in. Files that import torch are left out: they are slow to run."""

    def __init__(self, folder: Path, worker: Worker, solutions: Path) -> None:
        self.folder = folder / "solutions" / NAME
        self.worker = worker
        self.grader: Grader = grader_of(NAME)
        self.hints: dict[str, Hint] = dict(hints_of(NAME))
        shutil.copytree(solutions / NAME, self.folder)
        for path in self.folder.rglob("*.py"):
            if "import torch" in path.read_text("utf-8"):
                path.unlink()

    def edit(self, file: str, find: str, put: str) -> None:
        path = self.folder / file
        text = path.read_text("utf-8")
        assert find in text
        path.write_text(text.replace(find, put), "utf-8")

    def write(self, file: str, text: str) -> None:
        (self.folder / file).write_text(text, "utf-8")

    def add(self, name: str, concept: str, *edits: tuple[str, str], **more: str) -> None:
        """Add a misconception to the catalogue."""
        fields = {"id": name, "concept": concept, "says": "It is so.", "change": "Change it."} | more
        lines = ["", "[[misconception]]", *(f'{key} = "{value}"' for key, value in fields.items())]
        made = ", ".join(f'{{ find = "{find}", replace = "{put}" }}' for find, put in edits)
        path = self.folder / "misconceptions.toml"
        path.write_text("\n".join([path.read_text("utf-8"), *lines, f"edits = [{made}]\n"]), "utf-8")

    def keep(self, wanted: Callable[[str], bool]) -> None:
        """Keep the misconceptions whose entry is `wanted`."""
        path = self.folder / "misconceptions.toml"
        entries = path.read_text("utf-8").split("[[misconception]]")[1:]
        kept = [entry for entry in entries if wanted(entry)]
        path.write_text("".join(f"[[misconception]]{entry}" for entry in kept), "utf-8")

    def change_hint(self, concept: str, **fields: object) -> None:
        self.hints[concept] = msgspec.structs.replace(self.hints[concept], **fields)

    def change_check(self, concept: str, **fields: object) -> None:
        check = replace(self.grader.checks[concept], **fields)
        self.grader = replace(self.grader, checks=self.grader.checks | {concept: check})

    def change_call(self, **fields: object) -> None:
        first, *others = self.grader.plan
        self.grader = replace(self.grader, plan=(replace(first, **fields), *others))

    def told(self) -> list[str]:
        """Return what verify says of it."""
        subject = Subject(exercises()[NAME], Solutions(self.folder), self.grader, lambda _: self.hints)
        return [flaw.sentence for flaw in verify_subject(subject, self.worker).flaws]


@pytest.fixture(scope="module")
def a_worker() -> Iterator[Worker]:
    with Worker(hosts.start()) as worker:
        yield worker


@pytest.fixture
def kit(tmp_path: Path, a_worker: Worker, places: Places) -> Kit:
    assert places.solutions is not None
    return Kit(tmp_path, a_worker, places.solutions)


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


def test_the_command_tells_flaws_and_exits_with_1(kit: Kit, monkeypatch: pytest.MonkeyPatch) -> None:
    kit.edit("reference.py", "\n0.18\n", "\n0.19\n")
    without_torch = hosts.start()
    monkeypatch.setattr(hosts, "start", lambda **_: without_torch)
    monkeypatch.setenv("GRADER_KIT", str(kit.folder.parents[1]))
    ran = CliRunner().invoke(command, [NAME])
    assert ran.exit_code == 1
    first, flaw = ran.output.splitlines()
    assert re.fullmatch(r" 1 mse +\d+ right, +\d+ wrong, 3 concepts: 1 flaw", first)
    assert "gives 0.18, not 0.19. Correct the docstring, or the solution." in flaw


@pytest.mark.parametrize(
    "kit_has_solutions, names, expected",
    [(True, ["nosuch"], "There is no exercise 'nosuch'"), (False, [], "holds no solutions")],
)
def test_wrong_usage_exits_with_2(
    kit_has_solutions: bool,
    names: list[str],
    expected: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if kit_has_solutions:
        (tmp_path / "solutions").mkdir()
    monkeypatch.setenv("GRADER_KIT", str(tmp_path))
    ran = CliRunner().invoke(command, names)
    assert ran.exit_code == 2
    assert expected in ran.output
