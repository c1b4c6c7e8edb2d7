"""`grader quiz`: a round by keys, each answer judged at once and kept, a summary, and what cannot be asked for."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from grader.commands import quiz
from grader.quiz.questions import Topic
from grader.quiz.topics import TopicError, topics
from tests.quiz_rounds import QUESTIONS, choices, events, letter, run


@pytest.fixture
def kit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GRADER_KIT", str(tmp_path))
    return tmp_path


def test_a_round_from_the_first_question_to_the_summary(kit: Path) -> None:
    run("--kind", "choice", "--seed", "5", "--count", "3")
    first, second, third = choices(kit)
    keys = [letter(first, right=True), letter(second, right=False).upper(), "?"]
    ran = run("--kind", "choice", "--seed", "5", "--count", "3", typed="\n".join(keys) + "\n")
    assert ran.exit_code == 0
    shown = " ".join(ran.stdout.split())
    assert first.because.split()[0] in shown and "✓ right" in shown
    chosen = second.judged(keys[1])
    assert chosen.mistake is not None
    assert f"“{chosen.mistake.belief}” {chosen.mistake.correction}" in shown
    assert f"The answer: {' '.join(third.right.split())}" in shown
    assert "The round" in shown and shown.count("1 of 1 right") == 1 and shown.count("0 of 1 right") == 2
    again = ran.stdout.partition("To look at again")[2]
    assert second.question.idea in again and third.question.idea in again
    assert first.question.idea not in again


def test_every_answer_is_kept_with_what_was_recognised(kit: Path) -> None:
    run("--kind", "choice", "--seed", "5", "--count", "1", typed="")
    [posed] = choices(kit)
    wrong = letter(posed, right=False)
    run(typed=f"{wrong}\n")
    begun, answered = events(kit)
    assert begun["questions"] == [posed.question.key]
    assert (answered["question"], answered["said"]) == (posed.question.key, wrong)
    assert (answered["verdict"], answered["mistake"]) == ("wrong", posed.judged(wrong).name)
    assert answered["round"] == begun["round"]


def test_an_answer_may_be_a_letter_or_a_number_and_anything_else_is_asked_again(kit: Path) -> None:
    ran = run("--kind", "choice", "--seed", "5", "--count", "1", typed="\ne\n17\nno\n\x00\n2\n")
    assert ran.exit_code == 0
    assert ran.stdout.count("Answer with a letter from a to d, or its number.") == 5
    assert [event["event"] for event in events(kit)] == ["begun", "answered"]


def test_bytes_that_are_no_text_are_asked_again(kit: Path) -> None:
    ran = run("--kind", "choice", "--seed", "5", "--count", "1", typed=b"\xff\xfe\n")
    assert ran.exit_code == 0
    assert "0 of 1 answers are kept" in ran.stdout


def test_open_questions_are_ticked_and_kept_apart(kit: Path) -> None:
    ran = run("--kind", "spoken", "--seed", "1", "--count", "1", "training_step", typed="My words.\n9\n1 3\n")
    assert "Answer with the numbers of the points" in ran.stdout
    assert "self-rated: 2 of 7 points" in ran.stdout and "right" not in ran.stdout.partition("The round")[2]
    _, said, rated = events(kit)
    assert (said["event"], said["said"]) == ("said", "My words.")
    assert (rated["event"], rated["ticked"], rated["points"]) == ("self_rated", [1, 3], 7)


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        (["optimizers"], lambda one: one.topic == "optimizers"),
        (["softmax"], lambda one: one.see.startswith("softmax.")),
        (["--level", "ic4", "--level", "prerequisite"], lambda one: one.level in ("IC4", "prerequisite")),
        (["--kind", "order"], lambda one: one.kind == "order"),
    ],
)
def test_topics_levels_and_kinds_narrow_the_choice(kit: Path, arguments: list[str], wanted) -> None:
    asked = json.loads(run("--json", "--count", "1000", *arguments).stdout)["questions"]
    assert {one["id"] for one in asked} == {key for key, one in QUESTIONS.items() if wanted(one)}


def test_a_round_goes_over_all_topics_from_the_easier_levels_up(kit: Path) -> None:
    asked = json.loads(run("--json").stdout)["questions"]
    assert len(asked) == 10 == len({one["topic"] for one in asked})
    levels = [["prerequisite", "IC3", "IC4"].index(one["level"]) for one in asked]
    assert levels == sorted(levels)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ["softmaxx"],
            "There are no questions about 'softmaxx'. Did you mean softmax? There are about: losses,",
        ),
        (["--kind", "order", "losses"], "No question is of that level and kind there"),
        (["--level", "IC9"], "IC9"),
        (["--count", "0"], "--count"),
    ],
)
def test_what_cannot_be_asked_for_is_said(kit: Path, arguments: list[str], sentence: str) -> None:
    ran = run(*arguments)
    assert ran.exit_code == 2
    assert sentence in " ".join(ran.stderr.split())
    assert not (kit / ".progress").exists()


def test_the_help_names_the_topics() -> None:
    assert all(topic.name in run("--help").stdout for topic in topics())


def test_a_place_that_cannot_be_written_is_said(kit: Path) -> None:
    (kit / ".progress").write_text("a file, where the folder should be")
    ran = run()
    assert ran.exit_code == 2
    assert "Answers cannot be kept in" in ran.stderr


def test_a_damaged_file_of_questions_is_our_fault(kit: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def damaged() -> list[Topic]:
        raise TopicError("01_losses.toml is not TOML.")

    monkeypatch.setattr(quiz, "topics", damaged)
    ran = run()
    assert ran.exit_code == 3
    assert "by a fault of ours. 01_losses.toml is not TOML." in ran.stderr


def test_it_imports_neither_torch_nor_scipy_nor_numpy(kit: Path) -> None:
    program = (
        "import sys; from grader.cli import program; program(['quiz', '--json'], standalone_mode=False); "
    )
    program += "print([name for name in ('torch', 'scipy', 'numpy') if name in sys.modules], file=sys.stderr)"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stderr == "[]\n"
