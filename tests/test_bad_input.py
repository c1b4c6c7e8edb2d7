"""Given a bad submission, when it is graded, then its owner reads what is wrong, and nobody else pays for it.

The submissions lie in `bad_input/<case>/`; what each is told stands in `bad_input/expected.toml`.
"""

import subprocess
import sys
import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from grader import grading
from grader.curriculum.catalogue import exercises
from grader.grading import Judge
from grader.places import Places
from grader.record import ExerciseResult
from grader.workspace import Found, read

FOLDER = Path(__file__).parent / "bad_input"
EXPECTED: dict[str, dict[str, Any]] = tomllib.loads((FOLDER / "expected.toml").read_text("utf-8"))
WALLED = {"leaves_children_behind"}
SLOW = {"loops_forever", "prints_forever", "ignores_signals", "loops_while_loading"}
QUICK = sorted(EXPECTED.keys() - SLOW - WALLED)
RIGHT = """import numpy as np

def softmax(logits):
    exponentials = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return exponentials / exponentials.sum(axis=-1, keepdims=True)
"""


def graded(judge: Judge, folder: Path, exercise: str = "softmax") -> ExerciseResult:
    record, _ = judge.grade(folder.name, [read(folder, exercise)])
    return record.exercises[0]


def told(result: ExerciseResult) -> dict[str, Any]:
    """What the learner is told, without what is so by default."""
    headline = next((one for one in result.concepts if one.concept == result.headline), None)
    line = headline.line if headline else None
    facts = {
        "status": result.status,
        "headline": result.headline,
        "says": headline.message if headline else None,
        "line": line.number if line else None,
        "column": line.column if line else None,
        "notes": result.notes or None,
    }
    usual = {"status": "failed", "headline": "softmax.runs"}
    return {name: fact for name, fact in facts.items() if fact not in (None, usual.get(name))}


def grader(*arguments: object, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = [Path(sys.executable).with_name("grader"), *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)


def submission(folder: Path, source: str | bytes = RIGHT) -> Path:
    """A folder that holds this softmax.py."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "softmax.py").write_bytes(source.encode() if isinstance(source, str) else source)
    return folder


@pytest.fixture(scope="module")
def result_of(a_judge: Judge) -> Callable[[str], ExerciseResult]:
    """What becomes of a case; each is graded once, for all who ask."""

    @cache
    def result(case: str) -> ExerciseResult:
        with pytest.MonkeyPatch.context() as patch:
            if case == "loops_while_loading":
                patch.setattr(grading, "SECONDS_TO_LOAD", 2.0)
            return graded(a_judge, FOLDER / case)

    return result


@pytest.fixture(scope="module")
def level(a_judge: Judge) -> str:
    """The walls that submissions get on this machine."""
    record, _ = a_judge.grade("", [Found("softmax", "# which level?\n")])
    return record.isolation


# --- what the file does


@pytest.mark.parametrize("case", sorted(EXPECTED))
def test_each_submission_is_told_what_stands_beside_it(
    result_of: Callable[[str], ExerciseResult], level: str, case: str
) -> None:
    if case in WALLED and level == "process":
        pytest.skip("no sandbox on this machine")
    assert told(result_of(case)) == EXPECTED[case]


def test_every_submission_has_an_expectation() -> None:
    of_two = {path.parent.name for path in FOLDER.glob("*/mse.py")}
    assert {path.parent.name for path in FOLDER.glob("*/softmax.py")} == EXPECTED.keys() | of_two


def test_no_mistake_is_named_where_the_answers_prove_none(
    result_of: Callable[[str], ExerciseResult],
) -> None:
    """An exception, None or NaN says nothing of which mistake it was."""
    results = [(case, result_of(case)) for case in QUICK if case != "returns_tensor_with_grad"]
    assert {case: one.misconception.says for case, one in results if one.misconception} == {}


def test_what_is_not_checked_rests_on_something_that_failed(
    result_of: Callable[[str], ExerciseResult],
) -> None:
    results = [result_of(case) for case in QUICK]
    for result in results:
        failed = {one.concept for one in result.concepts if one.status == "failed"}
        assert {one.because for one in result.concepts if one.status == "not_checked"} <= failed, result


@pytest.mark.parametrize("case", ["changes_numpy", "changes_settings"])
def test_what_one_exercise_does_to_numpy_is_not_held_against_the_next(a_judge: Judge, case: str) -> None:
    found = [read(FOLDER / case, "mse"), read(FOLDER / case, "softmax")]
    record, _ = a_judge.grade(case, found)
    assert [one.status for one in record.exercises] == ["passed", "passed"]


def test_an_exercise_that_ends_the_process_costs_itself_alone(a_judge: Judge, tmp_path: Path) -> None:
    submission(tmp_path)
    (tmp_path / "mse.py").write_text("import os\nos._exit(0)\n")
    record, _ = a_judge.grade("two", [read(tmp_path, "mse"), read(tmp_path, "softmax")])
    assert [one.status for one in record.exercises] == ["failed", "passed"]


ODDITIES = [
    "None",
    "np.nan",
    "np.inf",
    "True",
    "10**400",
    "[]",
    "[None] * 3",
    "[(a[0], a[-1])]",
    "(a[0], 0.0, 'x')",
    "{'W1': None}",
    "np.zeros((2, 0))",
    "np.asarray(a[0], float) * np.inf",
    "np.array([None, 1], dtype=object)",
    "(i for i in range(3))",
    "lambda: 0",
]


@pytest.mark.parametrize("exercise", exercises())
def test_whatever_a_function_returns_is_a_failure_and_not_our_error(a_judge: Judge, exercise: str) -> None:
    statuses = {}
    for oddity in ODDITIES:
        functions = [
            f"def {name}(*a, **k):\n    return {oddity}\n" for name in exercises()[exercise].functions
        ]
        record, _ = a_judge.grade("odd", [Found(exercise, "import numpy as np\n" + "".join(functions))])
        statuses[oddity] = record.exercises[0].status
    assert statuses == dict.fromkeys(ODDITIES, "failed")


# --- what the file is


def not_utf8(path: Path) -> None:
    path.write_bytes(b"# fine\n# caf\xe9\n")


def empty(path: Path) -> None:
    path.write_text(" \n")


def a_folder(path: Path) -> None:
    path.mkdir()


def dangling(path: Path) -> None:
    path.symlink_to("nowhere.py")


def a_link_out(path: Path) -> None:
    path.symlink_to(submission(path.parent.parent / "elsewhere") / "softmax.py")


def fifty_megabytes(path: Path) -> None:
    path.write_bytes(b"#" * 50 * 2**20)


def zero_bytes(path: Path) -> None:
    path.write_bytes(b"x = 1\0\n")


def a_pipe(path: Path) -> None:
    subprocess.run(["mkfifo", path], check=True)


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (not_utf8, "softmax.py is not UTF-8 text: line 2 holds the byte 0xe9. Save it as UTF-8."),
        (empty, "softmax.py is empty. `grader reset softmax` brings the stub back."),
        (a_folder, "softmax.py is a folder, not a file."),
        (dangling, "softmax.py is a link to a file that is not there: nowhere.py."),
        (a_link_out, "softmax.py is a link to a file elsewhere. Put the file itself into the folder."),
        (fifty_megabytes, "softmax.py has 50 MB; an exercise has at most 1 MB of text."),
        (zero_bytes, "softmax.py holds zero bytes: it is not a text file. Save it as UTF-8 text."),
        (a_pipe, "softmax.py is not an ordinary file."),
    ],
)
def test_what_is_no_text_file_fails_with_the_reason(
    a_judge: Judge, tmp_path: Path, make: Callable[[Path], None], sentence: str
) -> None:
    folder = tmp_path / "submission"
    folder.mkdir()
    make(folder / "softmax.py")
    assert told(graded(a_judge, folder)) == {"says": sentence}


# --- what was asked for, and the report, through the real command


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ("sofmax", "There is no exercise 'sofmax'. Did you mean softmax? They are: mse, "),
        ("zzz", "There is no exercise 'zzz'. They are: mse, "),
        (
            "softmax --dir nowhere",
            "There is no folder nowhere. Name the one that holds your exercises with --dir.",
        ),
        ("softmax --dir empty", "The folder empty holds none of the files asked for (softmax.py)."),
        ("softmax --dir file", "file is a file, not a folder. Give the folder that it lies in."),
        ("--no-such-option", "No such option"),
    ],
)
def test_wrong_usage_exits_with_2_and_a_sentence(tmp_path: Path, arguments: str, sentence: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").touch()
    ran = grader("grade", *arguments.split(), cwd=tmp_path)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert sentence in ran.stderr


def test_a_syntax_error_is_shown_with_its_line_and_a_caret() -> None:
    ran = grader("grade", "softmax", "--dir", FOLDER / "syntax_error")
    assert ran.returncode == 1
    shown = ran.stdout.splitlines()
    [at] = [number for number, text in enumerate(shown) if text.startswith("     line 6: return")]
    assert shown[at][shown[at + 1].index("^") :] == "(exponentials.sum(axis=-1, keepdims=True)"


@pytest.mark.parametrize("case", ["escapes_in_exception", "escapes_in_prints"])
def test_no_escape_sequence_reaches_the_terminal(case: str) -> None:
    ran = grader("grade", "softmax", "--dir", FOLDER / case)
    assert (ran.returncode, ran.stderr) == (1, "")
    assert "\\x1b[2J" in ran.stdout
    assert all(character.isprintable() or character == "\n" for character in ran.stdout)


@pytest.mark.parametrize(
    "case", ["segfault", "closes_descriptors", "returns_inf", "returns_nan", "prints_no_unicode"]
)
def test_a_wild_submission_gives_an_ordinary_report(case: str) -> None:
    ran = grader("grade", "softmax", "--dir", FOLDER / case)
    assert (ran.returncode, ran.stderr) == (1, "")
    assert EXPECTED[case]["says"].split(". ")[0] in " ".join(ran.stdout.split())


# --- what lies beside it


@pytest.fixture
def among_traps(tmp_path: Path) -> Path:
    """A right submission, and beside it files that note it when somebody runs them."""
    folder = submission(tmp_path / "ada")
    for name in ("numpy", "click", "grader", "conftest", "sitecustomize", "usercustomize", "test_softmax"):
        (folder / f"{name}.py").write_text(f"open({str(tmp_path / 'executed')!r}, 'a').write(__name__)\n")
    (folder / "pytest.ini").write_text("[pytest]\naddopts = --no-such-option\n")
    return folder


def executed(folder: Path) -> str:
    note = folder.parent / "executed"
    return note.read_text() if note.exists() else ""


def test_files_beside_a_submission_are_not_run(among_traps: Path) -> None:
    ran = grader("grade", "softmax", "--dir", ".", cwd=among_traps)
    assert (executed(among_traps), ran.returncode, ran.stderr) == ("", 0, "")


def test_files_beside_a_submission_are_not_run_by_pytest_either(among_traps: Path) -> None:
    ran = grader("grade", "softmax", "--dir", ".", "--junit", "../out.xml", cwd=among_traps)
    assert (executed(among_traps), ran.returncode, ran.stderr) == ("", 0, "")
    assert len(list(ElementTree.parse(among_traps.parent / "out.xml").iter("testcase"))) > 1


def test_files_beside_a_submission_are_not_run_by_a_batch(among_traps: Path, tmp_path: Path) -> None:
    ran = grader("batch", ".", "--out", "../out", cwd=among_traps.parent)
    assert (executed(among_traps), ran.returncode) == ("", 0)
    assert "1 passed" in ran.stdout


def test_a_submission_cannot_import_what_lies_beside_it(a_judge: Judge, tmp_path: Path) -> None:
    submission(tmp_path, "import helper\n" + RIGHT)
    (tmp_path / "helper.py").write_text("x = 1\n")
    assert "A file of your own beside this one is not seen." in told(graded(a_judge, tmp_path))["says"]


def test_the_solutions_are_out_of_reach(a_judge: Judge, level: str, places: Places, tmp_path: Path) -> None:
    if level == "process":
        pytest.skip("no sandbox on this machine")
    reference = places.root / "solutions" / "softmax" / "reference.py"
    submission(tmp_path, f"exec(open({str(reference)!r}).read())\n")
    result = graded(a_judge, tmp_path)
    assert result.headline == "softmax.runs"
    assert "Files, network and other processes are out of reach here" in told(result)["says"]
