"""A class's private key asks for other numbers: what was learned by heart passes with the public key alone."""

import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.curriculum.catalogue import exercises
from grader.grading import Judge
from grader.judging import learners_judge
from grader.key import store
from grader.key.keyring import LEARNERS_SEED, Keyring
from grader.key.seeds import kept_seed
from grader.places import Places
from grader.workspace import Found
from tests.by_heart import by_heart
from tests.conftest import SECRET

WHOLE_ARRAY = "import numpy as np\n\ndef softmax(z):\n    e = np.exp(z - z.max())\n    return e / e.sum()\n"
ALL_OFF = """
def _off(value):
    if isinstance(value, dict):
        return {name: _off(one) for name, one in value.items()}
    return type(value)(map(_off, value)) if isinstance(value, (list, tuple)) else value + 0.125
"""
ONE_OFF = f"{ALL_OFF}\ndef FUNCTION(*arguments, right=FUNCTION):\n    return _off(right(*arguments))\n"
BATCH_LOST = (
    "\ndef minibatches(*arguments, right=minibatches):\n    yield from list(right(*arguments))[:-1]\n"
)
MOVED_ON = """
def train_step(model, *others, right=train_step):
    loss = right(model, *others)
    for parameter in model.parameters():
        parameter.data += 0.125
    return loss
"""
PUSHED = """
def backward(self, right=Value.backward):
    right(self)
    self.grad += 0.125

Value.backward = backward
"""
WRONG_OTHERWISE = {"minibatches": BATCH_LOST, "torch_loop": MOVED_ON, "autograd": PUSHED}


@pytest.fixture(scope="module")
def strict_judge(quick_kit: Path, private_key: Path) -> Iterator[Judge]:
    with learners_judge(Places(quick_kit).with_keys(private_key)) as judge:
        yield judge


def key(kit: Path, *arguments: object, **more: str) -> subprocess.CompletedProcess[str]:
    return grader("key", *arguments, kit=kit, **more)


def grader(
    *arguments: object, kit: Path, typed: str = "", keys: str = ""
) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "GRADER_KIT": str(kit), "GRADER_KEYS": keys}
    command = [sys.executable, "-m", "grader", *map(str, arguments)]
    return subprocess.run(
        command, env=environment, cwd=kit, input=typed, capture_output=True, text=True, check=False
    )


def reference(places: Places, exercise: str) -> str:
    return (places.root / "solutions" / exercise / "reference.py").read_text("utf-8")


# --- what it is for


@pytest.mark.parametrize("exercise", exercises())
def test_what_was_learned_by_heart_passes_with_the_public_key_alone(
    a_judge: Judge, strict_judge: Judge, places: Places, exercise: str
) -> None:
    right = reference(places, exercise)
    wrong = WRONG_OTHERWISE.get(exercise) or ONE_OFF.replace(
        "FUNCTION", next(iter(exercises()[exercise].functions))
    )
    submission = [Found(exercise, by_heart(exercise, right, right + wrong))]
    with_public, _ = a_judge.grade("ada", submission)
    with_private, _ = strict_judge.grade("ada", submission)
    statuses = [record.exercises[0].status for record in (with_public, with_private)]
    assert statuses == ["passed", "failed"]


@pytest.mark.parametrize("exercise", exercises())
def test_right_answers_pass_with_any_key(strict_judge: Judge, places: Places, exercise: str) -> None:
    record, _ = strict_judge.grade("ada", [Found(exercise, reference(places, exercise))])
    assert record.exercises[0].status == "passed"


def test_reports_with_a_private_key_show_no_numbers(quick_kit: Path, private_key: Path) -> None:
    (quick_kit / "exercises" / "softmax.py").write_text(WHOLE_ARRAY)
    ran = grader("grade", "softmax", kit=quick_kit, keys=str(private_key))
    assert ran.returncode == 1
    assert "softmax.axis" in ran.stdout and "hidden" in ran.stdout
    assert not any(word in ran.stdout for word in ("yours", "expected  ", "[["))


def test_junit_with_a_private_key_shows_no_numbers(quick_kit: Path, private_key: Path) -> None:
    (quick_kit / "exercises" / "softmax.py").write_text(WHOLE_ARRAY)
    ran = grader("grade", "softmax", "--junit", "-", kit=quick_kit, keys=str(private_key))
    assert "softmax.axis: Each row of logits" in ran.stdout
    assert "[[" not in ran.stdout


# --- how it is made and kept


def test_nobody_else_can_read_it_and_git_leaves_it_alone(private_key: Path) -> None:
    modes = {stat.S_IMODE(path.stat().st_mode) for path in private_key.iterdir() if path.name != ".gitignore"}
    assert (stat.S_IMODE(private_key.stat().st_mode), modes) == (0o700, {0o600})
    assert "*" in (private_key / ".gitignore").read_text().splitlines()


def test_it_is_known_as_private_and_the_learners_is_not(places: Places, private_key: Path) -> None:
    assert Keyring(private_key, None, print).private
    assert not Keyring(places.keys, None, print).private


def test_it_is_known_as_private_without_its_seed_file_too(private_key: Path, tmp_path: Path) -> None:
    shutil.copytree(private_key, tmp_path / "copy")
    (tmp_path / "copy" / "seed").unlink()
    assert Keyring(tmp_path / "copy", None, print).private


def test_a_random_key_is_another_than_all_others(quick_kit: Path, private_key: Path) -> None:
    assert key(quick_kit, "--seed", "new", "--out", "random").returncode == 0
    random = store.read(quick_kit / "random", "mse").key.seed
    assert len({random, kept_seed(private_key), LEARNERS_SEED}) == 3


def test_a_secret_text_is_the_same_key_again_and_another_text_is_not(
    quick_kit: Path, private_key: Path, tmp_path: Path
) -> None:
    (tmp_path / "secret.txt").write_text(f"{SECRET}\n")
    from_file = key(quick_kit, "--seed", tmp_path / "secret.txt", "--out", private_key)
    typed = key(quick_kit, "--seed", "-", "--out", private_key, typed=f"{SECRET}\n")
    other = key(quick_kit, "--seed", "-", "--out", private_key, typed="another secret text\n")
    assert [ran.returncode for ran in (from_file, typed, other)] == [0, 0, 2]
    assert SECRET not in from_file.stdout + from_file.stderr + typed.stderr


@pytest.mark.parametrize("lost", ["softmax.stub", "seed"])
def test_a_key_that_is_rebuilt_keeps_its_seed(
    quick_kit: Path, private_key: Path, tmp_path: Path, lost: str
) -> None:
    shutil.copytree(private_key, tmp_path / "key")
    (tmp_path / "key" / lost).unlink()
    before = store.read(private_key, "mse").key.seed
    shutil.copy(private_key / "softmax.key", tmp_path / "key" / "mse.key")  # damage that is told
    rebuilt = Keyring(tmp_path / "key", quick_kit / "solutions", print).key("mse")
    assert rebuilt.key.seed == before != LEARNERS_SEED


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--seed", "my secret words"], "stay in the shell's history"),
        (["--seed", "short.txt"], "can be guessed"),
        (["--seed", "new", "--out", ".key"], "where the learners' keys lie"),
        (["--seed", "new", "--out", "solutions"], "is not empty"),
        (["--seed", "new", "--out", "class-key"], "holds a private key already"),
        (["--out", "nowhere"], "holds no private key yet"),
    ],
)
def test_what_cannot_be_done_is_said(
    quick_kit: Path, private_key: Path, arguments: list[str], sentence: str
) -> None:
    (quick_kit / "short.txt").write_text("2026")
    ran = key(quick_kit, *arguments)
    assert ran.returncode == 2
    assert sentence in " ".join(ran.stderr.split())


def test_making_one_shows_how_far_it_is(quick_kit: Path, tmp_path: Path) -> None:
    made = key(quick_kit, "--seed", "new", "--out", tmp_path / "key")
    assert made.returncode == 0, made.stderr
    told = [line for line in made.stderr.splitlines() if line.endswith("keys are ready.")]
    every = len(exercises())
    assert told == [f"{count} of {every} keys are ready." for count in range(1, every + 1)]
    assert "are ready" not in key(quick_kit, "--out", tmp_path / "key").stderr


def test_a_folder_without_keys_is_no_private_key(quick_kit: Path, tmp_path: Path) -> None:
    (quick_kit / "exercises" / "softmax.py").write_text(WHOLE_ARRAY)
    for command in (["grade", "softmax"], ["key"]):
        ran = grader(*command, kit=quick_kit, keys=str(tmp_path))
        assert ran.returncode == 2
        assert "holds no answer keys" in ran.stderr
